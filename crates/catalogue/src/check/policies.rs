//! What a policy covers, and what it is called.

use std::collections::BTreeSet;

use rules::text::Text;

use super::guides::is_national_code;
use crate::finding::Finding;
use crate::lower::rules;
use crate::problem::{Kind, Problem, mistyped, nearest};
use crate::source::file::At;
use crate::source::policy::{Issued, IssuerStatus, NATION};
use crate::source::{Source, stem};

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = files(source);
    findings.extend(source.statuses.iter().flat_map(|issued| status(source, issued)));
    let known = Known::new(source);
    for found in rules(source) {
        let (rule, at) = (found.rule, found.at());
        let earlier = found.file.parsed.value.rules.iter().take(found.index);
        if earlier.clone().any(|earlier| earlier.id == rule.id) {
            let (kind, id) = (Kind::Rule, rule.id.clone());
            findings.push(at.key("id").finding(Problem::Duplicate { kind, id }));
        }
        let covers = &rule.covers;
        let at = at.key("covers");
        for (key, kind, names, known) in [
            ("procedures", Kind::Procedure, &covers.procedures, &known.procedures),
            ("fields", Kind::Field, &covers.fields, &known.fields),
            ("categories", Kind::Category, &covers.categories, &known.categories),
        ] {
            let names = names.iter().flatten().enumerate();
            for (index, id) in names.filter(|(_, id)| !known.contains(id.as_str())) {
                let at = at.key(key).index(index);
                // A field or category without a guide may come; one that is nearly another won't.
                let mistyped = mistyped(id, known.iter().copied());
                let problem = if kind == Kind::Procedure && !is_national_code(id) {
                    let nearest = nearest(id, known.iter().copied());
                    Problem::Unknown { kind, id: id.clone(), nearest }
                } else if kind != Kind::Procedure && mistyped.is_some() {
                    Problem::Unknown { kind, id: id.clone(), nearest: mistyped }
                } else {
                    let kind = if kind == Kind::Procedure { Kind::Code } else { kind };
                    Problem::NoGuideYet { kind, id: id.clone() }
                };
                findings.push(at.finding(problem));
            }
        }
    }
    findings
}

/// The name of each file is its document, the name of its folder its issuer.
fn files(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for policy in &source.policies {
        let document = &policy.parsed.value.document;
        let file = stem(policy.parsed.file.path.as_ref());
        let at = policy.parsed.at().key("document");
        if *document != file {
            let id = document.clone();
            findings.push(at.finding(Problem::NotFileName { id, file }));
        }
        let known = &source.documents;
        if known.get(document).is_none() {
            findings.push(at.finding(Problem::Unknown {
                kind: Kind::Document,
                id: document.clone(),
                nearest: nearest(document, known.ids()),
            }));
        }
    }
    let policies = source.policies.iter().map(|policy| (&policy.issuer, policy.parsed.at()));
    let statuses = source.statuses.iter().map(|status| (&status.issuer, status.parsed.at()));
    for (issuer, at) in policies.chain(statuses) {
        let is_province = source.provinces.value.iter().any(|row| row.code == *issuer);
        if issuer != NATION && !is_province {
            let (kind, id) = (Kind::Province, issuer.clone());
            findings.push(at.finding(Problem::Unknown { kind, id, nearest: None }));
        }
    }
    findings
}

/// What is known of a place has words, and names each old territory of the province once.
fn status(source: &Source, issued: &Issued<IssuerStatus>) -> Vec<Finding> {
    let (status, at) = (&issued.parsed.value, issued.parsed.at());
    let mut findings = empty_texts(&at, [("fees", &status.fees), ("time", &status.time)]);
    let rows = &source.territories.value;
    for (index, known) in status.territories.iter().enumerate() {
        let at = at.key("territories").index(index);
        findings.extend(empty_texts(&at, [("fees", &known.fees), ("time", &known.time)]));
        let (kind, id) = (Kind::Territory, known.code.clone());
        let row = rows.iter().find(|row| known.code == format!("2024:{}", row.row.code));
        let problem = match row {
            None => Problem::Unknown { kind, id, nearest: None },
            Some(row) if row.province != issued.issuer => {
                Problem::TerritoryElsewhere { territory: id, province: issued.issuer.clone() }
            }
            Some(_) if status.territories[..index].iter().any(|other| other.code == id) => {
                Problem::Duplicate { kind, id }
            }
            Some(_) => continue,
        };
        findings.push(at.key("code").finding(problem));
    }
    findings
}

fn empty_texts(at: &At<'_>, texts: [(&str, &Option<Text>); 2]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, text) in texts {
        let Some(text) = text else { continue };
        for (language, words) in [("vi", &text.vi), ("en", &text.en)] {
            if words.trim().is_empty() {
                findings.push(at.key(key).key(language).finding(Problem::EmptyText));
            }
        }
    }
    findings
}

/// What guides offer to be covered.
struct Known<'s> {
    procedures: BTreeSet<&'s str>,
    fields: BTreeSet<&'s str>,
    categories: BTreeSet<&'s str>,
}

impl<'s> Known<'s> {
    fn new(source: &'s Source) -> Self {
        let guides = || source.guides.iter().map(|guide| &guide.value);
        let ids = guides().map(|guide| guide.id.as_str());
        let codes = guides().flat_map(|guide| &guide.codes).map(String::as_str);
        let fees = guides().flat_map(|guide| &guide.fees);
        Self {
            procedures: ids.chain(codes).collect(),
            fields: guides().map(|guide| guide.field.as_str()).collect(),
            categories: fees.map(|fee| fee.category.as_str()).collect(),
        }
    }
}
