//! What ends must say what follows.

use crate::finding::Finding;
use crate::lower::rules;
use crate::problem::{Kind, TimeProblem};
use crate::source::Source;
use crate::source::values::Day;

/// Documents and rules that end. Limits and rates are looked at case by case, elsewhere.
pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, document, at) in source.documents.entries() {
        let Some(to) = document.valid_to else { continue };
        if document.repealed_by.is_none() && document.after.is_none() {
            findings.push(at.key("valid_to").finding(ends(Kind::Document, to)));
        }
        let successor = document.repealed_by.as_ref().and_then(|id| source.documents.get(id));
        let begins = successor.and_then(|successor| successor.valid_from);
        if let Some(begins) = begins.filter(|begins| to.0.tomorrow().ok() != Some(begins.0)) {
            let problem = TimeProblem::Gap { to: to.0, from: begins.0 };
            findings.push(at.key("valid_to").finding(problem));
        }
    }
    for found in rules(source) {
        let policy = &found.file.parsed;
        let of_rule = found.rule.valid_to.map(|to| (to, found.at()));
        let of_file = || policy.value.valid_to.map(|to| (to, policy.at()));
        let Some((to, at)) = of_rule.or_else(of_file) else { continue };
        // A document that ends says what follows itself.
        let document = source.documents.get(&policy.value.document);
        let says = document.is_none_or(|document| {
            document.valid_to.is_some()
                || document.repealed_by.is_some()
                || document.after.is_some()
        });
        if !says {
            findings.push(at.key("valid_to").finding(ends(Kind::Rule, to)));
        }
    }
    findings
}

fn ends(kind: Kind, to: Day) -> TimeProblem {
    TimeProblem::EndsOpen { kind, to: to.0, case: None }
}
