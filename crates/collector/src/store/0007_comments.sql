-- What the survey team does with comments. The text itself stays in `ratings`, so that it is deleted
-- in one place; here are those that there are, in the order in which they are read.
CREATE TABLE comments (
    counted_on   TEXT     NOT NULL,
    rating_id    TEXT     NOT NULL,
    province     TEXT     NOT NULL,
    office       TEXT     NOT NULL,
    procedure_id TEXT     NOT NULL,
    channel      TEXT     NOT NULL,
    stage        TEXT     NOT NULL,
    score        SMALLINT NOT NULL,
    status       TEXT     NOT NULL,
    tags         TEXT     NOT NULL,
    hidden       SMALLINT NOT NULL,
    PRIMARY KEY (counted_on, rating_id)
) WITHOUT ROWID;
INSERT INTO comments
SELECT counted_on, id, COALESCE(province, ''), COALESCE(office, ''), procedure_id,
       COALESCE(channel, ''), stage, score, 'new', '[]', 0
FROM ratings WHERE comment IS NOT NULL;
