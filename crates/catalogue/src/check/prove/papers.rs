//! Every case has a list of papers, and every paper is on a list.

use rules::channel::Channel;
use rules::condition::Truth;
use rules::place::Place;

use super::{Gaps, Proof, joined};
use crate::finding::Finding;
use crate::problem::{CaseProblem, Kind};
use crate::walk::filings::filing;
use crate::walk::names::{Questions, of_conditions, of_paper};

pub(super) fn check(proof: &Proof<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = without_papers(proof).into_iter().collect();
    let filing = filing(proof.today, Place::default());
    for (index, paper) in proof.procedure().papers.iter().enumerate() {
        let (mut needed, mut brought, mut spared) = (false, false, false);
        if proof.channels().any(|channel| paper.channels.contains(channel)) {
            proof.space.cases(&of_paper(paper), filing, |case| {
                let waiver = paper.waiver.as_ref();
                let waived = waiver.is_some_and(|w| w.when.truth(&case.answers) == Truth::Yes);
                let listed = paper.when.truth(&case.answers) == Truth::Yes;
                needed |= listed;
                brought |= listed && !waived;
                spared |= listed && waived;
            });
        }
        let at = proof.at.key("papers").index(index);
        // A waiver without a condition says on purpose that the state always has the paper.
        let conditional = paper.waiver.as_ref().is_some_and(|waiver| !waiver.when.is_always());
        let paper = paper.id.clone();
        if !needed {
            findings.push(at.finding(CaseProblem::NeverNeeded { paper }));
        } else if conditional && !brought {
            findings.push(at.key("waiver").finding(CaseProblem::AlwaysWaived { paper }));
        } else if conditional && !spared {
            let problem = CaseProblem::NeverUsed { kind: Kind::Waiver, before: None };
            findings.push(at.key("waiver").finding(problem));
        }
    }
    findings
}

fn without_papers(proof: &Proof<'_>) -> Option<Finding> {
    let papers = &proof.procedure().papers;
    let always = |paper: &&rules::procedure::Paper| {
        paper.when.is_always() && proof.channels().all(|channel| paper.channels.contains(channel))
    };
    // A guide without any paper is said elsewhere.
    if papers.is_empty() || papers.iter().any(|paper| always(&paper)) {
        return None;
    }
    let named: Questions = of_conditions(papers.iter().map(|paper| &paper.when));
    let mut gaps = Gaps::default();
    proof.space.cases(&named, filing(proof.today, Place::default()), |case| {
        let none = |channel: &Channel| {
            !papers.iter().any(|paper| {
                paper.channels.contains(*channel) && paper.when.truth(&case.answers) != Truth::No
            })
        };
        let without: Vec<Channel> = proof.channels().filter(none).collect();
        if !without.is_empty() {
            let case = proof.space.written(case, &named);
            gaps.add(joined([Some(case), proof.written_channels(&without)]));
        }
    });
    gaps.finding(&proof.at.key("papers"), |case, more| CaseProblem::NoPapers { case, more })
}
