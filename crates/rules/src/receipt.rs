//! When a dossier counts as received.

use jiff_core::civil::{Date, DateTime, Time, Weekday};

use crate::reception::{Reception, Session};
use crate::work_calendar::{BeyondCalendar, View};

/// When a dossier counts as received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Day 0.
    pub day: Date,
    /// The hour from which hours are counted.
    pub time: Time,
    /// Why it isn't the moment of filing.
    pub moved: Option<Moved>,
}

/// Why a dossier is received later than it was filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It came before the office opened or during its break: received the same day.
    UntilOpening,
    /// It came after the office had closed: received on the next working day.
    AfterHours,
    /// It came on a day without reception: received on the next working day.
    DayOff,
}

/// The receipt of a dossier that was filed at `moment`.
///
/// On a Saturday on which the office receives, day 0 is that Saturday, though it isn't a working
/// day. What comes too late, on any day, waits for the next *working* day: an office that opens
/// on Saturday morning for people at the counter needn't empty its mailbox then.
pub(crate) fn receipt(
    moment: DateTime,
    reception: &Reception,
    view: &View<'_>,
) -> Result<Receipt, BeyondCalendar> {
    let (day, time) = (moment.date(), moment.time());
    let sessions = sessions(day, reception, view)?;
    let Some(last) = sessions.last() else {
        return next_working_day(day, Moved::DayOff, reception, view);
    };
    if time >= last.to {
        return next_working_day(day, Moved::AfterHours, reception, view);
    }
    let opening = sessions.iter().find(|session| time < session.to).map_or(time, |s| s.from);
    Ok(if time < opening {
        Receipt { day, time: opening, moved: Some(Moved::UntilOpening) }
    } else {
        Receipt { day, time, moved: None }
    })
}

fn next_working_day(
    day: Date,
    why: Moved,
    reception: &Reception,
    view: &View<'_>,
) -> Result<Receipt, BeyondCalendar> {
    Ok(Receipt {
        day: view.working_days_after(day, 1)?,
        time: opening(reception),
        moved: Some(why),
    })
}

/// The hour at which a working day begins.
pub(crate) fn opening(reception: &Reception) -> Time {
    reception.weekdays.first().map_or(Time::MIN, |session| session.from)
}

fn sessions<'a>(
    day: Date,
    reception: &'a Reception,
    view: &View<'_>,
) -> Result<&'a [Session], BeyondCalendar> {
    if view.works(day)? {
        return Ok(&reception.weekdays);
    }
    let open_saturday = day.weekday() == Weekday::Saturday && !view.named_off(day)?;
    Ok(if open_saturday { &reception.saturdays } else { &[] })
}
