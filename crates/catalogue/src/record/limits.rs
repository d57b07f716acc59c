//! The limits of a record: one figure that channel, case and description agree on, or unknown.

use std::collections::BTreeMap;

use rules::channel::{Channel, Channels};
use rules::condition::Condition;
use rules::document::Citation;
use rules::limit::{Limit, Span, Start, Term, Unit};
use rules::search::fold;
use rules::window::Window;

use super::defect::Defect;
use super::words::{Days, days, only_days};
use super::{Record, Time, TimeUnit, Way};

/// A time, or why it is unknown.
type Found = Result<Vec<Span>, Defect>;

/// Half and quarter days of a record, as working hours: eight make a day.
const HOURS_A_DAY: u32 = 8;

/// The limits of a record, with the defects that made them unknown. `cases` are the names of the
/// choices of the question `0`, where there is one.
pub(super) fn limits(
    record: &Record,
    cases: &[String],
    source: &Citation,
) -> (Vec<Limit>, Vec<Defect>) {
    let mut ways: BTreeMap<Channel, Vec<&Way>> = BTreeMap::new();
    for way in &record.ways {
        ways.entry(way.channel).or_default().push(way);
    }
    if let Some(found) = by_case(record, cases, source) {
        return found;
    }
    let mut found: Vec<(Found, Vec<Channel>)> = Vec::new();
    for (channel, ways) in &ways {
        let term = term(ways, record);
        match found.iter_mut().find(|(known, _)| *known == term) {
            Some((_, channels)) => channels.push(*channel),
            None => found.push((term, vec![*channel])),
        }
    }
    let known: Vec<_> = found.iter().filter_map(|(term, _)| term.as_ref().ok()).collect();
    if known.len() > 1 {
        // "Online is faster" can't be read from national records: what differs by channel there
        // are cases, nearly always.
        found = vec![(Err(Defect::CasesAsChannels), ways.keys().copied().collect())];
    }
    if found.is_empty() {
        found.push((Err(Defect::TimeMissing), Vec::new()));
    }
    let everywhere = found.len() == 1;
    let mut defects = Vec::new();
    let limits = found
        .into_iter()
        .map(|(term, channels)| {
            let channels = if everywhere { Channels::ALL } else { Channels::from(channels) };
            let term = match term {
                Ok(spans) => Term::Spans(spans),
                Err(defect) => {
                    defects.push(defect);
                    Term::Unknown(defect.reason())
                }
            };
            limit(Condition::Always, channels, term, source)
        })
        .collect();
    (limits, defects)
}

fn limit(when: Condition, channels: Channels, term: Term, source: &Citation) -> Limit {
    let (window, start) = (Window::default(), Start::default());
    Limit { when, channels, window, term, start, source: source.clone() }
}

/// The time of one channel.
fn term(ways: &[&Way], record: &Record) -> Found {
    let mut times: Vec<&Time> = Vec::new();
    for way in ways {
        if !times.contains(&&way.time) {
            times.push(&way.time);
        }
    }
    let [time] = times[..] else { return Err(Defect::CasesAsChannels) };
    let descriptions = || ways.iter().flat_map(|way| days(&way.description));
    let case = only_case(record)?;
    let agreed = match (time, case) {
        (Time::Counted(count, unit), Some(Time::Counted(of_case, case_unit))) => {
            match (count == of_case, unit == case_unit) {
                (true, true) => time,
                (true, false) => return Err(Defect::TimeUnitContradiction),
                (false, _) => return Err(Defect::TimeContradiction),
            }
        }
        // A number without a unit at the channel is what the case says with its unit.
        (Time::Unitless(count), Some(case @ Time::Counted(of_case, _))) if count == of_case => case,
        (Time::Missing, Some(case)) => case,
        (Time::Unitless(count), Some(Time::Counted(..))) if *count != 0 => {
            return Err(Defect::TimeContradiction);
        }
        (Time::Counted(count, _), Some(Time::Unitless(of_case)))
            if count != of_case && *of_case != 0 =>
        {
            return Err(Defect::TimeContradiction);
        }
        (Time::Words(words), Some(case @ Time::Counted(count, _))) => {
            // "As described": the description must say the same as the case.
            let said: Vec<Days> = days(words).into_iter().chain(descriptions()).collect();
            if said.is_empty() || said.iter().any(|said| said.hundredths != *count) {
                return Err(Defect::TimeInWords);
            }
            case
        }
        _ => time,
    };
    let spans = spans(agreed)?;
    descriptions().try_for_each(|said| agrees(agreed, said))?;
    Ok(spans)
}

/// Whether the days that a description names are those of the time.
fn agrees(time: &Time, said: Days) -> Result<(), Defect> {
    let Time::Counted(count, unit) = time else { return Ok(()) };
    match unit {
        _ if said.hundredths != *count => Err(Defect::TimeSeveral),
        TimeUnit::WorkingDay if !said.working => Err(Defect::TimeUnitContradiction),
        TimeUnit::Day if said.working => Err(Defect::TimeUnitContradiction),
        TimeUnit::Hour | TimeUnit::Month => Err(Defect::TimeSeveral),
        TimeUnit::WorkingDay | TimeUnit::Day => Ok(()),
    }
}

/// The one time of all cases; `None` where the record has no times of cases.
fn only_case(record: &Record) -> Result<Option<&Time>, Defect> {
    let mut times = record.case_times.iter().map(|case| &case.time);
    let first = times.next();
    if times.all(|time| Some(time) == first) { Ok(first) } else { Err(Defect::TimeByCase) }
}

fn spans(time: &Time) -> Found {
    let (hundredths, unit) = match time {
        Time::Missing | Time::Counted(0, _) | Time::Unitless(0) => return Err(Defect::TimeMissing),
        Time::Unitless(_) => return Err(Defect::TimeUnitMissing),
        Time::Words(words) => {
            let days = only_days(words).ok_or(Defect::TimeInWords)?;
            let unit = if days.working { TimeUnit::WorkingDay } else { TimeUnit::Day };
            (days.hundredths, unit)
        }
        Time::Counted(hundredths, unit) => (*hundredths, *unit),
    };
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let hours = (unit == TimeUnit::WorkingDay).then(|| whole_hours(part)).flatten();
    if part != 0 && hours.is_none() {
        return Err(Defect::TimeInWords);
    }
    let main = span(whole, main_unit(unit))?;
    let hours = hours.map_or(Ok(None), |hours| span(hours, Unit::WorkingHours))?;
    let spans: Vec<Span> = main.into_iter().chain(hours).collect();
    if spans.is_empty() { Err(Defect::TimeMissing) } else { Ok(spans) }
}

fn main_unit(unit: TimeUnit) -> Unit {
    match unit {
        TimeUnit::WorkingDay => Unit::WorkingDays,
        TimeUnit::Day => Unit::CalendarDays,
        TimeUnit::Hour => Unit::WorkingHours,
        TimeUnit::Month => Unit::Months,
    }
}

/// A span; `None` for none of it. More than any office has is a slip of the keyboard.
fn span(count: u32, unit: Unit) -> Result<Option<Span>, Defect> {
    let count = u16::try_from(count).map_err(|_| Defect::TimeUnitMissing)?;
    Ok((count > 0).then_some(Span { count, unit }))
}

/// Hundredths of a working day in hours, if they are whole.
fn whole_hours(hundredths: u32) -> Option<u32> {
    let hours = hundredths * HOURS_A_DAY;
    hours.is_multiple_of(100).then_some(hours / 100)
}

/// A limit a case, where each case of the question has a time of its own name.
fn by_case(
    record: &Record,
    cases: &[String],
    source: &Citation,
) -> Option<(Vec<Limit>, Vec<Defect>)> {
    if cases.is_empty() || only_case(record).is_ok() {
        return None;
    }
    let (mut limits, mut defects) = (Vec::new(), Vec::new());
    for (choice, name) in (0_u32..32).zip(cases) {
        let mut named = record.case_times.iter().filter(|case| fold(&case.name) == fold(name));
        let (Some(case), None) = (named.next(), named.next()) else { return None };
        // The channels must not speak against it: silent, or one of the times of the cases.
        let silent = |way: &Way| matches!(way.time, Time::Missing | Time::Words(_));
        let of_a_case = |way: &Way| record.case_times.iter().any(|case| case.time == way.time);
        if !record.ways.iter().all(|way| silent(way) || of_a_case(way)) {
            return None;
        }
        let when = Condition::Choice { question: 0, choices: 1 << choice };
        let term = spans(&case.time).map_or_else(
            |defect| {
                defects.push(defect);
                Term::Unknown(defect.reason())
            },
            Term::Spans,
        );
        limits.push(limit(when, Channels::ALL, term, source));
    }
    Some((limits, defects))
}
