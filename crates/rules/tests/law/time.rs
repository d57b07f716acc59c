//! Every row of `time.txt`, and what depends on more than a moment and a limit.

use rules::channel::{Channel, Channels};
use rules::condition::Answer;
use rules::day_count::{DayPart, days};
use rules::due::{Due, Moved, UnknownLimit, due};
use rules::iso::Iso;
use rules::limit::{Limit, Term, Unit};
use rules::policy::LimitChange;
use rules::procedure::Procedure;
use rules::text::Text;
use rules::work_calendar::Exception;

use crate::kit::{
    CALENDAR, case, date, kind, limit, limit_policy, limited, procedure, reception, spans, window,
};

const CASES: &str = include_str!("time.txt");

/// `2026-11-25 | 2026-11-26T15:30 provisional`, as in the table.
fn told(procedure: &Procedure, filed: &str) -> String {
    match due(&case(procedure, &[], filed), Channel::Counter, &CALENDAR) {
        Due::By(by) => {
            let hour =
                by.binding().time.map_or_else(String::new, |time| format!("T{}", time.write()));
            let provisional = if by.provisional { " provisional" } else { "" };
            let (received, day) = (by.receipt.day.write(), by.date().write());
            format!("{received} | {day}{hour}{provisional}")
        }
        Due::Unknown(UnknownLimit::BeyondCalendar) => "- | unknown".into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_worked_case_comes_out() {
    let rows: Vec<&str> =
        CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(rows.len() >= 150, "{} rows", rows.len());
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [filed, office, term, received, day, rule] = cells[..] else { panic!("{row}") };
        let mut procedure = limited(spans(term));
        procedure.reception = reception(office == "police");
        assert_eq!(
            told(&procedure, filed),
            format!("{received} | {day}"),
            "{filed}, {term}: {rule}"
        );
    }
}

#[test]
fn why_a_dossier_is_received_later_is_told() {
    let procedure = limited(spans("1 working day"));
    for (filed, moved) in [
        ("2026-11-25T09:00", None),
        ("2026-11-25T07:30", None),
        ("2026-11-25T07:29", Some(Moved::UntilOpening)),
        ("2026-11-25T11:30", Some(Moved::UntilOpening)),
        ("2026-11-25T13:30", None),
        ("2026-11-25T17:00", Some(Moved::AfterHours)),
        ("2026-11-28T09:00", Some(Moved::DayOff)),
        ("2026-11-24T20:00", Some(Moved::DayOff)),
    ] {
        let Due::By(by) = due(&case(&procedure, &[], filed), Channel::Online, &CALENDAR) else {
            panic!("{filed}");
        };
        assert_eq!(by.receipt.moved, moved, "{filed}");
    }
}

#[test]
fn the_first_limit_that_holds_binds() {
    let online =
        Limit { channels: Channels::from(vec![Channel::Online]), ..limit(spans("1 working day")) };
    let old = Limit { window: window("", "2026-11-25"), ..limit(spans("2 working days")) };
    let of_b = Limit { when: kind(&[1]), ..limit(spans("3 working days")) };
    let procedure = Procedure {
        limits: vec![online, old, of_b, limit(spans("5 working days"))],
        ..procedure()
    };
    for (channel, filed, answer, expected) in [
        (Channel::Online, "2026-11-30T09:00", 0, "2026-12-01"),
        (Channel::Counter, "2026-11-25T09:00", 0, "2026-11-27"),
        (Channel::Counter, "2026-11-30T09:00", 1, "2026-12-03"),
        (Channel::Counter, "2026-11-30T09:00", 0, "2026-12-07"),
    ] {
        let case = case(&procedure, &[Some(Answer::Choice(answer))], filed);
        let Due::By(by) = due(&case, channel, &CALENDAR) else { panic!("{filed}") };
        assert_eq!(by.date().write(), expected, "{channel:?} {filed} {answer}");
    }
}

#[test]
fn what_the_citizen_does_not_know_leaves_several_days() {
    let of_b = Limit { when: kind(&[1]), ..limit(spans("3 working days")) };
    let procedure = Procedure { limits: vec![of_b, limit(spans("5 working days"))], ..procedure() };
    for given in [None, Some(Answer::DontKnow)] {
        let case = case(&procedure, &[given], "2026-11-30T09:00");
        let Due::Depends(dates) = due(&case, Channel::Online, &CALENDAR) else { panic!() };
        let days: Vec<String> = dates.iter().map(|by| by.date().write()).collect();
        assert_eq!(days, ["2026-12-03", "2026-12-07"]);
    }
    // Two cases that end on the same day need no answer.
    let same = Limit { when: kind(&[1]), ..limit(spans("5 working days")) };
    let procedure = Procedure { limits: vec![same, limit(spans("5 working days"))], ..procedure };
    let case = case(&procedure, &[None], "2026-11-30T09:00");
    assert!(matches!(due(&case, Channel::Online, &CALENDAR), Due::By(_)));
}

#[test]
fn unknown_never_becomes_a_day() {
    let unknown = Limit { term: Term::Unknown(Text::default()), ..limit(vec![]) };
    let ended = Limit { window: window("", "2026-11-24"), ..limit(spans("3 working days")) };
    let later = Limit { window: window("2026-11-26", ""), ..limit(spans("3 working days")) };
    for (limits, expected) in [
        (vec![unknown.clone()], UnknownLimit::NotInSources(0)),
        (vec![], UnknownLimit::NoLimit),
        (vec![ended.clone()], UnknownLimit::Expired(0)),
        (vec![later.clone()], UnknownLimit::NoLimit),
        (vec![later, ended.clone()], UnknownLimit::Expired(1)),
        (vec![ended, unknown], UnknownLimit::NotInSources(1)),
    ] {
        let mut procedure = Procedure { limits, ..procedure() };
        let day = |procedure: &Procedure| {
            due(&case(procedure, &[], "2026-11-25T09:00"), Channel::Online, &CALENDAR)
        };
        assert_eq!(day(&procedure), Due::Unknown(expected));
        // A cut of what isn't known is not known.
        procedure.policies = vec![limit_policy(LimitChange::CutDays(1))];
        assert_eq!(day(&procedure), Due::Unknown(expected));
    }
}

#[test]
fn the_days_that_are_not_what_their_weekday_says() {
    let told = |after, until| -> Vec<String> {
        CALENDAR
            .exceptions(date(after), date(until))
            .into_iter()
            .map(|exception| match exception {
                Exception::Off(day) => format!("- {}", day.write()),
                Exception::Worked(day) => format!("+ {}", day.write()),
            })
            .collect()
    };
    assert_eq!(told("2026-08-21", "2026-08-25"), ["+ 2026-08-22"]);
    assert_eq!(told("2026-08-22", "2026-08-28"), Vec::<String>::new(), "the first day is day 0");
    assert_eq!(told("2026-11-23", "2026-11-24"), ["- 2026-11-24"]);
    let new_year = ["- 2026-01-01", "- 2026-01-02", "+ 2026-01-10"];
    assert_eq!(told("2025-12-31", "2026-01-12"), new_year);
    assert_eq!(told("2026-02-13", "2026-02-23").len(), 5, "weekends of Tết are days off anyway");
    assert_eq!(told("2027-12-31", "2028-02-28"), Vec::<String>::new(), "not announced");
    assert_eq!(told("2026-11-24", "2026-11-23"), Vec::<String>::new(), "nothing between");
}

/// `21 received, 22 1, 23 -`, as the table of days shows it.
fn day_by_day(term: &str, filed: &str) -> String {
    let procedure = limited(spans(term));
    let Due::By(by) = due(&case(&procedure, &[], filed), Channel::Online, &CALENDAR) else {
        panic!("{filed}");
    };
    let days = days(&by, &procedure.reception, &CALENDAR);
    let days = days.iter().map(|day| {
        let part = match day.part {
            DayPart::Receipt => "received".to_owned(),
            DayPart::Counted(number) => number.to_string(),
            DayPart::Running => "runs".to_owned(),
            DayPart::Skipped => "-".to_owned(),
        };
        format!("{} {part}", day.date.day())
    });
    days.collect::<Vec<_>>().join(", ")
}

#[test]
fn each_day_is_counted_or_skipped() {
    for (filed, term, expected) in [
        // A worked Saturday, and a Sunday.
        ("2026-08-21T10:00", "3 working days", "21 received, 22 1, 23 -, 24 2, 25 3"),
        // A day off in the middle of the week.
        ("2026-11-23T09:00", "1 working day", "23 received, 24 -, 25 1"),
        // Days of the calendar count over a weekend, and move off one.
        ("2026-11-26T09:00", "3 days", "26 received, 27 1, 28 2, 29 3, 30 runs"),
        ("2026-11-25T09:00", "3 days", "25 received, 26 1, 27 2, 28 3, 29 -, 30 runs"),
        // What follows is counted anew.
        (
            "2026-11-26T09:00",
            "2 days, then 1 working day",
            "26 received, 27 1, 28 2, 29 -, 30 runs, 1 1",
        ),
        ("2026-11-26T15:30", "same day", "26 received, 27 runs"),
        ("2026-11-26T09:00", "same day", "26 received"),
        ("2026-11-27T09:00", "16 working hours", "27 received, 28 -, 29 -, 30 runs, 1 runs"),
    ] {
        assert_eq!(day_by_day(term, filed), expected, "{filed}, {term}");
    }
    let year = day_by_day("1 month", "2026-06-01T09:00");
    assert!(year.starts_with("1 received, 2 runs") && year.ends_with("30 runs, 1 runs"), "{year}");
}

#[test]
fn the_days_end_on_the_due_date_of_every_worked_case() {
    for row in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [filed, office, term, ..] = cells[..] else { panic!("{row}") };
        let mut procedure = limited(spans(term));
        procedure.reception = reception(office == "police");
        let due = due(&case(&procedure, &[], filed), Channel::Counter, &CALENDAR);
        let Due::By(by) = due else { continue };
        let days = days(&by, &procedure.reception, &CALENDAR);
        assert_eq!(days.is_empty(), by.provisional, "{row}");
        let (Some(first), Some(last)) = (days.first(), days.last()) else { continue };
        assert_eq!((first.date, last.date), (by.receipt.day, by.date()), "{row}");
        // Of working days the last number is the limit.
        if let [span] = by.binding().spans[..]
            && span.unit == Unit::WorkingDays
            && span.count > 0
        {
            assert_eq!(last.part, DayPart::Counted(span.count), "{row}");
        }
    }
}

#[test]
fn a_day_off_has_its_name() {
    for (day, name) in [
        ("2026-09-02", Some("Quốc khánh")),
        ("2026-11-24", Some("Ngày Văn hóa Việt Nam")),
        ("2026-11-25", None),
        ("2026-11-29", None),
    ] {
        assert_eq!(CALENDAR.name(date(day)).map(|name| &*name.vi), name, "{day}");
    }
}
