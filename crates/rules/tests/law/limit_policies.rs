//! Worked cases of policies that shorten a limit, or allow more time.

use rules::channel::Channel::Online;
use rules::condition::Answer;
use rules::due::{Due, DueDate, due};
use rules::fee::Rounding;
use rules::iso::Iso;
use rules::limit::{Span, Unit};
use rules::policy::{LimitChange, Policy};
use rules::procedure::Procedure;

use crate::kit::{CALENDAR, case, kind, limit_policy, limited, spans};

const FILED: &str = "2026-11-25T09:00";

fn told(term: &str, policies: Vec<Policy>, given: &[Option<Answer>]) -> Due {
    let procedure = Procedure { policies, ..limited(spans(term)) };
    due(&case(&procedure, given, FILED), Online, &CALENDAR)
}

fn by(term: &str, policies: Vec<Policy>) -> DueDate {
    match told(term, policies, &[]) {
        Due::By(by) => by,
        other => panic!("{other:?}"),
    }
}

fn cut(percent: u8, rounding: Rounding, from_days: Option<u16>) -> LimitChange {
    LimitChange::CutPercent { percent, rounding, from_days }
}

#[test]
fn how_policies_shorten_a_limit() {
    use Rounding::{Down, Nearest, Up};
    let hours = |count| LimitChange::Set(vec![Span { count, unit: Unit::WorkingHours }]);
    let rows: [(&str, LimitChange, &str, &str); 30] = [
        ("10 working days", LimitChange::CutDays(1), "9 working days", "a day less"),
        ("10 working days", LimitChange::CutDays(9), "1 working day", "nine days less"),
        ("10 working days", LimitChange::CutDays(10), "1 working day", "never under one"),
        ("10 working days", LimitChange::CutDays(32), "1 working day", "more than there are"),
        ("1 working day", LimitChange::CutDays(1), "1 working day", "one day stays"),
        ("10 working days", LimitChange::CutDays(0), "10 working days", "no day less"),
        ("10 days", LimitChange::CutDays(3), "7 days", "calendar days"),
        ("2 months", LimitChange::CutDays(3), "2 months", "a cut in days says nothing of months"),
        ("8 working hours", LimitChange::CutDays(1), "8 working hours", "nor of hours"),
        ("same day", LimitChange::CutDays(1), "same day", "nor of the same day"),
        (
            "5 days, then 2 working days",
            LimitChange::CutDays(1),
            "5 days, then 2 working days",
            "nor of which part of a sequence",
        ),
        ("10 working days", cut(30, Nearest, None), "7 working days", "30 percent"),
        ("5 working days", cut(30, Nearest, None), "3 working days", "1.5 days, to the nearest"),
        ("5 working days", cut(30, Down, None), "4 working days", "1.5 days cut, down"),
        ("5 working days", cut(30, Up, None), "3 working days", "1.5 days cut, up"),
        ("4 working days", cut(30, Nearest, None), "3 working days", "1.2 days cut"),
        ("4 working days", cut(30, Up, None), "2 working days", "1.2 days cut, up"),
        ("1 working day", cut(50, Up, None), "1 working day", "half a day cut: one stays"),
        ("10 working days", cut(0, Up, None), "10 working days", "no percent"),
        ("10 working days", cut(100, Down, None), "1 working day", "everything: one stays"),
        (
            "3 working days",
            cut(30, Up, Some(3)),
            "2 working days",
            "exactly at the threshold (QĐ 1495/QĐ-UBND)",
        ),
        ("2 working days", cut(30, Up, Some(3)), "2 working days", "under the threshold"),
        ("20 days", cut(50, Nearest, Some(3)), "10 days", "calendar days over the threshold"),
        (
            "2 working days",
            hours(8),
            "8 working hours",
            "an absolute limit in hours (Phú Thọ police)",
        ),
        (
            "1 working day",
            LimitChange::Set(spans("3 working days")),
            "1 working day",
            "a longer one doesn't bind",
        ),
        ("3 working days", LimitChange::Set(spans("same day")), "same day", "the same day"),
        (
            "3 working days",
            LimitChange::Extend(Span { count: 10, unit: Unit::WorkingDays }),
            "13 working days",
            "10 working days more in remote areas",
        ),
        (
            "20 days",
            LimitChange::Extend(Span { count: 10, unit: Unit::WorkingDays }),
            "20 days, then 10 working days",
            "more in another unit",
        ),
        (
            "3 working days",
            LimitChange::Extend(Span { count: 0, unit: Unit::WorkingDays }),
            "3 working days",
            "no more",
        ),
        (
            "7 days, then 1 working day",
            LimitChange::Extend(Span { count: 2, unit: Unit::WorkingDays }),
            "7 days, then 3 working days",
            "more at the end of a sequence",
        ),
    ];
    for (legal, change, expected, rule) in rows {
        let with = by(legal, vec![limit_policy(change)]);
        let plain = by(expected, vec![]);
        assert_eq!(
            (with.date().write(), with.binding().time),
            (plain.date().write(), plain.binding().time),
            "{rule}"
        );
        assert_eq!(with.binding().spans, spans(expected), "{rule}");
    }
}

#[test]
fn the_shortest_limit_wins_and_the_others_are_named() {
    let days = |days| limit_policy(LimitChange::CutDays(days));
    let both = by("10 working days", vec![days(1), days(5), days(2)]);
    assert_eq!(
        (both.local.as_ref().map(|local| local.0), &both.outdone[..]),
        (Some(1), &[0, 2][..])
    );
    assert_eq!(both.legal.spans, spans("10 working days"));
    let none = by("10 working days", vec![days(0)]);
    assert_eq!((none.local, none.outdone), (None, vec![0]));
    // The earlier of two that end on the same day.
    let same = by("10 working days", vec![days(5), days(5)]);
    assert_eq!((same.local.map(|local| local.0), same.outdone), (Some(0), vec![1]));
}

#[test]
fn more_time_that_perhaps_holds_leaves_two_days() {
    let remote = Policy {
        when: kind(&[1]),
        ..limit_policy(LimitChange::Extend(Span { count: 10, unit: Unit::WorkingDays }))
    };
    let Due::Depends(dates) = told("3 working days", vec![remote.clone()], &[None]) else {
        panic!("two days were expected");
    };
    let days: Vec<String> = dates.iter().map(|by| by.date().write()).collect();
    assert_eq!(days, ["2026-11-30", "2026-12-14"]);
    let no = told("3 working days", vec![remote], &[Some(Answer::Choice(0))]);
    assert!(matches!(no, Due::By(by) if by.date().write() == "2026-11-30"));
}

#[test]
fn a_shorter_limit_that_perhaps_holds_is_possible_only() {
    let faster = Policy { when: kind(&[1]), ..limit_policy(LimitChange::CutDays(2)) };
    let Due::By(by) = told("3 working days", vec![faster], &[None]) else { panic!() };
    assert_eq!((by.date().write().as_str(), by.local.is_none()), ("2026-11-30", true));
    let possible: Vec<_> = by.possible.iter().map(|(i, c)| (*i, c.date.write())).collect();
    assert_eq!(possible, [(0, "2026-11-26".into())]);
}
