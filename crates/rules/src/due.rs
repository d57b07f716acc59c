//! When a case is ready.

use alloc::vec::Vec;
use jiff::civil::{Date, Time};

use crate::calendar::Calendar;
use crate::case::Case;
use crate::channel::Channel;
use crate::limit::Span;

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
    /// It came after the office had closed: received on the next day of reception.
    AfterHours,
    /// It came on a day off: received on the next day of reception.
    DayOff,
}

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
    /// The legal limit.
    pub legal: Counted,
    /// Index into [`Procedure::limits`](crate::procedure::Procedure::limits) of the legal limit.
    pub limit: u8,
    /// The policy that is best for the citizen, with its limit.
    pub local: Option<(u16, Counted)>,
    /// Policies that also hold and give a later day.
    pub outdone: Vec<u16>,
    /// Policies that would hold after an answer which is still open, with their limit.
    pub possible: Vec<(u16, Counted)>,
    /// Whether a year that isn't announced was counted: the latest day that the law permits.
    pub provisional: bool,
}

impl DueDate {
    /// The day: of the policy where there is one, else of the law.
    #[must_use]
    pub fn date(&self) -> Date {
        self.local.as_ref().map_or(self.legal.date, |(_, counted)| counted.date)
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
