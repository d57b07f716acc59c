//! How policies lower a fee or pay it: the best for the citizen wins.

use alloc::vec::Vec;

use crate::amount::{Amount, Base, Origin, UnknownAmount};
use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::document::Status;
use crate::fee::{Competence, Dong, Fee, Rounding};
use crate::policy::{Effect, FeeChange, Policy};
use crate::price::{is_whole, share};

/// Percent of the whole.
const WHOLE: u128 = 100;

/// What policies make of a base amount.
pub(crate) struct Outcome {
    pub(crate) payable: Amount,
    pub(crate) applied: Option<u16>,
    pub(crate) rounded: bool,
    pub(crate) outdone: Vec<(u16, Amount)>,
    pub(crate) possible: Vec<(u16, Amount)>,
}

struct Benefit {
    index: u16,
    payable: Amount,
    /// Whether less is left of the base, however much that is.
    lowers: bool,
    rounded: bool,
    subsidy: bool,
    conflict: bool,
}

impl Benefit {
    /// What `policy` makes of a fee; `None` where it says nothing of it.
    ///
    /// A province can't lower what the central state sets, only pay it (Luật Phí và lệ phí
    /// 97/2015/QH13), so such a rule says nothing either.
    fn of(policy: &Policy, index: u16, fee: (u8, &Fee), base: &Amount) -> Option<Self> {
        let Effect::Fee { fees, change } = &policy.effect else { return None };
        let (fee_index, fee) = fee;
        let sets = matches!(change, FeeChange::Set(_) | FeeChange::Percent { .. });
        let local = !policy.places.is_everywhere();
        if !fees.contains(&fee_index) || (sets && local && fee.competence == Competence::Central) {
            return None;
        }
        Some(Self {
            index,
            payable: payable(change, base)?,
            lowers: lowers(change),
            rounded: rounds(change, base),
            subsidy: matches!(change, FeeChange::Subsidy { .. }),
            conflict: policy.status == Status::Conflict,
        })
    }

    /// Whether it leaves less than `amount`; of an amount that isn't known, a share is less.
    fn improves(&self, amount: &Amount) -> bool {
        let unknown = matches!((&self.payable, amount), (Amount::Unknown(_), Amount::Unknown(_)));
        rank(&self.payable) < rank(amount) || (unknown && self.lowers)
    }
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
        let benefit = Benefit::of(policy, policy_index, (index, fee), &base.amount);
        let Some(benefit) = benefit else { continue };
        match policy.truth(case, channel) {
            Truth::Yes => insert(&mut certain, benefit),
            Truth::Unknown => insert(&mut possible, benefit),
            Truth::No => {}
        }
    }
    let mut result = Outcome {
        payable: base.amount.clone(),
        applied: None,
        rounded: false,
        outdone: Vec::new(),
        possible: Vec::new(),
    };
    let disputed = disputed_tariff(case, base);
    if contradicted(&certain, disputed.map(|_| &base.amount)) {
        let policies = disputed.into_iter().chain(certain.iter().map(|benefit| benefit.index));
        let policies = policies.collect();
        result.payable = Amount::Unknown(UnknownAmount::Conflict(policies));
        return result;
    }
    for benefit in certain {
        if result.applied.is_none() && benefit.improves(&base.amount) {
            result.payable = benefit.payable;
            result.applied = Some(benefit.index);
            result.rounded = benefit.rounded;
        } else {
            result.outdone.push((benefit.index, benefit.payable));
        }
    }
    possible.retain(|benefit| benefit.improves(&result.payable));
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

/// Known amounts from small to large, then the unknown ones: the least is the best.
fn rank(amount: &Amount) -> (bool, Dong) {
    match amount {
        Amount::Known(amount) => (false, *amount),
        Amount::Unknown(_) => (true, Dong(0)),
    }
}

/// The tariff that the base rests on, where it is marked as contradicted.
fn disputed_tariff(case: &Case<'_>, base: &Base) -> Option<u16> {
    let Origin::Tariff(index) = base.origin else { return None };
    let policy = case.procedure.policies.get(usize::from(index))?;
    (policy.status == Status::Conflict).then_some(index)
}

/// Whether valid texts disagree: a policy or tariff that is marked so leaves another amount than
/// the rest.
fn contradicted(benefits: &[Benefit], disputed: Option<&Amount>) -> bool {
    let marked = benefits.iter().filter(|benefit| benefit.conflict);
    let mut marked = marked.map(|benefit| &benefit.payable).chain(disputed);
    marked.any(|amount| benefits.iter().any(|other| other.payable != *amount))
}

/// What is left to pay of `base` after a change.
fn payable(change: &FeeChange, base: &Amount) -> Option<Amount> {
    match (change, base) {
        (FeeChange::Tariff(_), _) => None,
        (FeeChange::Set(amount), _) => Some(Amount::Known(*amount)),
        // Nothing is left of any amount, known or not.
        (FeeChange::Percent { percent: 0, yearly_maximum: None, .. }, _)
        | (FeeChange::Subsidy { percent: 100, yearly_maximum: None }, _) => {
            Some(Amount::Known(Dong(0)))
        }
        (_, Amount::Unknown(why)) => Some(Amount::Unknown(why.clone())),
        (FeeChange::Percent { percent, rounding, yearly_maximum }, Amount::Known(base)) => {
            let least = yearly_maximum.map_or(0, |maximum| base.0.saturating_sub(maximum.0));
            let left = share(*base, u128::from(*percent), WHOLE, *rounding);
            Some(known(left.map(|left| left.max(Dong(least)))))
        }
        (FeeChange::Subsidy { percent, yearly_maximum }, Amount::Known(base)) => {
            let paid = share(*base, u128::from(*percent), WHOLE, Rounding::Down)
                .map(|paid| yearly_maximum.map_or(paid, |maximum| paid.min(maximum)));
            Some(known(paid.map(|paid| Dong(base.0.saturating_sub(paid.0)))))
        }
    }
}

/// Whether less than the whole is left, however much that is.
fn lowers(change: &FeeChange) -> bool {
    match change {
        FeeChange::Percent { percent, .. } => *percent < 100,
        FeeChange::Subsidy { percent, .. } => *percent > 0,
        FeeChange::Tariff(_) | FeeChange::Set(_) => false,
    }
}

/// Whether parts of a đồng are left that the text doesn't say how to round.
fn rounds(change: &FeeChange, base: &Amount) -> bool {
    match (change, base) {
        (FeeChange::Percent { percent, rounding: Rounding::Unsaid, .. }, Amount::Known(base)) => {
            !is_whole(*base, u128::from(*percent), WHOLE)
        }
        _ => false,
    }
}

fn known(amount: Option<Dong>) -> Amount {
    amount.map_or(Amount::Unknown(UnknownAmount::TooLarge), Amount::Known)
}
