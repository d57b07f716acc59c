-- A rating a row, keyed by the id that the device made. No address, no time finer than the day.
CREATE TABLE ratings (
    id               TEXT     NOT NULL PRIMARY KEY,
    procedure_id     TEXT     NOT NULL,
    province         TEXT,
    office           TEXT,
    channel          TEXT,
    stage            TEXT     NOT NULL,
    score            SMALLINT NOT NULL,
    factor_access    SMALLINT,
    factor_procedure SMALLINT,
    factor_staff     SMALLINT,
    factor_result    SMALLINT,
    factor_feedback  SMALLINT,
    reasons          TEXT     NOT NULL,
    comment          TEXT,
    answered_on      TEXT     NOT NULL,
    received_on      TEXT     NOT NULL,
    question_set     TEXT     NOT NULL,
    locale           TEXT     NOT NULL,
    widget           TEXT     NOT NULL,
    catalogue        TEXT     NOT NULL,
    ticket           TEXT
) WITHOUT ROWID;

CREATE INDEX ratings_by_procedure ON ratings (procedure_id, stage, score);
