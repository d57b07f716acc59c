//! Which questions a part of a procedure depends on.

use std::collections::BTreeSet;

use rules::condition::Condition;
use rules::fee::{Fee, Price};
use rules::policy::{Effect, FeeChange, Policy};
use rules::procedure::{Paper, Procedure};

/// Indexes of questions.
pub(crate) type Questions = BTreeSet<u8>;

/// The questions that some conditions name.
pub(crate) fn of_conditions<'c>(conditions: impl IntoIterator<Item = &'c Condition>) -> Questions {
    let mut found = Questions::new();
    for condition in conditions {
        tests(condition, &mut |test| found.extend(question_of(test)));
    }
    found
}

pub(crate) fn of_paper(paper: &Paper) -> Questions {
    let waiver = paper.waiver.iter().map(|waiver| &waiver.when);
    of_conditions([&paper.when].into_iter().chain(waiver))
}

pub(crate) fn of_limits(procedure: &Procedure) -> Questions {
    of_conditions(procedure.limits.iter().map(|limit| &limit.when))
}

/// What the base amount of a fee depends on.
pub(crate) fn of_fee(procedure: &Procedure, index: u8, fee: &Fee) -> Questions {
    let mut found = of_conditions([&fee.when].into_iter().chain(fee.rates.iter().map(|r| &r.when)));
    found.extend(fee.rates.iter().filter_map(|rate| of_price(&rate.price)));
    for policy in &procedure.policies {
        if let Some(price) = tariff(policy, index) {
            found.extend(of_conditions([&policy.when]));
            found.extend(of_price(price));
        }
    }
    found
}

/// The price that a policy sets for a fee.
pub(crate) fn tariff(policy: &Policy, fee: u8) -> Option<&Price> {
    match &policy.effect {
        Effect::Fee { fees, change: FeeChange::Tariff(price) } if fees.contains(&fee) => {
            Some(price)
        }
        _ => None,
    }
}

pub(crate) fn of_price(price: &Price) -> Option<u8> {
    match price {
        Price::PerUnit { question, .. }
        | Price::Percentage { question, .. }
        | Price::Brackets { question, .. } => Some(*question),
        Price::Free | Price::Amount(_) | Price::Unknown(_) => None,
    }
}

/// Every condition of a procedure.
pub(crate) fn conditions(procedure: &Procedure) -> impl Iterator<Item = &Condition> {
    let waivers = procedure.papers.iter().filter_map(|paper| paper.waiver.as_ref());
    let rates = procedure.fees.iter().flat_map(|fee| &fee.rates);
    (procedure.questions.iter().map(|question| &question.when))
        .chain(procedure.dead_ends.iter().map(|end| &end.when))
        .chain(procedure.papers.iter().map(|paper| &paper.when))
        .chain(waivers.map(|waiver| &waiver.when))
        .chain(procedure.limits.iter().map(|limit| &limit.when))
        .chain(procedure.fees.iter().map(|fee| &fee.when))
        .chain(rates.map(|rate| &rate.when))
        .chain(procedure.policies.iter().map(|policy| &policy.when))
}

/// Every price of a procedure.
pub(crate) fn prices(procedure: &Procedure) -> impl Iterator<Item = &Price> {
    let rates = procedure.fees.iter().flat_map(|fee| &fee.rates).map(|rate| &rate.price);
    let tariffs = procedure.policies.iter().filter_map(|policy| match &policy.effect {
        Effect::Fee { change: FeeChange::Tariff(price), .. } => Some(price),
        _ => None,
    });
    rates.chain(tariffs)
}

/// Shows every test of one question in a condition.
pub(crate) fn tests(condition: &Condition, see: &mut impl FnMut(&Condition)) {
    match condition {
        Condition::Always => {}
        Condition::Choice { .. } | Condition::Number { .. } | Condition::DaysAgo { .. } => {
            see(condition);
        }
        Condition::All(several) | Condition::Any(several) => {
            several.iter().for_each(|condition| tests(condition, see));
        }
        Condition::Not(condition) => tests(condition, see),
    }
}

fn question_of(test: &Condition) -> Option<u8> {
    match test {
        Condition::Choice { question, .. }
        | Condition::Number { question, .. }
        | Condition::DaysAgo { question, .. } => Some(*question),
        _ => None,
    }
}
