//! The days from receipt to the due date: which ones count, and why others don't.

use alloc::vec::Vec;
use jiff_core::civil::Date;

use crate::count::end_of;
use crate::due_date::DueDate;
use crate::limit::{Span, Unit};
use crate::reception::Reception;
use crate::work_calendar::{BeyondCalendar, View, WorkCalendar, add_days, add_months};

/// One day of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// What it is to the limit.
    pub part: DayPart,
}

/// What a day is to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    /// Day 0: the dossier is received.
    Receipt,
    /// The day with this number of its span.
    Counted(u16),
    /// The limit runs, in hours or months, or ends here because it moved off a day off.
    Running,
    /// A day off that doesn't count.
    Skipped,
}

/// Every day from receipt to the due date, both included.
///
/// Empty where a year isn't announced: which of its days are off isn't known.
#[must_use]
pub fn days(by: &DueDate, reception: &Reception, calendar: &WorkCalendar) -> Vec<Day> {
    if by.provisional {
        return Vec::new();
    }
    count(by, reception, &calendar.view()).unwrap_or_default()
}

fn count(by: &DueDate, reception: &Reception, view: &View<'_>) -> Result<Vec<Day>, BeyondCalendar> {
    let mut days = Vec::new();
    days.push(Day { date: by.receipt.day, part: DayPart::Receipt });
    let spans = &by.binding().spans;
    let mut from = by.receipt.day;
    for (index, span) in spans.iter().enumerate() {
        let until = spans.get(..=index).unwrap_or_default();
        let end = end_of(until, by.receipt, reception, view)?.date;
        of_span(span, from, end, view, &mut days)?;
        from = end;
    }
    Ok(days)
}

/// The days after `from` up to `end`, which a span ends on.
fn of_span(
    span: &Span,
    from: Date,
    end: Date,
    view: &View<'_>,
    days: &mut Vec<Day>,
) -> Result<(), BeyondCalendar> {
    // Up to here days off count as well.
    let every_day_until = match span.unit {
        Unit::CalendarDays => add_days(from, span.count)?,
        Unit::Months => add_months(from, span.count)?,
        Unit::WorkingDays | Unit::WorkingHours | Unit::SameDay => from,
    };
    let (mut date, mut number) = (from, 0_u16);
    while date < end {
        date = date.tomorrow().map_err(|_| BeyondCalendar)?;
        let runs = date <= every_day_until || view.works(date)?;
        let numbered = match span.unit {
            Unit::WorkingDays => true,
            Unit::CalendarDays => date <= every_day_until,
            Unit::Months | Unit::WorkingHours | Unit::SameDay => false,
        };
        let part = match (runs, numbered) {
            (false, _) => DayPart::Skipped,
            (true, false) => DayPart::Running,
            (true, true) => {
                number = number.saturating_add(1);
                DayPart::Counted(number)
            }
        };
        days.push(Day { date, part });
    }
    Ok(())
}
