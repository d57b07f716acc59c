//! Every case has a limit, and every limit is that of some case.

use std::collections::BTreeMap;

use rules::channel::Channel;
use rules::due::{UnknownLimit, limits};
use rules::iso::Iso;
use rules::place::Place;

use super::rows::{Patterns, Row};
use super::{Gaps, Proof, joined};
use crate::finding::Finding;
use crate::problem::{CaseProblem, Kind, TimeProblem};
use crate::walk::filings::{channels, days, filing};
use crate::walk::names::of_limits;

pub(super) fn check(proof: &Proof<'_>) -> Vec<Finding> {
    let procedure = proof.procedure();
    if procedure.limits.is_empty() {
        return Vec::new();
    }
    let named = of_limits(procedure);
    let rows: Vec<Row<'_>> = procedure.limits.iter().map(Row::from).collect();
    let of_limits = procedure.limits.iter().map(|limit| limit.channels);
    let channels = channels(procedure.channels, of_limits);
    let mut patterns = Patterns::default();
    let mut gaps = Gaps::default();
    let mut ended: BTreeMap<u8, Gaps> = BTreeMap::new();
    for day in days(procedure.limits.iter().map(|limit| limit.window), proof.today) {
        let filed = (day != proof.today).then(|| format!("filed = {}", day.write()));
        proof.space.cases(&named, filing(day, Place::default()), |case| {
            let written = |channels: &[Channel]| {
                let channels = proof.written_channels(channels);
                joined([Some(proof.space.written(case, &named)), channels, filed.clone()])
            };
            let mut without = Vec::new();
            for channels in &channels {
                let Some(channel) = channels.first().copied() else { continue };
                patterns.see(&rows, case, channel, written);
                // What was before the catalogue was last compared isn't asked for any more.
                match limits(case, channel).err().filter(|_| proof.today <= day) {
                    Some(UnknownLimit::NoLimit) => without.extend(channels),
                    Some(UnknownLimit::Expired(limit)) => {
                        ended.entry(limit).or_default().add(written(channels));
                    }
                    _ => {}
                }
            }
            if !without.is_empty() {
                gaps.add(written(&without));
            }
        });
    }
    let at = proof.at.key("limits");
    let same = |one: usize, other: usize| {
        let value = |limit: &rules::limit::Limit| (limit.term.clone(), limit.start);
        procedure.limits.get(one).map(value) == procedure.limits.get(other).map(value)
    };
    let mut findings = patterns.findings(&at, Kind::Limit, &rows, same);
    findings.extend(gaps.finding(&at, |case, more| CaseProblem::NoLimit { case, more }));
    for (limit, gaps) in ended {
        let at = at.index(usize::from(limit)).key("valid_to");
        let kind = Kind::Limit;
        let of_limit = procedure.limits.get(usize::from(limit));
        let Some(to) = of_limit.and_then(|limit| limit.window.to) else { continue };
        let ends = |case| TimeProblem::EndsOpen { kind, to, case: Some(case) };
        findings.extend(gaps.finding(&at, |case, _| ends(case)));
    }
    findings
}
