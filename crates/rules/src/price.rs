//! Turns a price of the law into an amount.

use alloc::vec::Vec;

use crate::amount::{Amount, UnknownAmount};
use crate::condition::{Answer, Answers, Slot};
use crate::fee::{Dong, Price, Rounding, Tier};

/// Basis points of the whole.
const WHOLE: u128 = 10_000;

/// What `price` comes to after these answers; `unknown` is said where the price itself is unknown.
pub(crate) fn amount(price: &Price, answers: &Answers, unknown: UnknownAmount) -> Amount {
    let known = match price {
        Price::Free => Ok(Dong(0)),
        Price::Amount(amount) => Ok(*amount),
        Price::Unknown(_) => Err(unknown),
        Price::PerUnit { question, tiers, maximum } => number(answers, *question)
            .and_then(|count| per_unit(tiers, count).ok_or(UnknownAmount::TooLarge))
            .map(|sum| maximum.map_or(sum, |maximum| sum.min(maximum))),
        Price::Percentage { question, basis_points, floor, ceiling, rounding } => {
            number(answers, *question)
                .and_then(|value| {
                    share(Dong(value.into()), u128::from(*basis_points), WHOLE, *rounding)
                        .ok_or(UnknownAmount::TooLarge)
                })
                .map(|share| floor.map_or(share, |floor| share.max(floor)))
                .map(|share| ceiling.map_or(share, |ceiling| share.min(ceiling)))
        }
        Price::Brackets { question, brackets } => number(answers, *question).and_then(|number| {
            tier(brackets, number).map(|tier| tier.amount).ok_or(UnknownAmount::NoRate)
        }),
    };
    known.map_or_else(Amount::Unknown, Amount::Known)
}

/// The number that the citizen gave, or that the amount depends on it.
fn number(answers: &Answers, question: u8) -> Result<u32, UnknownAmount> {
    match answers.slot(question) {
        Slot::Given(Answer::Number(number)) => Ok(number),
        // Of something that isn't asked for in this case there is none.
        Slot::NotAsked => Ok(0),
        Slot::Open | Slot::Given(_) => Err(UnknownAmount::Depends(Vec::new())),
    }
}

/// The tier that `number` lies in.
fn tier(tiers: &[Tier], number: u32) -> Option<&Tier> {
    tiers.iter().rev().find(|tier| tier.from <= number)
}

/// The sum over the ranks from 1 to `count`, each at the amount of its tier.
fn per_unit(tiers: &[Tier], count: u32) -> Option<Dong> {
    let mut sum = 0_u64;
    let mut upper = count;
    for tier in tiers.iter().rev() {
        let first = tier.from.max(1);
        if first > upper {
            continue;
        }
        let ranks = u64::from(upper.checked_sub(first)?).checked_add(1)?;
        sum = sum.checked_add(ranks.checked_mul(tier.amount.0)?)?;
        upper = first.checked_sub(1)?;
    }
    // Ranks below the first tier have no amount.
    (upper == 0).then_some(Dong(sum))
}

/// `parts` of `whole` of an amount; `None` when it can't be counted.
pub(crate) fn share(amount: Dong, parts: u128, whole: u128, rounding: Rounding) -> Option<Dong> {
    let added = match rounding {
        Rounding::Up | Rounding::Unsaid => whole.checked_sub(1)?,
        Rounding::Nearest => whole.checked_div(2)?,
        Rounding::Down => 0,
    };
    let share = u128::from(amount.0).checked_mul(parts)?.checked_add(added)?.checked_div(whole)?;
    u64::try_from(share).ok().map(Dong)
}

/// Whether `parts` of `whole` of an amount leave no part of a đồng.
pub(crate) fn is_whole(amount: Dong, parts: u128, whole: u128) -> bool {
    let product = u128::from(amount.0).checked_mul(parts);
    product.and_then(|product| product.checked_rem(whole)) == Some(0)
}
