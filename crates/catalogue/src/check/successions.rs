//! `successions.toml`: codes that can be followed to something that is there.

use std::collections::BTreeSet;

use super::guides::is_national_code;
use crate::finding::Finding;
use crate::problem::{Kind, Problem, RecordProblem, nearest};
use crate::source::Source;
use crate::succession::Successions;

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let successions = Successions::new(source);
    let at = source.successions.at().key("succession");
    let guides = || source.guides.iter().map(|guide| &guide.value);
    let mut findings = Vec::new();
    let mut before = BTreeSet::new();
    for (index, entry) in source.successions.value.succession.iter().enumerate() {
        let at = at.index(index);
        let code = &entry.code;
        if !is_national_code(code) {
            let (kind, code) = (Kind::Code, code.clone());
            findings.push(at.key("code").finding(Problem::BadCode { kind, code }));
        } else if !before.insert(code) {
            let (kind, id) = (Kind::Code, code.clone());
            findings.push(at.key("code").finding(Problem::Duplicate { kind, id }));
        }
        if let Some(guide) = guides().find(|guide| guide.codes.contains(code)) {
            let problem =
                RecordProblem::StillInForce { code: code.clone(), guide: guide.id.clone() };
            findings.push(at.key("code").finding(problem));
        }
        if let Err(chain) = successions.follow(code) {
            findings.push(at.finding(RecordProblem::Cycle { chain }));
        }
        if let Some(successor) = &entry.successor
            && !is_national_code(successor)
            && !guides().any(|guide| guide.id == *successor)
        {
            findings.push(at.key("successor").finding(Problem::Unknown {
                kind: Kind::Procedure,
                id: successor.clone(),
                nearest: nearest(successor, guides().map(|guide| guide.id.as_str())),
            }));
        }
        let document = &entry.source.document;
        if source.documents.get(document).is_none() {
            findings.push(at.key("source").key("document").finding(Problem::Unknown {
                kind: Kind::Document,
                id: document.clone(),
                nearest: nearest(document, source.documents.ids()),
            }));
        }
    }
    findings
}
