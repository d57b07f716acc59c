-- Up to which day of counting rows have been deleted because of their age. Sums stay.
CREATE TABLE purged (
    only_row      SMALLINT NOT NULL DEFAULT 1 PRIMARY KEY,
    counted_until TEXT     NOT NULL
) WITHOUT ROWID;
