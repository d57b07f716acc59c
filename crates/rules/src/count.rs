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
    let mut position = Position { date: receipt.day, time: None };
    // The hour from which hours of a later span run.
    let mut from = receipt.time;
    for span in spans {
        from = position.time.unwrap_or(from);
        let (date, count) = (position.date, span.count);
        let (end, due) = match span.unit {
            Unit::WorkingHours => {
                position = working_hours(count, date, from, reception, view)?;
                continue;
            }
            Unit::WorkingDays => {
                let end = view.working_days_after(date, count)?;
                (end, end)
            }
            Unit::CalendarDays => on_or_after(add_days(date, count)?, view)?,
            Unit::Months => on_or_after(add_months(date, count)?, view)?,
            Unit::SameDay if from < reception.same_day_cut_off => on_or_after(date, view)?,
            Unit::SameDay => (date, view.working_days_after(date, 1)?),
        };
        // What moved to another day begins with that day.
        if end != due {
            from = opening(reception);
        }
        position = Position { date: due, time: None };
    }
    Ok(position)
}

/// A day, and that day or the next working day.
fn on_or_after(date: Date, view: &View<'_>) -> Result<(Date, Date), BeyondCalendar> {
    Ok((date, view.on_or_after(date)?))
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
