//! `documents/`, `questions.toml` and `synonyms.toml`.

use std::collections::BTreeSet;

use rules::search::fold;

use crate::finding::Finding;
use crate::problem::{Kind, Problem, nearest};
use crate::source::Source;
use crate::source::file::{At, Parsed};
use crate::source::shared::Synonyms;

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = documents(source);
    findings.extend(unused_questions(source));
    for (id, question) in &source.questions.value {
        if question.source.is_none() {
            let id = id.clone();
            findings.push(source.questions.at().key(&id).finding(Problem::NoSource { id }));
        }
    }
    findings.extend(source.synonyms.iter().flat_map(synonyms));
    findings
}

/// Words that search can't compare, or compares as the same.
fn synonyms(file: &Parsed<Synonyms>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut before = BTreeSet::new();
    for (said, called) in &file.value {
        let at = file.at().key(said);
        if called.is_empty() {
            findings.push(at.finding(Problem::EmptyList));
        }
        let words = [(said, at.clone())].into_iter();
        let words = words.chain(called.iter().enumerate().map(|(n, text)| (text, at.index(n))));
        for (text, at) in words {
            if fold(text).is_empty() {
                findings.push(at.finding(Problem::EmptyText));
            }
        }
        if !before.insert(said.to_lowercase()) {
            findings.push(at.finding(Problem::Duplicate { kind: Kind::Synonym, id: said.clone() }));
        }
    }
    findings
}

fn documents(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let known = &source.documents;
    let mut before = BTreeSet::new();
    for (id, document, at) in known.entries() {
        if !before.insert(id) {
            let (kind, id) = (Kind::Document, id.to_owned());
            findings.push(at.finding(Problem::Duplicate { kind, id }));
        }
        if let (Some(from), Some(to)) = (document.valid_from, document.valid_to)
            && to < from
        {
            let problem = Problem::WindowReversed { from: from.0, to: to.0 };
            findings.push(at.key("valid_to").finding(problem));
        }
        if let Some(successor) = document.repealed_by.as_ref().filter(|id| known.get(id).is_none())
        {
            findings.push(at.key("repealed_by").finding(Problem::Unknown {
                kind: Kind::Document,
                id: successor.clone(),
                nearest: nearest(successor, known.ids()),
            }));
        }
        findings.extend(document.url.as_ref().and_then(|url| link(&at.key("url"), url)));
    }
    findings
}

/// What is wrong with an address.
pub(super) fn link(at: &At<'_>, link: &str) -> Option<Finding> {
    let rest = link.strip_prefix("https://").unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let fine = host.contains('.') && !rest.contains(char::is_whitespace);
    (!fine).then(|| at.finding(Problem::BadLink { link: link.to_owned() }))
}

fn unused_questions(source: &Source) -> Vec<Finding> {
    let guides = source.guides.iter().flat_map(|guide| guide.value.names());
    let rules = source
        .policies
        .iter()
        .flat_map(|policy| &policy.parsed.value.rules)
        .flat_map(|rule| rule.names());
    let own = source.questions.value.values().flat_map(|question| question.when.names());
    let used: BTreeSet<&str> = guides.chain(rules).chain(own).collect();
    let unused = source.questions.value.keys().filter(|id| !used.contains(id.as_str()));
    unused
        .map(|id| source.questions.at().key(id).finding(Problem::NeverAsked { id: id.clone() }))
        .collect()
}
