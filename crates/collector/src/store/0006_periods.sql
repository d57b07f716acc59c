-- Sums of whole weeks, months, quarters and years, so that a figure costs the same however many
-- ratings there are. `*` as a procedure or an office stands for all of them.
CREATE TABLE periods (
    grain        TEXT NOT NULL,
    starts_on    TEXT NOT NULL,
    procedure_id TEXT NOT NULL,
    office       TEXT NOT NULL,
    province     TEXT NOT NULL,
    channel      TEXT NOT NULL,
    n_1                        BIGINT NOT NULL,
    n_2                        BIGINT NOT NULL,
    n_3                        BIGINT NOT NULL,
    n_4                        BIGINT NOT NULL,
    n_5                        BIGINT NOT NULL,
    marked_all                 BIGINT NOT NULL,
    marked_satisfied           BIGINT NOT NULL,
    verified_all               BIGINT NOT NULL,
    verified_satisfied         BIGINT NOT NULL,
    dead_end_all               BIGINT NOT NULL,
    dead_end_satisfied         BIGINT NOT NULL,
    gave_up_all                BIGINT NOT NULL,
    gave_up_satisfied          BIGINT NOT NULL,
    guide_only_all             BIGINT NOT NULL,
    guide_only_satisfied       BIGINT NOT NULL,
    access_all                 BIGINT NOT NULL,
    access_satisfied           BIGINT NOT NULL,
    procedure_all              BIGINT NOT NULL,
    procedure_satisfied        BIGINT NOT NULL,
    staff_all                  BIGINT NOT NULL,
    staff_satisfied            BIGINT NOT NULL,
    result_all                 BIGINT NOT NULL,
    result_satisfied           BIGINT NOT NULL,
    feedback_all               BIGINT NOT NULL,
    feedback_satisfied         BIGINT NOT NULL,
    reason_papers_clear        BIGINT NOT NULL,
    reason_quick               BIGINT NOT NULL,
    reason_staff_helpful       BIGINT NOT NULL,
    reason_online_easy         BIGINT NOT NULL,
    reason_more_papers         BIGINT NOT NULL,
    reason_late                BIGINT NOT NULL,
    reason_more_expensive      BIGINT NOT NULL,
    reason_staff_unhelpful     BIGINT NOT NULL,
    reason_online_broken       BIGINT NOT NULL,
    reason_hard_to_understand  BIGINT NOT NULL,
    shown                      BIGINT NOT NULL,
    started                    BIGINT NOT NULL,
    answered                   BIGINT NOT NULL,
    PRIMARY KEY (grain, starts_on, procedure_id, office, province, channel)
) WITHOUT ROWID;

-- What isn't in those sums yet: summing up waits until nobody sends, or somebody reads.
CREATE TABLE fresh (
    id TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
INSERT INTO fresh SELECT id FROM ratings;

CREATE TABLE fresh_counts (
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
INSERT INTO fresh_counts
SELECT province, counted_on, office, procedure_id, channel, shown, started, answered, dropped FROM counts;
