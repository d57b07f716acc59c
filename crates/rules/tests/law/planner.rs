//! To have it by a day, when must it be filed?

use jiff_core::civil::DateTime;
use proptest::prelude::*;
use rules::case::{Case, Filing};
use rules::channel::{Channel, Channels};
use rules::due::{Due, UnknownLimit, due};
use rules::iso::Iso;
use rules::limit::Limit;
use rules::place::Place;
use rules::planner::{FileBy, file_by};
use rules::policy::{LimitChange, Policy};
use rules::procedure::Procedure;

use crate::kit::{
    CALENDAR, case, date, kind, limit, limit_policy, limited, procedure, reception, spans, window,
};
use crate::oracle::{any_moment, any_span};

fn told(procedure: &Procedure, from: &str, needed: &str) -> String {
    let case = case(procedure, &[], from);
    match file_by(&case, Channel::Online, &CALENDAR, date(needed)) {
        FileBy::Moment(moment) => moment.write(),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_last_minute_that_is_in_time() {
    let rows = [
        ("3 working days", "2026-11-25T09:00", "2026-12-18", "2026-12-15T16:59", "a Friday"),
        ("3 working days", "2026-11-25T09:00", "2026-12-20", "2026-12-15T16:59", "by a Sunday"),
        ("3 working days", "2026-11-25T09:00", "2026-12-21", "2026-12-16T16:59", "by a Monday"),
        ("3 working days", "2026-11-25T09:00", "2026-11-30", "2026-11-25T16:59", "only today"),
        ("3 working days", "2026-11-25T17:00", "2026-11-30", "TooLate", "a minute too late"),
        ("3 working days", "2026-11-25T09:00", "2026-11-27", "TooLate", "too soon"),
        ("3 working days", "2026-11-25T09:00", "2026-11-20", "TooLate", "a day that has passed"),
        (
            "1 working day",
            "2026-02-01T09:00",
            "2026-02-22",
            "2026-02-12T16:59",
            "by the end of Tết",
        ),
        ("1 working day", "2026-02-01T09:00", "2026-02-24", "2026-02-23T16:59", "after Tết"),
        (
            "1 working day",
            "2026-02-01T09:00",
            "2026-02-23",
            "2026-02-13T16:59",
            "the first day after Tết",
        ),
        (
            "3 working days",
            "2026-08-01T09:00",
            "2026-08-25",
            "2026-08-21T16:59",
            "over a worked Saturday",
        ),
        (
            "1 working day",
            "2026-08-01T09:00",
            "2026-08-22",
            "2026-08-21T16:59",
            "on a worked Saturday",
        ),
        ("same day", "2026-11-25T09:00", "2026-11-27", "2026-11-27T14:59", "before the cut-off"),
        ("same day", "2026-11-25T09:00", "2026-11-28", "2026-11-27T14:59", "by a Saturday"),
        (
            "same day",
            "2026-11-25T09:00",
            "2026-11-25",
            "2026-11-25T14:59",
            "today, before the cut-off",
        ),
        ("same day", "2026-11-25T15:00", "2026-11-25", "TooLate", "today, at the cut-off"),
        (
            "30 days",
            "2026-11-25T09:00",
            "2026-12-28",
            "2026-11-27T16:59",
            "ends on a Sunday, which moves on",
        ),
        (
            "1 month",
            "2026-01-05T09:00",
            "2026-03-02",
            "2026-02-02T16:59",
            "the same day of the next month",
        ),
        (
            "2 working hours",
            "2026-11-25T09:00",
            "2026-11-26",
            "2026-11-26T15:00",
            "ends with the day",
        ),
    ];
    for (term, from, needed, expected, rule) in rows {
        assert_eq!(told(&limited(spans(term)), from, needed), expected, "{rule}");
    }
}

#[test]
fn what_is_not_known_counts_at_its_worst() {
    let of_b = Limit { when: kind(&[1]), ..limit(spans("1 working day")) };
    let procedure = Procedure { limits: vec![of_b, limit(spans("5 working days"))], ..procedure() };
    assert_eq!(told(&procedure, "2026-11-25T09:00", "2026-12-11"), "2026-12-04T16:59");
    let unknown = Procedure { limits: vec![], ..procedure };
    let expected = FileBy::Unknown(UnknownLimit::NoLimit);
    assert_eq!(told(&unknown, "2026-11-25T09:00", "2026-12-11"), format!("{expected:?}"));
}

#[test]
fn a_policy_that_begins_later_may_be_the_last_chance() {
    let faster = Policy {
        window: window("2026-12-10", ""),
        ..limit_policy(LimitChange::Set(spans("1 working day")))
    };
    let procedure = Procedure { policies: vec![faster], ..limited(spans("10 working days")) };
    assert_eq!(told(&procedure, "2026-11-25T09:00", "2026-12-11"), "2026-12-10T16:59");
    let online = Procedure {
        limits: vec![Limit {
            channels: Channels::from(vec![Channel::Counter]),
            ..limit(spans("1 working day"))
        }],
        ..procedure
    };
    assert!(told(&online, "2026-11-25T09:00", "2026-12-11").starts_with("Unknown"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn the_planner_is_the_inverse_of_the_due_date(
        spans in prop::collection::vec(any_span(), 1..=2),
        from in any_moment(2024, 2026),
        days in 0_i32..120,
        saturdays in any::<bool>()
    ) {
        let procedure = Procedure { reception: reception(saturdays), ..limited(spans) };
        let needed = from.date().checked_add(days).unwrap();
        let ready = |moment: DateTime| {
            let filing = Filing { moment, place: Place::default() };
            match due(&Case::new(&procedure, &[], filing), Channel::Online, &CALENDAR) {
                Due::By(by) => by.date() <= needed,
                _ => false,
            }
        };
        let filing = Filing { moment: from, place: Place::default() };
        let case = Case::new(&procedure, &[], filing);
        match file_by(&case, Channel::Online, &CALENDAR, needed) {
            FileBy::Moment(moment) => {
                prop_assert!(ready(moment) && moment >= from);
                let next = moment.checked_add_seconds(60).unwrap();
                prop_assert!(!ready(next), "{moment:?} isn't the last minute");
            }
            FileBy::TooLate => prop_assert!(!ready(from)),
            FileBy::Unknown(_) => {}
        }
    }
}
