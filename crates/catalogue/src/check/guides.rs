//! What a guide must have.

use std::collections::BTreeSet;

use super::shared::link;
use crate::finding::Finding;
use crate::problem::{Kind, Problem};
use crate::source::file::Parsed;
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
        for (index, question) in guide.questions.iter().enumerate() {
            if question.source.is_none() {
                let id = question.id.clone();
                findings.push(at.key("questions").index(index).finding(Problem::NoSource { id }));
            }
        }
        let count = guide.examples.len();
        if count < LEAST_EXAMPLES {
            findings.push(at.finding(Problem::FewExamples { count, least: LEAST_EXAMPLES }));
        }
    }
    findings
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
