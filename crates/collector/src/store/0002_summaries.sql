-- Ratings are counted as they arrive, by the day on which they count. Where a rating doesn't say
-- its province, office or channel, that is an empty text here: a key has no NULL.
ALTER TABLE ratings ADD COLUMN counted_on TEXT NOT NULL DEFAULT '';
UPDATE ratings SET counted_on = answered_on;
ALTER TABLE ratings ADD COLUMN verified SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE ratings ADD COLUMN marks TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ratings DROP COLUMN ticket;
DROP INDEX ratings_by_procedure;

CREATE TABLE summaries (
    province     TEXT     NOT NULL,
    counted_on   TEXT     NOT NULL,
    office       TEXT     NOT NULL,
    procedure_id TEXT     NOT NULL,
    channel      TEXT     NOT NULL,
    stage        TEXT     NOT NULL,
    verified     SMALLINT NOT NULL,
    marked       SMALLINT NOT NULL,
    n_1          BIGINT   NOT NULL,
    n_2          BIGINT   NOT NULL,
    n_3          BIGINT   NOT NULL,
    n_4          BIGINT   NOT NULL,
    n_5          BIGINT   NOT NULL,
    PRIMARY KEY (province, counted_on, office, procedure_id, channel, stage, verified, marked)
) WITHOUT ROWID;

INSERT INTO summaries
SELECT COALESCE(province, ''), counted_on, COALESCE(office, ''), procedure_id,
       COALESCE(channel, ''), stage, 0, 0,
       SUM(CASE WHEN score = 1 THEN 1 ELSE 0 END),
       SUM(CASE WHEN score = 2 THEN 1 ELSE 0 END),
       SUM(CASE WHEN score = 3 THEN 1 ELSE 0 END),
       SUM(CASE WHEN score = 4 THEN 1 ELSE 0 END),
       SUM(CASE WHEN score = 5 THEN 1 ELSE 0 END)
FROM ratings
GROUP BY COALESCE(province, ''), counted_on, COALESCE(office, ''), procedure_id,
         COALESCE(channel, ''), stage;

-- How often a rating was shown, started and answered: what a share is a share of.
CREATE TABLE counts (
    province     TEXT   NOT NULL,
    counted_on   TEXT   NOT NULL,
    office       TEXT   NOT NULL,
    procedure_id TEXT   NOT NULL,
    channel      TEXT   NOT NULL,
    shown        BIGINT NOT NULL,
    started      BIGINT NOT NULL,
    answered     BIGINT NOT NULL,
    dropped      BIGINT NOT NULL,
    PRIMARY KEY (province, counted_on, office, procedure_id, channel)
) WITHOUT ROWID;
