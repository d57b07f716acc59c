-- Whose tickets are believed, and in which days.
CREATE TABLE ticket_keys (
    id         TEXT NOT NULL PRIMARY KEY,
    portal     TEXT NOT NULL,
    public_key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to   TEXT NOT NULL
) WITHOUT ROWID;

-- A ticket that was used, by a name that can't be read back, with the one rating that it proves.
CREATE TABLE tickets (
    ticket     TEXT NOT NULL PRIMARY KEY,
    rating_id  TEXT NOT NULL,
    expires_on TEXT NOT NULL
) WITHOUT ROWID;
