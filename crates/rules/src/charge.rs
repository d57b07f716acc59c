//! What a case costs.

use alloc::vec::Vec;

pub use crate::amount::{Amount, Base, Origin, UnknownAmount};
use crate::base::base;
use crate::benefit::outcome;
use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::fee::{Dong, Fee};

/// What a case costs in one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charges {
    /// A line for each fee that is due, or may be.
    pub lines: Vec<ChargeLine>,
}

impl Charges {
    /// The sum of the lines.
    #[must_use]
    pub fn total(&self) -> Total {
        let mut total = Total { known: Dong(0), complete: true };
        for line in &self.lines {
            total.complete &= !line.perhaps;
            match &line.payable {
                // What may not be due at all isn't part of "at least".
                _ if line.perhaps => {}
                Amount::Known(amount) => match total.known.0.checked_add(amount.0) {
                    Some(sum) => total.known = Dong(sum),
                    None => total.complete = false,
                },
                Amount::Unknown(_) => total.complete = false,
            }
        }
        total
    }
}

/// What a case costs that is filed through `channel`.
#[must_use]
pub fn charges(case: &Case<'_>, channel: Channel) -> Charges {
    let fees = 0_u8..=u8::MAX;
    let lines = fees
        .zip(&case.procedure.fees)
        .filter_map(|(index, fee)| charge(case, channel, index, fee))
        .collect();
    Charges { lines }
}

/// What a case pays of one fee of its procedure, named by its index; `None` where it isn't due.
#[must_use]
pub fn charge(case: &Case<'_>, channel: Channel, index: u8, fee: &Fee) -> Option<ChargeLine> {
    let due = fee.when.truth(&case.answers);
    if due == Truth::No || !fee.channels.contains(channel) {
        return None;
    }
    let base = base(case, channel, index, fee);
    let outcome = outcome(case, channel, index, fee, &base);
    Some(ChargeLine {
        fee: index,
        perhaps: due == Truth::Unknown,
        base,
        payable: outcome.payable,
        applied: outcome.applied,
        rounded: outcome.rounded,
        outdone: outcome.outdone,
        possible: outcome.possible,
    })
}

/// One fee of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChargeLine {
    /// Index into [`Procedure::fees`](crate::procedure::Procedure::fees).
    pub fee: u8,
    /// Whether it is only perhaps due, depending on something that the citizen doesn't know.
    pub perhaps: bool,
    /// What the law asks before any policy lowers or pays it.
    pub base: Base,
    /// What the citizen pays.
    pub payable: Amount,
    /// The policy that `payable` rests on.
    pub applied: Option<u16>,
    /// Whether parts of a đồng were rounded up although the applied policy doesn't say how.
    pub rounded: bool,
    /// Policies that also hold and are no better for the citizen, with what they would leave.
    pub outdone: Vec<(u16, Amount)>,
    /// Policies that would be better after an answer which is still open, with what they leave.
    pub possible: Vec<(u16, Amount)>,
}

/// The sum of a case's lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// The sum of the known lines.
    pub known: Dong,
    /// Whether every line is known and certainly due; if not, the total is "at least".
    pub complete: bool,
}
