//! When a case is ready.

use alloc::vec::Vec;

use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::due_date::Clock;
pub use crate::due_date::{Counted, DueDate};
use crate::limit::{Limit, Term};
use crate::local_limit;
pub use crate::receipt::{Moved, Receipt};
use crate::work_calendar::{BeyondCalendar, WorkCalendar};

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
    let mut dates: Vec<DueDate> = Vec::new();
    for (index, limit) in candidates {
        let Term::Spans(spans) = &limit.term else {
            return Due::Unknown(UnknownLimit::NotInSources(index));
        };
        let clock = Clock { case, calendar };
        match local_limit::due_dates(&clock, channel, index, spans) {
            Ok(found) if dates.is_empty() => dates = found,
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

/// The limits that may bind, with their indexes: one, unless it depends on something that isn't
/// known.
///
/// # Errors
/// [`UnknownLimit`] where none does.
pub fn limits<'a>(case: &Case<'a>, channel: Channel) -> Result<Vec<(u8, &'a Limit)>, UnknownLimit> {
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
