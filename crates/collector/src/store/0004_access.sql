-- Keys for reading. A key itself isn't here: only the SHA-256 of its secret.
CREATE TABLE reading_keys (
    id          TEXT NOT NULL PRIMARY KEY,
    label       TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    province    TEXT,
    office      TEXT,
    scopes      TEXT NOT NULL,
    created_on  TEXT NOT NULL,
    revoked_on  TEXT
) WITHOUT ROWID;

-- What was done with keys, and what was taken out of the database.
CREATE TABLE audit (
    happened_at TEXT NOT NULL,
    id          TEXT NOT NULL,
    actor       TEXT NOT NULL,
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    PRIMARY KEY (happened_at, id)
) WITHOUT ROWID;
