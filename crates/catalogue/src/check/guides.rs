//! What a guide must have, and what in it can never be reached.

use std::collections::BTreeSet;

use rules::condition::Condition;
use rules::window::Window;

use super::shared::link;
use crate::finding::Finding;
use crate::lower::{Catalogue, CompiledGuide};
use crate::problem::{Kind, Problem};
use crate::source::file::{At, Parsed};
use crate::source::guide::Guide;
use crate::source::{Source, stem};

/// With fewer, the boundaries of a procedure are hardly touched.
const LEAST_EXAMPLES: usize = 4;

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut codes = BTreeSet::new();
    for parsed in &source.guides {
        let (guide, at) = (&parsed.value, parsed.at());
        findings.extend(identity(parsed, &mut codes));
        findings.extend(link(&at.key("link"), &guide.link));
        if guide.papers.is_empty() {
            findings.push(at.finding(Problem::NoPapers));
        }
        if guide.limits.is_empty() {
            findings.push(at.finding(Problem::NoLimits));
        }
        let count = guide.examples.len();
        if count < LEAST_EXAMPLES {
            findings.push(at.finding(Problem::FewExamples { count, least: LEAST_EXAMPLES }));
        }
    }
    findings
}

/// Limits and rates that can never apply.
pub(super) fn check_reach(source: &Source, catalogue: &Catalogue) -> Vec<Finding> {
    let guides = source.guides.iter().zip(&catalogue.guides);
    guides.flat_map(|(parsed, compiled)| unreachable(&parsed.at(), compiled)).collect()
}

fn identity<'s>(parsed: &'s Parsed<Guide>, codes: &mut BTreeSet<&'s str>) -> Vec<Finding> {
    let (guide, at) = (&parsed.value, parsed.at());
    let mut findings = Vec::new();
    let file = stem(parsed.file.path.as_ref());
    if guide.id != file {
        let id = guide.id.clone();
        findings.push(at.key("id").finding(Problem::NotFileName { id, file }));
    }
    for (key, listed) in [("codes", &guide.codes), ("former_codes", &guide.former_codes)] {
        for (index, code) in listed.iter().enumerate() {
            let at = at.key(key).index(index);
            if !is_national_code(code) {
                let (kind, code) = (Kind::Code, code.clone());
                findings.push(at.finding(Problem::BadCode { kind, code }));
            } else if !codes.insert(code) {
                let (kind, id) = (Kind::Code, code.clone());
                findings.push(at.finding(Problem::Duplicate { kind, id }));
            }
        }
    }
    findings
}

/// Whether a text looks like `1.004194`, with further groups as some codes have them.
pub(crate) fn is_national_code(code: &str) -> bool {
    let mut groups = code.split('.');
    let digits = |group: &str| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit());
    let first = groups.next().is_some_and(|group| group.len() == 1 && digits(group));
    let mut rest = groups.peekable();
    first && rest.peek().is_some_and(|group| group.len() == 6) && rest.all(digits)
}

/// Limits and rates behind one that always holds.
fn unreachable(at: &At<'_>, compiled: &CompiledGuide) -> Vec<Finding> {
    let procedure = &compiled.procedure;
    let mut findings = Vec::new();
    let always: Vec<bool> = procedure
        .limits
        .iter()
        .map(|limit| always_holds(&limit.when, limit.channels.is_all(), limit.window))
        .collect();
    findings.extend(behind(&always).map(|(index, before)| {
        let kind = Kind::Limit;
        at.key("limits").index(index).finding(Problem::Unreachable { kind, before })
    }));
    for (fee_index, fee) in procedure.fees.iter().enumerate() {
        let always: Vec<bool> = fee
            .rates
            .iter()
            .map(|rate| {
                let everywhere = rate.channels.is_all() && rate.places.is_everywhere();
                always_holds(&rate.when, everywhere, rate.window)
            })
            .collect();
        let at = at.key("fees").index(fee_index).key("rates");
        findings.extend(behind(&always).map(|(index, before)| {
            at.index(index).finding(Problem::Unreachable { kind: Kind::Rate, before })
        }));
    }
    findings
}

fn always_holds(when: &Condition, everywhere: bool, window: Window) -> bool {
    when.is_always() && everywhere && window.is_open()
}

/// The indexes after the first that always holds, with its number from 1.
fn behind(always: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let first = always.iter().position(|always| *always);
    let first = first.unwrap_or(always.len());
    (first + 1..always.len()).map(move |index| (index, first + 1))
}
