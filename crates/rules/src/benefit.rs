//! How policies lower a fee or pay it: the best for the citizen wins.

use alloc::vec::Vec;

use crate::amount::{Amount, Base, UnknownAmount};
use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::document::Status;
use crate::fee::{Competence, Dong, Fee, Rounding};
use crate::policy::{Effect, FeeChange, Policy};
use crate::price::share;

/// Percent of the whole.
const WHOLE: u128 = 100;

/// What policies make of a base amount.
pub(crate) struct Outcome {
    pub(crate) payable: Amount,
    pub(crate) applied: Option<u16>,
    pub(crate) outdone: Vec<(u16, Amount)>,
    pub(crate) possible: Vec<(u16, Amount)>,
}

struct Benefit {
    index: u16,
    payable: Amount,
    subsidy: bool,
    conflict: bool,
}

/// What the citizen pays of `base`.
///
/// Only policies that certainly hold are applied; those that would be better after an answer
/// which is still open are named as possible.
pub(crate) fn outcome(
    case: &Case<'_>,
    channel: Channel,
    index: u8,
    fee: &Fee,
    base: &Base,
) -> Outcome {
    let (mut certain, mut possible) = (Vec::new(), Vec::new());
    for (policy_index, policy) in (0_u16..=u16::MAX).zip(&case.procedure.policies) {
        let Some(payable) = payable(policy, index, fee, &base.amount) else { continue };
        let benefit = Benefit {
            index: policy_index,
            payable,
            subsidy: is_subsidy(policy),
            conflict: policy.status == Status::Conflict,
        };
        match policy.truth(case, channel) {
            Truth::Yes => insert(&mut certain, benefit),
            Truth::Unknown => insert(&mut possible, benefit),
            Truth::No => {}
        }
    }
    let mut result = Outcome {
        payable: base.amount.clone(),
        applied: None,
        outdone: Vec::new(),
        possible: Vec::new(),
    };
    if contradicted(&certain) {
        let policies = certain.iter().map(|benefit| benefit.index).collect();
        result.payable = Amount::Unknown(UnknownAmount::Conflict(policies));
        return result;
    }
    for benefit in certain {
        if result.applied.is_none() && better(&benefit.payable, &base.amount) {
            result.payable = benefit.payable;
            result.applied = Some(benefit.index);
        } else {
            result.outdone.push((benefit.index, benefit.payable));
        }
    }
    possible.retain(|benefit| better(&benefit.payable, &result.payable));
    result.possible =
        possible.into_iter().map(|benefit| (benefit.index, benefit.payable)).collect();
    result
}

/// Keeps the best first; of two that are as good, what lowers a fee before what pays it.
fn insert(benefits: &mut Vec<Benefit>, benefit: Benefit) {
    let key = |benefit: &Benefit| (rank(&benefit.payable), benefit.subsidy);
    let at = benefits.partition_point(|other| key(other) <= key(&benefit));
    benefits.insert(at, benefit);
}

/// A smaller known amount is better, and any known amount is better than an unknown one.
fn better(one: &Amount, other: &Amount) -> bool {
    rank(one) < rank(other)
}

/// Known amounts from small to large, then the unknown ones.
fn rank(amount: &Amount) -> (bool, Dong) {
    match amount {
        Amount::Known(amount) => (false, *amount),
        Amount::Unknown(_) => (true, Dong(0)),
    }
}

/// Whether valid texts disagree: a policy that is marked so leaves another amount than the rest.
fn contradicted(benefits: &[Benefit]) -> bool {
    benefits.iter().any(|benefit| {
        benefit.conflict && benefits.iter().any(|other| other.payable != benefit.payable)
    })
}

fn is_subsidy(policy: &Policy) -> bool {
    matches!(policy.effect, Effect::Fee { change: FeeChange::Subsidy { .. }, .. })
}

/// What `policy` leaves to pay of a fee; `None` where it says nothing of the fee.
///
/// A province can't lower what the central state sets, only pay it (Luật Phí và lệ phí
/// 97/2015/QH13), so such a rule says nothing either.
fn payable(policy: &Policy, index: u8, fee: &Fee, base: &Amount) -> Option<Amount> {
    let Effect::Fee { fees, change } = &policy.effect else { return None };
    if !fees.contains(&index) {
        return None;
    }
    let lowers = matches!(change, FeeChange::Set(_) | FeeChange::Percent { .. });
    if lowers && fee.competence == Competence::Central && !policy.places.is_everywhere() {
        return None;
    }
    match (change, base) {
        (FeeChange::Tariff(_), _) => None,
        (FeeChange::Set(amount), _) => Some(Amount::Known(*amount)),
        // Nothing is left of any amount, known or not.
        (FeeChange::Percent { percent: 0, .. }, _)
        | (FeeChange::Subsidy { percent: 100, yearly_maximum: None }, _) => {
            Some(Amount::Known(Dong(0)))
        }
        (_, Amount::Unknown(why)) => Some(Amount::Unknown(why.clone())),
        (FeeChange::Percent { percent, rounding }, Amount::Known(base)) => {
            Some(known(share(*base, u128::from(*percent), WHOLE, *rounding)))
        }
        (FeeChange::Subsidy { percent, yearly_maximum }, Amount::Known(base)) => {
            let paid = share(*base, u128::from(*percent), WHOLE, Rounding::Down)
                .map(|paid| yearly_maximum.map_or(paid, |maximum| paid.min(maximum)));
            Some(known(paid.map(|paid| Dong(base.0.saturating_sub(paid.0)))))
        }
    }
}

fn known(amount: Option<Dong>) -> Amount {
    amount.map_or(Amount::Unknown(UnknownAmount::TooLarge), Amount::Known)
}
