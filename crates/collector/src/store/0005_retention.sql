-- Up to which day of counting rows have been deleted because of their age. Sums stay.
CREATE TABLE purged (
    only_row      SMALLINT NOT NULL DEFAULT 1 PRIMARY KEY,
    counted_until TEXT     NOT NULL
) WITHOUT ROWID;

-- How many transactions found a rating there already. Each changes this row, so that it has
-- something to sync.
CREATE TABLE repeats (
    only_row SMALLINT NOT NULL PRIMARY KEY,
    times    BIGINT   NOT NULL
) WITHOUT ROWID;
INSERT INTO repeats (only_row, times) VALUES (1, 0);
