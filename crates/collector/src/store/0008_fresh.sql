-- What isn't in the sums of periods yet, in the order in which it came: by ids, which are chance, each
-- note of a batch would lie on a page of its own. A batch has no time, only a number that tells it
-- from the last one.
ALTER TABLE fresh RENAME TO fresh_by_id;
CREATE TABLE fresh (
    batch BIGINT NOT NULL,
    id    TEXT   NOT NULL,
    PRIMARY KEY (batch, id)
) WITHOUT ROWID;
INSERT INTO fresh SELECT 0, id FROM fresh_by_id;
DROP TABLE fresh_by_id;
