//! Offices with other hours than most.

use jiff_core::civil::Time;
use rules::channel::Channel;
use rules::due::{Due, UnknownLimit, due};
use rules::iso::Iso;
use rules::procedure::Procedure;
use rules::reception::{Reception, Session};

use crate::kit::{CALENDAR, case, limited, reception, spans};

fn open(sessions: &[(&str, &str)]) -> Reception {
    let session = |(from, to): &(&str, &str)| Session {
        from: Time::read(from).unwrap(),
        to: Time::read(to).unwrap(),
    };
    Reception { weekdays: sessions.iter().map(session).collect(), ..reception(false) }
}

fn day(reception: Reception, filed: &str, term: &str) -> Due {
    let procedure = Procedure { reception, ..limited(spans(term)) };
    due(&case(&procedure, &[], filed), Channel::Online, &CALENDAR)
}

fn ends(reception: Reception, filed: &str, term: &str) -> String {
    let Due::By(by) = day(reception, filed, term) else { panic!("{filed}") };
    let hour = by.binding().time.map_or_else(String::new, |time| format!("T{}", time.write()));
    format!("{}{hour}", by.date().write())
}

#[test]
fn hours_are_those_of_the_office() {
    let long = || open(&[("07:00", "19:00")]);
    assert_eq!(ends(long(), "2026-11-25T18:59", "1 working day"), "2026-11-26");
    assert_eq!(ends(long(), "2026-11-25T19:00", "1 working day"), "2026-11-27");
    // Eight hours are a working day, however long the office is open.
    assert_eq!(ends(long(), "2026-11-25T08:00", "8 working hours"), "2026-11-26T08:00");
    assert_eq!(ends(long(), "2026-11-25T08:00", "7 working hours"), "2026-11-25T15:00");
    let short = || open(&[("08:00", "10:00")]);
    assert_eq!(ends(short(), "2026-11-25T08:00", "5 working hours"), "2026-11-27T09:00");
    // Offices round to their own minutes.
    let odd = || open(&[("07:15", "11:45"), ("13:00", "16:30")]);
    assert_eq!(ends(odd(), "2026-11-25T11:15", "2 working hours"), "2026-11-25T14:30");
    assert_eq!(ends(odd(), "2026-11-25T16:29", "1 working day"), "2026-11-26");
    assert_eq!(ends(odd(), "2026-11-25T16:30", "1 working day"), "2026-11-27");
}

#[test]
fn the_cut_off_is_data() {
    let early = || Reception { same_day_cut_off: Time::read("11:00").unwrap(), ..reception(false) };
    assert_eq!(ends(early(), "2026-11-25T10:59", "same day"), "2026-11-25");
    assert_eq!(ends(early(), "2026-11-25T11:00", "same day"), "2026-11-26");
}

#[test]
fn an_office_that_never_opens_has_no_hours_to_count() {
    let never = open(&[]);
    assert_eq!(
        day(never, "2026-11-25T09:00", "1 working hour"),
        Due::Unknown(UnknownLimit::BeyondCalendar)
    );
}
