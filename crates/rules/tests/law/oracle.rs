//! A second, slow and simple reading of the law, a minute and a day at a time, and the same
//! hundred thousands of random cases given to both.

use std::collections::BTreeSet;

use jiff_core::civil::{Date, DateTime, Time, Weekday};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rules::calendar::{Arrangement, Days};
use rules::case::{Case, Filing};
use rules::channel::Channel;
use rules::due::{Due, UnknownLimit, due};
use rules::limit::{Span, Unit};
use rules::place::Place;
use rules::reception::Reception;

use crate::kit::{CALENDAR, CATALOGUE, limited, reception};

/// How many random cases; `PROPTEST_CASES` asks for more.
const CASES: u32 = 200_000;

/// Every day of every year, worked or not, under one arrangement of each year.
struct Slow {
    worked: BTreeSet<Date>,
    named_off: BTreeSet<Date>,
    last_year: i16,
}

struct Beyond;

impl Slow {
    /// Every combination of arrangements of the years from `first` to `last` that aren't announced.
    fn all(first: i16, last: i16) -> Vec<Self> {
        let mut all = vec![vec![]];
        for year in &CATALOGUE.calendar.years {
            let choices: Vec<&Arrangement> = match &year.days {
                Days::Announced { arrangement, .. } => vec![arrangement],
                Days::Provisional(several) if (first..=last).contains(&year.year) => {
                    several.iter().collect()
                }
                Days::Provisional(several) => vec![&several[0]],
            };
            all = all
                .into_iter()
                .flat_map(|before: Vec<(i16, &Arrangement)>| {
                    choices.iter().map(move |choice| {
                        let mut with = before.clone();
                        with.push((year.year, *choice));
                        with
                    })
                })
                .collect();
        }
        all.into_iter().map(|years| Self::new(&years)).collect()
    }

    fn new(years: &[(i16, &Arrangement)]) -> Self {
        let mut worked = BTreeSet::new();
        let mut named_off = BTreeSet::new();
        for (year, arrangement) in years {
            let mut day = Date::new(*year, 1, 1).unwrap();
            while day.year() == *year {
                let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
                let off = arrangement.off.iter().any(|off| off.date == day);
                if off {
                    named_off.insert(day);
                }
                if arrangement.worked.contains(&day) || (!weekend && !off) {
                    worked.insert(day);
                }
                day = day.tomorrow().unwrap();
            }
        }
        Self { worked, named_off, last_year: years.last().unwrap().0 }
    }

    fn works(&self, day: Date) -> Result<bool, Beyond> {
        if day.year() > self.last_year { Err(Beyond) } else { Ok(self.worked.contains(&day)) }
    }

    fn next(&self, day: Date) -> Result<Date, Beyond> {
        let mut day = day.tomorrow().unwrap();
        while !self.works(day)? {
            day = day.tomorrow().unwrap();
        }
        Ok(day)
    }

    fn sessions(&self, day: Date, office: &Reception) -> Result<Vec<(Time, Time)>, Beyond> {
        let saturday = day.weekday() == Weekday::Saturday && !self.named_off.contains(&day);
        let sessions = if self.works(day)? {
            &office.weekdays[..]
        } else if saturday {
            &office.saturdays[..]
        } else {
            &[]
        };
        Ok(sessions.iter().map(|session| (session.from, session.to)).collect())
    }

    /// The first minute, from the moment of filing on, in which the office works on the dossier.
    fn receipt(&self, moment: DateTime, office: &Reception) -> Result<(Date, Time), Beyond> {
        let sessions = self.sessions(moment.date(), office)?;
        let still_open = sessions.last().is_some_and(|(_, to)| moment.time() < *to);
        if !still_open {
            return Ok((self.next(moment.date())?, office.weekdays[0].from));
        }
        let mut time = moment.time();
        while !sessions.iter().any(|(from, to)| *from <= time && time < *to) {
            time = minute_after(time).unwrap();
        }
        Ok((moment.date(), time))
    }

    fn end(
        &self,
        spans: &[Span],
        moment: DateTime,
        office: &Reception,
    ) -> Result<(Date, Date, Option<Time>), Beyond> {
        let (received, mut received_at) = self.receipt(moment, office)?;
        let (mut day, mut at) = (received, None);
        for span in spans {
            let from = at.unwrap_or(received_at);
            received_at = from;
            at = None;
            match span.unit {
                Unit::WorkingDays => {
                    for _ in 0..span.count {
                        day = self.next(day)?;
                    }
                    continue;
                }
                Unit::CalendarDays => {
                    for _ in 0..span.count {
                        day = day.tomorrow().unwrap();
                    }
                }
                Unit::Months => day = months_later(day, span.count),
                Unit::SameDay if from >= office.same_day_cut_off => {
                    day = self.next(day)?;
                    received_at = office.weekdays[0].from;
                }
                Unit::SameDay => {}
                Unit::WorkingHours => {
                    let (ends_on, ends_at) = self.hours(span.count, day, from, office)?;
                    day = ends_on;
                    at = Some(ends_at);
                    continue;
                }
            }
            if !self.works(day)? {
                day = self.next(day)?;
                received_at = office.weekdays[0].from;
            }
        }
        Ok((received, day, at))
    }

    fn hours(
        &self,
        count: u16,
        day: Date,
        from: Time,
        office: &Reception,
    ) -> Result<(Date, Time), Beyond> {
        let opening = office.weekdays[0].from;
        let (mut day, mut time) =
            if self.works(day)? { (day, from) } else { (self.next(day)?, opening) };
        for _ in 0..count / 8 {
            day = self.next(day)?;
        }
        let mut left = (count % 8) * 60;
        while left > 0 {
            let open = office.weekdays.iter().any(|s| s.from <= time && time < s.to);
            if open {
                left -= 1;
            }
            match minute_after(time) {
                Some(next) if left == 0 || next < office.weekdays.last().unwrap().to => time = next,
                _ => {
                    day = self.next(day)?;
                    time = opening;
                }
            }
        }
        Ok((day, time))
    }
}

fn minute_after(time: Time) -> Option<Time> {
    let minute = i32::from(time.hour()) * 60 + i32::from(time.minute()) + 1;
    let (hour, minute) = (i8::try_from(minute / 60).unwrap(), i8::try_from(minute % 60).unwrap());
    Time::new(hour, minute, 0, 0).ok()
}

fn months_later(day: Date, months: u16) -> Date {
    let (mut year, mut month) = (day.year(), day.month());
    for _ in 0..months {
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    let mut kept = day.day();
    loop {
        match Date::new(year, month, kept) {
            Ok(date) => return date,
            Err(_) => kept -= 1,
        }
    }
}

/// What the slow reading says, in the form of the quick one.
fn slowly(spans: &[Span], moment: DateTime, office: &Reception) -> String {
    let year = moment.date().year();
    let first = Slow::all(0, 0).remove(0).end(spans, moment, office);
    let Ok((_, day, _)) = first else { return "beyond".into() };
    let announced = CATALOGUE.calendar.years.iter().all(|known| {
        !(year..=day.year()).contains(&known.year) || matches!(known.days, Days::Announced { .. })
    });
    if announced {
        return first.map_or_else(|_| "beyond".into(), |end| format!("{end:?} false"));
    }
    let mut latest: Option<(Date, Date, Option<Time>)> = None;
    for arrangement in Slow::all(year, day.year().saturating_add(1)) {
        let Ok(end) = arrangement.end(spans, moment, office) else { return "beyond".into() };
        let key = |end: &(Date, Date, Option<Time>)| (end.1, end.2.unwrap_or(Time::MAX));
        if latest.as_ref().is_none_or(|latest| key(latest) < key(&end)) {
            latest = Some(end);
        }
    }
    let (_, day, time) = latest.unwrap();
    format!("{day:?} {time:?} true")
}

fn quickly(spans: &[Span], moment: DateTime, saturdays: bool) -> String {
    let mut procedure = limited(spans.to_vec());
    procedure.reception = reception(saturdays);
    let case = Case::new(&procedure, &[], Filing { moment, place: Place::default() });
    match due(&case, Channel::Online, &CALENDAR) {
        Due::By(by) if by.provisional => {
            format!("{:?} {:?} true", by.date(), by.binding().time)
        }
        Due::By(by) => format!("{:?} false", (by.receipt.day, by.date(), by.binding().time)),
        Due::Unknown(UnknownLimit::BeyondCalendar) => "beyond".into(),
        other => format!("{other:?}"),
    }
}

pub(crate) fn any_span() -> impl Strategy<Value = Span> {
    prop_oneof![
        4 => (0_u16..40).prop_map(|count| Span { count, unit: Unit::WorkingDays }),
        2 => (0_u16..70).prop_map(|count| Span { count, unit: Unit::CalendarDays }),
        2 => (0_u16..40).prop_map(|count| Span { count, unit: Unit::WorkingHours }),
        1 => (0_u16..15).prop_map(|count| Span { count, unit: Unit::Months }),
        1 => Just(Span { count: 0, unit: Unit::SameDay }),
    ]
}

/// A moment in the years of the calendar, more often at an hour where a rule changes.
pub(crate) fn any_moment(first: i16, last: i16) -> impl Strategy<Value = DateTime> {
    let hour = prop_oneof![
        3 => (0_i8..24, 0_i8..60),
        1 => prop::sample::select(vec![
            (7_i8, 29_i8), (7, 30), (11, 29), (11, 30), (13, 29), (13, 30), (14, 59), (15, 0),
            (16, 59), (17, 0),
        ]),
    ];
    (first..=last, 1_i8..=12, 1_i8..=31, hour).prop_map(|(year, month, day, (hour, minute))| {
        Date::new_constrain(year, month, day).unwrap().at(hour, minute, 0, 0)
    })
}

#[test]
fn the_slow_reading_agrees() {
    let config = Config { failure_persistence: None, ..Config::with_cases(cases()) };
    let cases = (prop::collection::vec(any_span(), 1..=3), any_moment(2024, 2027), any::<bool>());
    let slow = Slow::all(0, 0).remove(0);
    TestRunner::new(config)
        .run(&cases, |(spans, moment, saturdays)| {
            let office = reception(saturdays);
            // Years that aren't announced are compared below; here one arrangement is enough.
            let expected = match slow.end(&spans, moment, &office) {
                Err(Beyond) => return Ok(()),
                Ok((_, day, _)) if day.year() > 2027 => return Ok(()),
                Ok(end) => format!("{end:?} false"),
            };
            prop_assert_eq!(quickly(&spans, moment, saturdays), expected);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_slow_reading_agrees_on_years_that_are_not_announced() {
    let config = Config { failure_persistence: None, ..Config::with_cases(cases() / 1_000) };
    let cases = (prop::collection::vec(any_span(), 1..=2), any_moment(2027, 2030), any::<bool>());
    TestRunner::new(config)
        .run(&cases, |(spans, moment, saturdays)| {
            let expected = slowly(&spans, moment, &reception(saturdays));
            prop_assert_eq!(quickly(&spans, moment, saturdays), expected);
            Ok(())
        })
        .unwrap();
}

/// As many as the law of large numbers asks, or as somebody asks for.
pub(crate) fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES)
}
