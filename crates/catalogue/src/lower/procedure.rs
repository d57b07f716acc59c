//! A guide with the policies that meet it becomes a procedure.

use jiff_core::civil::Time;
use rules::document::{Citation, Document};
use rules::fee::{Fee, Rate};
use rules::limit::Limit;
use rules::manifest::{EntryKind, IndexEntry};
use rules::procedure::{DeadEnd, Paper, Procedure, Waiver};
use rules::reception::{Reception, Session};

use super::policy::{Found, rules_for};
use super::scope::{Scope, facts_of};
use super::{CompiledGuide, Lowering};
use crate::finding::Finding;
use crate::problem::{Kind, Problem};
use crate::source::Source;
use crate::source::file::{At, Parsed};
use crate::source::guide as written;
use crate::source::guide::Guide;
use crate::source::shared;
use crate::source::values::Hour;

/// Compiles one guide.
pub(super) fn guide(source: &Source, parsed: &Parsed<Guide>) -> (CompiledGuide, Vec<Finding>) {
    let (guide, at) = (&parsed.value, parsed.at());
    let found = rules_for(source, guide);
    let rules: Vec<_> = found.iter().map(|found| found.rule).collect();
    let scope = Scope::new(source, guide, &at, &rules);
    let mut lowering = Lowering { source, scope, cited: Vec::new(), findings: Vec::new() };
    let procedure = lowering.procedure(guide, &at, &found);
    let codes = guide.codes.iter().chain(&guide.former_codes).cloned().collect();
    let entry = IndexEntry {
        id: guide.id.clone(),
        codes,
        name: guide.name.clone(),
        also_called: guide.also_called.clone(),
        kind: EntryKind::Procedure,
    };
    let examples = lowering.examples(guide, &at, &procedure);
    (CompiledGuide { procedure, entry, examples }, lowering.findings)
}

impl Lowering<'_> {
    fn procedure(&mut self, guide: &Guide, at: &At<'_>, found: &[Found<'_>]) -> Procedure {
        for (key, text) in [("name", &guide.name), ("result", &guide.result)] {
            self.check_text(&at.key(key), text);
        }
        self.check_text(&at.key("agency"), &guide.agency);
        self.check_optional_text(&at.key("in_person"), guide.in_person.as_ref());
        let mut questions = self.questions();
        let mut policies = Vec::new();
        for found in found {
            let Some(policy) = self.policy(*found, &guide.id, &guide.fees) else { continue };
            let index = u16::try_from(policies.len()).unwrap_or(u16::MAX);
            let facts = facts_of(self.source, found.rule);
            for (question, asked) in questions.iter_mut().zip(&self.scope.asked) {
                if asked.for_policies_only && facts.contains(asked.id) {
                    question.for_policies.push(index);
                }
            }
            policies.push(policy);
        }
        Procedure {
            id: guide.id.clone(),
            codes: guide.codes.clone(),
            name: guide.name.clone(),
            result: guide.result.clone(),
            agency: guide.agency.clone(),
            link: guide.link.clone(),
            channels: self.channels(at, Some(&guide.channels)),
            in_person: guide.in_person.clone(),
            reception: self.reception(at, &guide.reception),
            questions,
            dead_ends: self.dead_ends(guide, &at.key("dead_ends")),
            papers: self.papers(guide, &at.key("papers")),
            limits: self.limits(guide, &at.key("limits")),
            fees: self.fees(guide, &at.key("fees")),
            policies,
            documents: self.documents(),
            record: None,
        }
    }

    fn dead_ends(&mut self, guide: &Guide, at: &At<'_>) -> Vec<DeadEnd> {
        let mut dead_ends = Vec::new();
        for (index, end) in guide.dead_ends.iter().enumerate() {
            let at = at.index(index);
            self.check_text(&at.key("text"), &end.text);
            dead_ends.push(DeadEnd {
                when: self.condition(&at.key("when"), &end.when),
                text: end.text.clone(),
                source: self.cite(&at.key("source"), &end.source),
            });
        }
        dead_ends
    }

    fn papers(&mut self, guide: &Guide, at: &At<'_>) -> Vec<Paper> {
        self.check_count(at, Kind::Paper, guide.papers.len());
        let mut before: Vec<&str> = Vec::new();
        let mut papers = Vec::new();
        for (index, paper) in guide.papers.iter().enumerate() {
            let at = at.index(index);
            self.check_id(&at.key("id"), Kind::Paper, &paper.id, &before);
            before.push(&paper.id);
            self.check_text(&at.key("name"), &paper.name);
            self.check_optional_text(&at.key("help"), paper.help.as_ref());
            self.check_optional_text(&at.key("from"), paper.from.as_ref());
            let waiver = paper.waiver.as_ref().map(|waiver| self.waiver(waiver, &at.key("waiver")));
            papers.push(Paper {
                id: paper.id.clone(),
                name: paper.name.clone(),
                help: paper.help.clone(),
                from: paper.from.clone(),
                form: paper.form.clone(),
                originals: paper.originals,
                copies: paper.copies,
                show_only: paper.show_only,
                when: self.condition(&at.key("when"), &paper.when),
                channels: self.channels(&at, paper.channels.as_deref()),
                waiver,
                source: self.cite(&at.key("source"), &paper.source),
            });
        }
        papers
    }

    fn waiver(&mut self, waiver: &written::Waiver, at: &At<'_>) -> Waiver {
        self.check_text(&at.key("reason"), &waiver.reason);
        Waiver {
            when: self.condition(&at.key("when"), &waiver.when),
            reason: waiver.reason.clone(),
            source: self.cite(&at.key("source"), &waiver.source),
        }
    }

    fn limits(&mut self, guide: &Guide, at: &At<'_>) -> Vec<Limit> {
        self.check_count(at, Kind::Limit, guide.limits.len());
        let mut limits = Vec::new();
        for (index, limit) in guide.limits.iter().enumerate() {
            let at = at.index(index);
            limits.push(Limit {
                when: self.condition(&at.key("when"), &limit.when),
                channels: self.channels(&at, limit.channels.as_deref()),
                window: self.window(&at, limit.valid_from, limit.valid_to),
                term: self.term(&at.key("term"), &limit.term),
                start: limit.start,
                source: self.cite(&at.key("source"), &limit.source),
            });
        }
        limits
    }

    fn fees(&mut self, guide: &Guide, at: &At<'_>) -> Vec<Fee> {
        self.check_count(at, Kind::Fee, guide.fees.len());
        let mut before: Vec<&str> = Vec::new();
        let mut fees = Vec::new();
        for (index, fee) in guide.fees.iter().enumerate() {
            let at = at.index(index);
            self.check_id(&at.key("id"), Kind::Fee, &fee.id, &before);
            before.push(&fee.id);
            self.check_text(&at.key("name"), &fee.name);
            self.check_optional_text(&at.key("payee"), fee.payee.as_ref());
            fees.push(Fee {
                id: fee.id.clone(),
                name: fee.name.clone(),
                kind: fee.kind,
                payee: fee.payee.clone(),
                competence: fee.competence,
                when: self.condition(&at.key("when"), &fee.when),
                rates: self.rates(fee, &at.key("rates")),
                channels: self.channels(&at, fee.channels.as_deref()),
            });
        }
        fees
    }

    fn rates(&mut self, fee: &written::Fee, at: &At<'_>) -> Vec<Rate> {
        self.check_count(at, Kind::Rate, fee.rates.len());
        let mut rates = Vec::new();
        for (index, rate) in fee.rates.iter().enumerate() {
            let at = at.index(index);
            rates.push(Rate {
                when: self.condition(&at.key("when"), &rate.when),
                channels: self.channels(&at, rate.channels.as_deref()),
                places: self.places(&at, &rate.provinces, &rate.territories),
                window: self.window(&at, rate.valid_from, rate.valid_to),
                price: self.price(&at.key("price"), &rate.price),
                source: self.cite(&at.key("source"), &rate.source),
            });
        }
        rates
    }

    fn reception(&mut self, at: &At<'_>, key: &str) -> Reception {
        let known = &self.source.receptions;
        let Some(found) = known.value.get(key) else {
            let keys = known.value.keys().map(String::as_str);
            self.unknown(&at.key("reception"), Kind::Reception, key, keys);
            // The finding stops the build: this is never seen.
            let source = Citation { document: 0, article: None };
            let same_day_cut_off = Time::MIN;
            return Reception {
                weekdays: Vec::new(),
                saturdays: Vec::new(),
                same_day_cut_off,
                source,
            };
        };
        let at = known.at().key(key);
        self.check_sessions(&at.key("weekdays"), &found.weekdays);
        self.check_sessions(&at.key("saturdays"), &found.saturdays);
        if found.weekdays.is_empty() {
            self.push(at.key("weekdays").finding(Problem::EmptyList));
        }
        Reception {
            weekdays: sessions(&found.weekdays),
            saturdays: sessions(&found.saturdays),
            same_day_cut_off: found.same_day_cut_off.0,
            source: self.cite(&at.key("source"), &found.source),
        }
    }

    /// Each closes after it opens, and opens after the one before has closed.
    fn check_sessions(&mut self, at: &At<'_>, sessions: &[(Hour, Hour)]) {
        let mut closed: Option<Hour> = None;
        for (index, (from, to)) in sessions.iter().enumerate() {
            if from >= to || closed.is_some_and(|closed| closed > *from) {
                let problem = Problem::Sessions { from: from.0, to: to.0 };
                self.push(at.index(index).finding(problem));
            }
            closed = Some(*to);
        }
    }

    /// The documents cited so far; nothing may be cited after this.
    fn documents(&self) -> Vec<Document> {
        let cited = self.cited.iter();
        let known = cited.filter_map(|id| Some((id, self.source.documents.get(id)?)));
        known.map(|(id, document)| compiled(id, document)).collect()
    }
}

/// A document as a procedure holds it.
pub(super) fn compiled(id: &str, document: &shared::Document) -> Document {
    Document {
        id: id.to_owned(),
        name: document.name.clone(),
        url: document.url.clone(),
        status: document.status,
        checked_on: document.checked_on.0,
    }
}

/// The hours of offices that have none of their own, with the document that they stand in.
///
/// # Errors
/// What is missing.
pub(super) fn default_reception(source: &Source) -> Result<(Reception, Document), Vec<Finding>> {
    let scope = Scope { asked: Vec::new() };
    let mut lowering = Lowering { source, scope, cited: Vec::new(), findings: Vec::new() };
    let reception = lowering.reception(&source.receptions.at(), &written::default_reception());
    let mut documents = lowering.documents().into_iter();
    match documents.next() {
        Some(document) => Ok((reception, document)),
        None => Err(lowering.findings),
    }
}

fn sessions(sessions: &[(Hour, Hour)]) -> Vec<Session> {
    sessions.iter().map(|(from, to)| Session { from: from.0, to: to.0 }).collect()
}
