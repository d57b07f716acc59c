//! The inverse of a due date: to have it by a day, when must it be filed?

use jiff_core::civil::{Date, DateTime, Time};

use crate::case::{Case, Filing};
use crate::channel::Channel;
use crate::due::{Due, UnknownLimit, due};
use crate::work_calendar::WorkCalendar;

/// When a dossier must be filed to be ready by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileBy {
    /// In this minute at the latest.
    Moment(DateTime),
    /// Filed at the moment of the case, it is ready too late.
    TooLate,
    /// The sources don't say when it is ready.
    Unknown(UnknownLimit),
}

/// The last minute, from the moment of the case on, in which a dossier filed through `channel` is
/// certainly ready by `needed`. What the citizen doesn't know counts at its worst.
#[must_use]
pub fn file_by(case: &Case<'_>, channel: Channel, calendar: &WorkCalendar, needed: Date) -> FileBy {
    let first = case.filing.moment;
    match in_time(case, channel, calendar, needed, first) {
        Err(unknown) => return FileBy::Unknown(unknown),
        Ok(false) => return FileBy::TooLate,
        Ok(true) => {}
    }
    // Limits and policies of other days may be longer or shorter, so that no day can be left out.
    let ready = |moment| in_time(case, channel, calendar, needed, moment) == Ok(true);
    let mut day = needed.max(first.date());
    while day > first.date() {
        if ready(DateTime::from_parts(day, Time::MIN)) {
            return FileBy::Moment(last_minute(DateTime::from_parts(day, Time::MIN), ready));
        }
        let Ok(before) = day.yesterday() else { break };
        day = before;
    }
    FileBy::Moment(last_minute(first, ready))
}

/// Whether a dossier filed at `moment` is certainly ready by `needed`.
fn in_time(
    case: &Case<'_>,
    channel: Channel,
    calendar: &WorkCalendar,
    needed: Date,
    moment: DateTime,
) -> Result<bool, UnknownLimit> {
    let case = case.filed(Filing { moment, ..case.filing });
    match due(&case, channel, calendar) {
        Due::By(by) => Ok(by.date() <= needed),
        Due::Depends(dates) => Ok(dates.iter().all(|by| by.date() <= needed)),
        Due::Unknown(unknown) => Err(unknown),
    }
}

/// The last minute of the day of `first` for which `ready` holds, which holds for `first`: later
/// on the same day is never ready earlier.
fn last_minute(first: DateTime, ready: impl Fn(DateTime) -> bool) -> DateTime {
    let at = |minute: i32| {
        let hour = i8::try_from(minute.checked_div(60)?).ok()?;
        let minute = i8::try_from(minute.checked_rem(60)?).ok()?;
        Time::new(hour, minute, 0, 0).ok().map(|time| DateTime::from_parts(first.date(), time))
    };
    let start = i32::from(first.time().hour()).saturating_mul(60);
    let mut holds = start.saturating_add(i32::from(first.time().minute()));
    let mut fails = 24_i32.saturating_mul(60);
    while fails.saturating_sub(holds) > 1 {
        let middle = holds.midpoint(fails);
        if at(middle).is_some_and(&ready) {
            holds = middle;
        } else {
            fails = middle;
        }
    }
    at(holds).unwrap_or(first)
}
