//! Proves of each guide that every case gives papers, a limit and fees, and that nothing in it is
//! without effect.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexSet;
use jiff_core::civil::Date;
use rules::channel::Channel;
use rules::place::{Place, Province};
use rules::procedure::Procedure;

use crate::finding::Finding;
use crate::lower::Catalogue;
use crate::problem::{CaseProblem, Problem};
use crate::source::Source;
use crate::source::file::At;
use crate::walk::Space;
use crate::walk::filings::{days, filing};

mod effects;
mod fees;
mod limits;
mod papers;
mod reach;
mod rows;
#[cfg(test)]
mod tests;

/// More ways through a guide than its editor and reviewers can think through.
const MOST_CLASSES: u64 = 20_000;

/// How many questions are named when there are too many classes.
const NAMED: usize = 3;

/// What the proofs of one guide start from.
struct Proof<'c> {
    at: At<'c>,
    space: Space<'c>,
    provinces: &'c [Province],
    /// The day up to which the catalogue was compared with its sources.
    today: Date,
}

impl Proof<'_> {
    fn procedure(&self) -> &Procedure {
        self.space.procedure
    }

    fn channels(&self) -> impl Iterator<Item = Channel> + Clone + use<> {
        let channels = self.space.procedure.channels;
        Channel::ALL.into_iter().filter(move |channel| channels.contains(*channel))
    }

    /// Channels as an editor writes them; nothing where none is named or all are.
    fn written_channels(&self, some: &[Channel]) -> Option<String> {
        let all = some.is_empty() || self.channels().count() == some.len();
        let codes: Vec<&str> = some.iter().map(|channel| channel.code()).collect();
        (!all).then(|| format!("channels = {codes:?}"))
    }

    /// Ways through the guide, on the day on which it asks the most.
    fn classes(&self) -> u64 {
        let windows = self.procedure().policies.iter().map(|policy| policy.window);
        let days = days(windows, self.today).into_iter().filter(|day| self.today <= *day);
        let counts = days.map(|day| self.space.count(filing(day, Place::default())));
        counts.max().unwrap_or_default()
    }
}

/// What is found, and the ways through each guide by its id.
pub(super) fn check(
    source: &Source,
    catalogue: &Catalogue,
    today: Date,
) -> (Vec<Finding>, BTreeMap<String, u64>) {
    let mut findings = Vec::new();
    let mut classes = BTreeMap::new();
    let mut shared = HashMap::new();
    for (parsed, compiled) in source.guides.iter().zip(&catalogue.guides) {
        let proof = Proof {
            at: parsed.at(),
            space: Space::new(&compiled.procedure),
            provinces: &catalogue.provinces,
            today,
        };
        let count = proof.classes();
        classes.insert(parsed.value.id.clone(), count);
        if count > MOST_CLASSES {
            let largest = proof.space.largest(NAMED);
            let problem = CaseProblem::TooManyClasses { count, most: MOST_CLASSES, largest };
            findings.push(proof.at.key("questions").finding(problem));
            continue;
        }
        if !proof.space.has_way(filing(today, Place::default())) {
            findings.push(proof.at.key("dead_ends").finding(CaseProblem::NoWay));
            continue;
        }
        findings.extend(papers::check(&proof));
        findings.extend(limits::check(&proof));
        findings.extend(fees::check(&proof, source));
        findings.extend(reach::check(&proof, parsed.value.questions.len()));
        findings.extend(effects::check(&proof, parsed.value.questions.len(), &mut shared));
    }
    findings.extend(effects::check_shared(source, &shared));
    (findings, classes)
}

/// The cases of one kind that something is missing in.
#[derive(Debug, Default)]
struct Gaps(IndexSet<String>);

impl Gaps {
    fn add(&mut self, case: String) {
        self.0.insert(case);
    }

    /// A finding with the first case and how many more there are; none without a case.
    fn finding<P: Into<Problem>>(
        mut self,
        at: &At<'_>,
        problem: impl FnOnce(String, usize) -> P,
    ) -> Option<Finding> {
        let first = self.0.shift_remove_index(0)?;
        Some(at.finding(problem(first, self.0.len())))
    }
}

/// The parts of a description that there are, as an editor writes them.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
