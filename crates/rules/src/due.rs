//! When a case is ready.

use alloc::vec::Vec;
use jiff_core::civil::{Date, Time};

use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::count::end_of;
use crate::limit::{Limit, Span, Term};
use crate::local_limit;
use crate::receipt::receipt;
pub use crate::receipt::{Moved, Receipt};
use crate::work_calendar::{BeyondCalendar, View, WorkCalendar};

/// When a case is ready in one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// On this day at the latest.
    By(DueDate),
    /// On one of these days, depending on something that the citizen doesn't know.
    Depends(Vec<DueDate>),
    /// The sources don't say.
    Unknown(UnknownLimit),
}

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
}

impl Counted {
    pub(crate) fn ends_before(&self, other: &Self) -> bool {
        (self.date, self.time.unwrap_or(Time::MAX)) < (other.date, other.time.unwrap_or(Time::MAX))
    }
}

/// Why there is no due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownLimit {
    /// This limit of the procedure says whom to ask.
    NotInSources(u8),
    /// The limit with this index ended before the filing date and has no successor.
    Expired(u8),
    /// No limit of the procedure covers the case.
    NoLimit,
    /// The calendar doesn't reach that far.
    BeyondCalendar,
}

impl From<BeyondCalendar> for UnknownLimit {
    fn from(_: BeyondCalendar) -> Self {
        Self::BeyondCalendar
    }
}

/// When a case is ready that is filed through `channel`.
#[must_use]
pub fn due(case: &Case<'_>, channel: Channel, calendar: &WorkCalendar) -> Due {
    let candidates = match limits(case, channel) {
        Ok(candidates) => candidates,
        Err(unknown) => return Due::Unknown(unknown),
    };
    let mut dates: Vec<DueDate> = Vec::with_capacity(candidates.len());
    for (index, limit) in candidates {
        let Term::Spans(spans) = &limit.term else {
            return Due::Unknown(UnknownLimit::NotInSources(index));
        };
        let clock = Clock { case, calendar };
        match local_limit::due_dates(&clock, channel, index, spans) {
            Ok(found) => dates.extend(found),
            Err(beyond) => return Due::Unknown(beyond.into()),
        }
    }
    let same_day = dates.windows(2).all(|pair| matches!(pair, [a, b] if a.date() == b.date()));
    if same_day && let Some(first) = dates.drain(..).next() {
        return Due::By(first);
    }
    Due::Depends(dates)
}

/// The limits that may bind: one, unless it depends on something that isn't known.
fn limits<'a>(case: &Case<'a>, channel: Channel) -> Result<Vec<(u8, &'a Limit)>, UnknownLimit> {
    let filed_on = case.filing.moment.date();
    let mut candidates = Vec::new();
    let mut expired = None;
    for (index, limit) in (0_u8..=u8::MAX).zip(&case.procedure.limits) {
        let truth = limit.when.truth(&case.answers);
        if truth == Truth::No || !limit.channels.contains(channel) {
            continue;
        }
        if !limit.window.holds(filed_on) {
            if limit.window.ended(filed_on) && truth == Truth::Yes {
                expired = expired.or(Some(index));
            }
            continue;
        }
        candidates.push((index, limit));
        if truth == Truth::Yes {
            return Ok(candidates);
        }
    }
    // A guide covers every case, so that one of the candidates holds.
    if candidates.is_empty() {
        return Err(expired.map_or(UnknownLimit::NoLimit, UnknownLimit::Expired));
    }
    Ok(candidates)
}

/// What a limit is counted with.
pub(crate) struct Clock<'a> {
    pub(crate) case: &'a Case<'a>,
    calendar: &'a WorkCalendar,
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
        let counted = Counted { spans: spans.to_vec(), date: end.date, time: end.time };
        Ok(Reading { receipt, counted, provisional: false })
    }
}
