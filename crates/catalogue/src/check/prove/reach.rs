//! Questions that are never asked and dead ends that nobody runs into.

use rules::case::Case;
use rules::condition::{Slot, Truth};
use rules::place::Place;

use super::Proof;
use crate::finding::Finding;
use crate::problem::{CaseProblem, Kind};
use crate::walk::Ends;
use crate::walk::filings::filing;
use crate::walk::names::Questions;

/// `own` questions stand in the guide itself, before those that policies ask.
pub(super) fn check(proof: &Proof<'_>, own: usize) -> Vec<Finding> {
    let procedure = proof.procedure();
    let filing = filing(proof.today, Place::default());
    let mut findings = Vec::new();
    for (index, question) in (0_u8..=u8::MAX).zip(&procedure.questions).take(own) {
        let mut seen = false;
        let mut ends = Ends(|case: &Case<'_>, _| {
            let asked = matches!(case.answers.slot(index), Slot::Given(_));
            seen |= asked && question.when.truth(&case.answers) == Truth::Yes;
        });
        proof.space.walk(&Questions::from([index]), filing, &mut ends);
        if !seen {
            let at = proof.at.key("questions").index(usize::from(index));
            findings.push(at.finding(CaseProblem::Unasked { id: question.id.clone() }));
        }
    }
    for index in 0..procedure.dead_ends.len() {
        let mut seen = false;
        let mut ends = Ends(|_: &Case<'_>, dead_end| seen |= dead_end == Some(index));
        proof.space.walk(&proof.space.of_dead_end(index), filing, &mut ends);
        if !seen {
            let problem = CaseProblem::NeverUsed { kind: Kind::DeadEnd, before: None };
            findings.push(proof.at.key("dead_ends").index(index).finding(problem));
        }
    }
    findings
}
