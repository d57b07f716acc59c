//! Counts a limit from the day of receipt to its last day.

use jiff_core::civil::{Date, Time};

use crate::limit::{Span, Unit};
use crate::receipt::{Receipt, opening};
use crate::reception::Reception;
use crate::work_calendar::{BeyondCalendar, View, add_days, add_months};

/// Hours that make a working day, whatever an office's sessions add up to.
const HOURS_A_DAY: u16 = 8;

/// Where counting stands: the end of one span and day 0 of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) date: Date,
    /// The hour, where the last span was in hours.
    pub(crate) time: Option<Time>,
}

/// The end of `spans`, one after the other, for a dossier received at `receipt`.
pub(crate) fn end_of(
    spans: &[Span],
    receipt: Receipt,
    reception: &Reception,
    view: &View<'_>,
) -> Result<Position, BeyondCalendar> {
    let start = Position { date: receipt.day, time: None };
    spans.iter().try_fold(start, |position, span| {
        let from = position.time.unwrap_or(receipt.time);
        let date = position.date;
        let count = span.count;
        Ok(match span.unit {
            Unit::WorkingDays => day(view.working_days_after(date, count)?),
            Unit::CalendarDays => day(view.on_or_after(add_days(date, count)?)?),
            Unit::Months => day(view.on_or_after(add_months(date, count)?)?),
            Unit::SameDay if from < reception.same_day_cut_off => day(view.on_or_after(date)?),
            Unit::SameDay => day(view.working_days_after(date, 1)?),
            Unit::WorkingHours => working_hours(count, date, from, reception, view)?,
        })
    })
}

fn day(date: Date) -> Position {
    Position { date, time: None }
}

/// Hours run in office hours of working days. Each eight are one working day, and end at the
/// hour at which they began; the rest runs through the sessions, over the break and the night.
fn working_hours(
    hours: u16,
    date: Date,
    time: Time,
    reception: &Reception,
    view: &View<'_>,
) -> Result<Position, BeyondCalendar> {
    let (mut date, mut time) = if view.works(date)? {
        (date, time)
    } else {
        (view.on_or_after(date)?, opening(reception))
    };
    date = view.working_days_after(date, hours.checked_div(HOURS_A_DAY).unwrap_or_default())?;
    let mut left = i32::from(hours.checked_rem(HOURS_A_DAY).unwrap_or_default()).saturating_mul(60);
    while left > 0 {
        for session in &reception.weekdays {
            let from = time.max(session.from);
            let open = minutes(session.to).saturating_sub(minutes(from));
            if open <= 0 {
                continue;
            }
            if left <= open {
                let end = minutes(from).saturating_add(left);
                return Ok(Position { date, time: time_of(end) });
            }
            left = left.saturating_sub(open);
        }
        if reception.weekdays.iter().all(|session| session.to <= session.from) {
            return Err(BeyondCalendar);
        }
        date = view.working_days_after(date, 1)?;
        time = opening(reception);
    }
    Ok(Position { date, time: Some(time) })
}

fn minutes(time: Time) -> i32 {
    i32::from(time.hour()).saturating_mul(60).saturating_add(i32::from(time.minute()))
}

fn time_of(minutes: i32) -> Option<Time> {
    let hour = i8::try_from(minutes.checked_div(60)?).ok()?;
    let minute = i8::try_from(minutes.checked_rem(60)?).ok()?;
    Time::new(hour, minute, 0, 0).ok()
}
