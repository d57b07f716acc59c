//! How policies shorten or lengthen a legal limit.

use alloc::vec;
use alloc::vec::Vec;

use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::due_date::{Clock, Counted, DueDate};
use crate::fee::Rounding;
use crate::limit::{Span, Unit};
use crate::policy::{Effect, LimitChange, Policy};
use crate::work_calendar::BeyondCalendar;

/// The due dates of a legal limit under the policies of the case: one, or two where it isn't
/// known whether more time is allowed.
pub(crate) fn due_dates(
    clock: &Clock<'_>,
    channel: Channel,
    limit: u8,
    legal: &[Span],
) -> Result<Vec<DueDate>, BeyondCalendar> {
    let changes: Vec<(u16, &LimitChange, Truth)> = changes(clock.case, channel).collect();
    if !changes.iter().any(|(_, change, _)| matches!(change, LimitChange::Extend(_))) {
        return Ok(vec![due_date(clock, limit, legal, &changes)?]);
    }
    let mut certain = legal.to_vec();
    let mut longest = legal.to_vec();
    for (_, change, truth) in &changes {
        if let LimitChange::Extend(span) = change {
            extend(&mut longest, *span);
            if *truth == Truth::Yes {
                extend(&mut certain, *span);
            }
        }
    }
    let mut dates = vec![due_date(clock, limit, &certain, &changes)?];
    if longest != certain {
        dates.push(due_date(clock, limit, &longest, &changes)?);
    }
    Ok(dates)
}

/// The policies that change limits, hold at the filing date and may hold in this case.
fn changes<'a>(
    case: &Case<'a>,
    channel: Channel,
) -> impl Iterator<Item = (u16, &'a LimitChange, Truth)> {
    (0_u16..=u16::MAX).zip(&case.procedure.policies).filter_map(move |(index, policy)| {
        let Effect::Limit(change) = &policy.effect else { return None };
        match policy.truth(case, channel) {
            Truth::No => None,
            truth => Some((index, change, truth)),
        }
    })
}

impl Policy {
    /// Whether it holds in this case and channel.
    pub(crate) fn truth(&self, case: &Case<'_>, channel: Channel) -> Truth {
        if !self.channels.contains(channel) || !self.window.holds(case.filing.moment.date()) {
            return Truth::No;
        }
        let sure = if self.perhaps { Truth::Unknown } else { Truth::Yes };
        self.places.truth(case.filing.place).and(self.when.truth(&case.answers)).and(sure)
    }
}

fn due_date(
    clock: &Clock<'_>,
    limit: u8,
    legal: &[Span],
    changes: &[(u16, &LimitChange, Truth)],
) -> Result<DueDate, BeyondCalendar> {
    let reading = clock.read(legal)?;
    let mut due = DueDate {
        receipt: reading.receipt,
        limit,
        legal: reading.counted,
        local: None,
        outdone: Vec::new(),
        possible: Vec::new(),
        provisional: reading.provisional,
    };
    let mut possible = Vec::new();
    for (policy, change, truth) in changes {
        let Some((spans, rounded)) = shortened(legal, change) else { continue };
        let counted = Counted { rounded, ..clock.read(&spans)?.counted };
        if *truth == Truth::Unknown {
            possible.push((*policy, counted));
        } else if counted.ends_before(due.binding()) {
            due.outdone.extend(due.local.take().map(|(outdone, _)| outdone));
            due.local = Some((*policy, counted));
        } else {
            due.outdone.push(*policy);
        }
    }
    possible.retain(|(_, counted)| counted.ends_before(due.binding()));
    due.possible = possible;
    Ok(due)
}

fn extend(spans: &mut Vec<Span>, more: Span) {
    match spans.last_mut() {
        Some(last) if last.unit == more.unit => last.count = last.count.saturating_add(more.count),
        _ => spans.push(more),
    }
}

/// The limit after a change, and whether parts of a day were rounded without being told how;
/// `None` where the change says nothing of such a limit.
///
/// Cuts in days speak of limits in days: a limit of one span, so that no text has to say which
/// part of a sequence is cut. A limit that is cut keeps at least one day.
fn shortened(legal: &[Span], change: &LimitChange) -> Option<(Vec<Span>, bool)> {
    if let LimitChange::Set(spans) = change {
        return Some((spans.clone(), false));
    }
    let [span] = legal else { return None };
    if !matches!(span.unit, Unit::WorkingDays | Unit::CalendarDays) {
        return None;
    }
    let (cut, rounded) = match change {
        LimitChange::CutDays(days) => (*days, false),
        LimitChange::CutPercent { percent, rounding, from_days } => {
            if from_days.is_some_and(|from| span.count < from) {
                return None;
            }
            share(span.count, *percent, *rounding)
        }
        LimitChange::Set(_) | LimitChange::Extend(_) => return None,
    };
    let count = span.count.saturating_sub(cut).max(1).min(span.count);
    Some((vec![Span { count, unit: span.unit }], rounded))
}

/// `percent` of `days` in whole days, and whether the text left open how to round it.
fn share(days: u16, percent: u8, rounding: Rounding) -> (u16, bool) {
    let hundredths = u32::from(days).saturating_mul(u32::from(percent));
    let added = match rounding {
        Rounding::Up => 99,
        Rounding::Nearest => 50,
        Rounding::Down | Rounding::Unsaid => 0,
    };
    let share = hundredths.saturating_add(added).checked_div(100).unwrap_or_default();
    let whole = hundredths.checked_rem(100) == Some(0);
    (u16::try_from(share).unwrap_or(u16::MAX), rounding == Rounding::Unsaid && !whole)
}
