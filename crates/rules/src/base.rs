//! What the law asks before any policy lowers or pays it.

use alloc::vec;
use alloc::vec::Vec;

use crate::amount::{Amount, Base, Origin, UnknownAmount};
use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::fee::{Competence, Fee, Rate};
use crate::policy::{Effect, FeeChange, Policy};
use crate::price::amount;

/// The base amount of one fee: the tariff of the province where the law leaves the fee to it,
/// else the first rate that holds.
pub(crate) fn base(case: &Case<'_>, channel: Channel, index: u8, fee: &Fee) -> Base {
    let tariffs = match fee.competence {
        Competence::Provincial => tariffs(case, channel, index),
        Competence::Central => Vec::new(),
    };
    let certain: Vec<&Tariff<'_>> =
        tariffs.iter().filter(|tariff| tariff.truth == Truth::Yes).collect();
    if let Some(base) = agreed(&certain) {
        return base;
    }
    let mut base = rate(case, channel, fee);
    for tariff in tariffs.iter().filter(|tariff| tariff.truth == Truth::Unknown) {
        if tariff.amount != base.amount {
            base.amount = depends(base.amount, tariff.amount.clone());
        }
    }
    base
}

struct Tariff<'a> {
    index: u16,
    policy: &'a Policy,
    amount: Amount,
    truth: Truth,
}

/// The tariffs that hold, or may hold, for a fee.
fn tariffs<'a>(case: &Case<'a>, channel: Channel, fee: u8) -> Vec<Tariff<'a>> {
    (0_u16..=u16::MAX)
        .zip(&case.procedure.policies)
        .filter_map(|(index, policy)| {
            let Effect::Fee { fees, change: FeeChange::Tariff(price) } = &policy.effect else {
                return None;
            };
            if !fees.contains(&fee) {
                return None;
            }
            let truth = policy.truth(case, channel);
            let amount = amount(price, &case.answers, UnknownAmount::NotInTariff(index));
            (truth != Truth::No).then_some(Tariff { index, policy, amount, truth })
        })
        .collect()
}

/// What tariffs that all hold amount to: one for an old territory comes before one for the
/// province; those of equal standing must agree.
fn agreed(tariffs: &[&Tariff<'_>]) -> Option<Base> {
    let local = |tariff: &&&Tariff<'_>| !tariff.policy.places.territories.is_empty();
    let standing: Vec<_> = if tariffs.iter().any(|tariff| local(&tariff)) {
        tariffs.iter().filter(local).collect()
    } else {
        tariffs.iter().collect()
    };
    let first = standing.first()?;
    let contradicted = standing.iter().any(|tariff| tariff.amount != first.amount);
    Some(if contradicted {
        let policies = standing.iter().map(|tariff| tariff.index).collect();
        Base { amount: Amount::Unknown(UnknownAmount::Conflict(policies)), origin: Origin::None }
    } else {
        Base { amount: first.amount.clone(), origin: Origin::Tariff(first.index) }
    })
}

/// The first rate that holds, or those that may.
fn rate(case: &Case<'_>, channel: Channel, fee: &Fee) -> Base {
    let filed_on = case.filing.moment.date();
    let mut found: Option<Base> = None;
    let mut expired = None;
    // A guide has a rate for every answer, but not for every place: where the place isn't known
    // there may be none.
    let mut placeless = false;
    for (index, rate) in (0_u8..=u8::MAX).zip(&fee.rates) {
        let truth = rate.truth(case, channel);
        if truth == Truth::No {
            continue;
        }
        if !rate.window.holds(filed_on) {
            if rate.window.ended(filed_on) && truth == Truth::Yes {
                expired = expired.or(Some(index));
            }
            continue;
        }
        let amount = amount(&rate.price, &case.answers, UnknownAmount::NotInSources(index));
        found = Some(match found {
            None => Base { amount, origin: Origin::Rate(index) },
            Some(base) if base.amount == amount => base,
            Some(base) => Base { amount: depends(base.amount, amount), origin: Origin::None },
        });
        if truth == Truth::Yes {
            placeless = false;
            break;
        }
        placeless |= rate.places.truth(case.filing.place) == Truth::Unknown;
    }
    if placeless {
        let none = Amount::Unknown(UnknownAmount::NoRate);
        found = found.map(|base| Base { amount: depends(base.amount, none), origin: Origin::None });
    }
    found.unwrap_or_else(|| Base {
        amount: Amount::Unknown(expired.map_or(UnknownAmount::NoRate, UnknownAmount::Expired)),
        origin: Origin::None,
    })
}

impl Rate {
    /// Whether it is the rate of this case and channel, its window aside.
    fn truth(&self, case: &Case<'_>, channel: Channel) -> Truth {
        if !self.channels.contains(channel) {
            return Truth::No;
        }
        self.places.truth(case.filing.place).and(self.when.truth(&case.answers))
    }
}

/// One of two amounts, as a flat list without repetition.
fn depends(one: Amount, other: Amount) -> Amount {
    let mut amounts = match one {
        Amount::Unknown(UnknownAmount::Depends(amounts)) if !amounts.is_empty() => amounts,
        one => vec![one],
    };
    if !amounts.contains(&other) {
        amounts.push(other);
    }
    Amount::Unknown(UnknownAmount::Depends(amounts))
}
