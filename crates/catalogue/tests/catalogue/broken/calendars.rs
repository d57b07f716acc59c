//! Years with wrong days.

use super::{YEAR, check};

#[test]
fn calendars() {
    for (file, from, to, expected) in [
        (
            YEAR,
            "year = 2026",
            "year = 2025",
            "4:8: error: the id `2025` isn't the name of the file, `2026`",
        ),
        (
            YEAR,
            "date = 2026-01-01",
            "date = 2027-01-01",
            "7:1: warning: a holiday by law is missing: 2026-01-01, New Year’s Day",
        ),
        (
            YEAR,
            "date = 2026-01-02",
            "date = 2026-01-01",
            "14:8: error: 2026-01-01 is there twice, or is a working day or day off anyway",
        ),
        (
            YEAR,
            "[[worked]]\ndate = 2026-01-10",
            "[[worked]]\ndate = 2026-01-12",
            "122:8: error: 2026-01-12 is there twice, or is a working day or day off anyway",
        ),
        (
            YEAR,
            "for = 2026-01-02",
            "for = 2026-01-05",
            "123:7: error: 2026-01-05 is there twice, or is a working day or day off anyway",
        ),
        (
            YEAR,
            "date = 2026-09-02",
            "date = 2026-09-03",
            "7:1: warning: a holiday by law is missing: 2026-09-02, National Day",
        ),
        (
            "calendar/2027.toml",
            "year = 2027",
            "year = 2028",
            "3:8: error: the id `2028` isn't the name of the file, `2027`",
        ),
    ] {
        check(file, from, to, expected);
    }
}
