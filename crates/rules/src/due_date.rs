//! A due date, and the clock that counts to it.

use alloc::vec::Vec;
use jiff_core::civil::{Date, Time};

use crate::case::Case;
use crate::count::end_of;
use crate::limit::Span;
use crate::receipt::{Receipt, receipt};
use crate::work_calendar::{BeyondCalendar, View, WorkCalendar};

/// A due date with what it follows from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueDate {
    /// Day 0.
    pub receipt: Receipt,
    /// Index into [`Procedure::limits`](crate::procedure::Procedure::limits) of the legal limit.
    pub limit: u8,
    /// The legal limit, with what policies add to it where they allow more time.
    pub legal: Counted,
    /// The policy that is best for the citizen, with its limit.
    pub local: Option<(u16, Counted)>,
    /// Policies that also hold and are no better.
    pub outdone: Vec<u16>,
    /// Policies that would be better after an answer which is still open, with their limit.
    pub possible: Vec<(u16, Counted)>,
    /// Whether a year that isn't announced was counted: the latest day that the law permits.
    pub provisional: bool,
}

impl DueDate {
    /// The limit that binds: of the policy where there is one, else of the law.
    #[must_use]
    pub fn binding(&self) -> &Counted {
        self.local.as_ref().map_or(&self.legal, |(_, counted)| counted)
    }

    /// The last day of the binding limit.
    #[must_use]
    pub fn date(&self) -> Date {
        self.binding().date
    }
}

/// A limit and the day that it ends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The limit.
    pub spans: Vec<Span>,
    /// Its last day.
    pub date: Date,
    /// The hour by which it ends, for limits in hours.
    pub time: Option<Time>,
    /// Whether parts of a day were rounded to the later day although the policy doesn't say how.
    pub rounded: bool,
}

impl Counted {
    pub(crate) fn ends_before(&self, other: &Self) -> bool {
        (self.date, self.time.unwrap_or(Time::MAX)) < (other.date, other.time.unwrap_or(Time::MAX))
    }
}

/// What a limit is counted with.
pub(crate) struct Clock<'a> {
    pub(crate) case: &'a Case<'a>,
    pub(crate) calendar: &'a WorkCalendar,
}

/// Spans counted on the clock.
pub(crate) struct Reading {
    pub(crate) receipt: Receipt,
    pub(crate) counted: Counted,
    pub(crate) provisional: bool,
}

impl Clock<'_> {
    /// The last day of `spans`: under the announced calendar, or the latest that the arrangements
    /// of years that aren't announced permit.
    pub(crate) fn read(&self, spans: &[Span]) -> Result<Reading, BeyondCalendar> {
        let reading = self.read_in(spans, &self.calendar.view())?;
        let first = self.case.filing.moment.date().year();
        let last = reading.counted.date.year();
        if !self.calendar.provisional(first, last) {
            return Ok(reading);
        }
        // A later day may lie in the following year.
        let views = self.calendar.views(first, last.saturating_add(1));
        let latest = views.iter().map(|view| self.read_in(spans, view)).try_fold(
            reading,
            |latest, reading| {
                reading.map(|reading| {
                    if latest.counted.ends_before(&reading.counted) { reading } else { latest }
                })
            },
        )?;
        Ok(Reading { provisional: true, ..latest })
    }

    fn read_in(&self, spans: &[Span], view: &View<'_>) -> Result<Reading, BeyondCalendar> {
        let reception = &self.case.procedure.reception;
        let receipt = receipt(self.case.filing.moment, reception, view)?;
        let end = end_of(spans, receipt, reception, view)?;
        let (date, time) = (end.date, end.time);
        let counted = Counted { spans: spans.to_vec(), date, time, rounded: false };
        Ok(Reading { receipt, counted, provisional: false })
    }
}
