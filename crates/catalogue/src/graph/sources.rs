//! Which answers can make a condition hold.

use std::collections::BTreeSet;

use rules::condition::Condition;

use super::Source;
use crate::walk::{Class, Space};

/// The answers that the tests of some conditions ask for, or that a negated test leaves.
pub(super) fn of(space: &Space<'_>, conditions: &[&Condition]) -> Vec<Source> {
    let mut found = BTreeSet::new();
    conditions.iter().for_each(|condition| collect(space, condition, true, &mut found));
    found.into_iter().collect()
}

fn collect(space: &Space<'_>, condition: &Condition, wanted: bool, found: &mut BTreeSet<Source>) {
    match condition {
        Condition::Always => {}
        Condition::All(several) | Condition::Any(several) => {
            several.iter().for_each(|condition| collect(space, condition, wanted, found));
        }
        Condition::Not(condition) => collect(space, condition, !wanted, found),
        Condition::Choice { question, .. }
        | Condition::Number { question, .. }
        | Condition::DaysAgo { question, .. } => {
            let question = usize::from(*question);
            for (row, class) in space.classes_of(question).iter().enumerate() {
                if holds(condition, *class) == Some(wanted) {
                    found.insert(Source { question, row });
                }
            }
        }
    }
}

/// Whether a class satisfies a test; `None` for "I don't know". Classes end where tests do, so
/// that one end speaks for all of it.
fn holds(test: &Condition, class: Class) -> Option<bool> {
    match (test, class) {
        (Condition::Choice { choices, .. }, Class::Choice(choice)) => {
            Some(1_u32.checked_shl(u32::from(choice)).is_some_and(|bit| choices & bit != 0))
        }
        (Condition::Number { at_least, at_most, .. }, Class::Numbers(low, _)) => {
            Some(between(low, at_least.map(i64::from), at_most.map(i64::from)))
        }
        (Condition::DaysAgo { at_least, at_most, .. }, Class::DaysAgo(low, _)) => {
            Some(between(low, at_least.map(i64::from), at_most.map(i64::from)))
        }
        _ => None,
    }
}

fn between(value: i64, at_least: Option<i64>, at_most: Option<i64>) -> bool {
    at_least.is_none_or(|least| least <= value) && at_most.is_none_or(|most| value <= most)
}
