//! Which rules of policies meet a procedure, and what they do there.

use rules::document::Citation;
use rules::fee::{Competence, Dong};
use rules::policy::{Effect, FeeChange, LimitChange, Policy};

use super::Lowering;
use super::scope::Scope;
use crate::finding::Finding;
use crate::problem::Problem;
use crate::source::Source;
use crate::source::file::At;
use crate::source::guide::{Fee, Guide};
use crate::source::policy::{self as written, Covers, Issued, NATION, Rule};

/// A rule of a policy, with where it is written.
#[derive(Clone, Copy)]
pub(crate) struct Found<'s> {
    pub(crate) file: &'s Issued<written::Policy>,
    pub(crate) index: usize,
    pub(crate) rule: &'s Rule,
}

impl<'s> Found<'s> {
    pub(crate) fn at(&self) -> At<'s> {
        self.file.parsed.at().key("rules").index(self.index)
    }

    /// Its id in the whole catalogue.
    pub(crate) fn id(&self) -> String {
        format!("{}/{}", self.file.parsed.value.document, self.rule.id)
    }
}

/// All rules of all policies.
pub(crate) fn rules(source: &Source) -> impl Iterator<Item = Found<'_>> {
    source.policies.iter().flat_map(|file| {
        let rules = file.parsed.value.rules.iter().enumerate();
        rules.map(move |(index, rule)| Found { file, index, rule })
    })
}

/// The rules that cover a guide and change something there.
pub(super) fn rules_for<'s>(source: &'s Source, guide: &Guide) -> Vec<Found<'s>> {
    rules(source)
        .filter(|found| {
            let covers = &found.rule.covers;
            let changes_a_fee = guide.fees.iter().any(|fee| covers_fee(covers, fee));
            covers_procedure(covers, guide) && (found.rule.limit.is_some() || changes_a_fee)
        })
        .collect()
}

fn covers_procedure(covers: &Covers, guide: &Guide) -> bool {
    let named = |names: &Vec<String>| {
        names.iter().any(|name| *name == guide.id || guide.codes.contains(name))
    };
    match (&covers.procedures, &covers.fields) {
        (None, None) => true,
        (procedures, fields) => {
            procedures.as_ref().is_some_and(named)
                || fields.as_ref().is_some_and(|fields| fields.contains(&guide.field))
        }
    }
}

fn covers_fee(covers: &Covers, fee: &Fee) -> bool {
    covers.categories.as_ref().is_none_or(|categories| categories.contains(&fee.category))
        && covers.kinds.as_ref().is_none_or(|kinds| kinds.contains(&fee.kind))
        && covers.competence.is_none_or(|competence| competence == fee.competence)
        && !covers.exclude_categories.contains(&fee.category)
}

/// What is wrong with the rules that meet no guide yet; those of the others are found with it.
pub(super) fn check_unmet(source: &Source) -> Vec<Finding> {
    let met = |found: &Found<'_>| {
        let guides = source.guides.iter();
        guides
            .flat_map(|guide| rules_for(source, &guide.value))
            .any(|met| std::ptr::eq(met.rule, found.rule))
    };
    let mut findings = Vec::new();
    for found in rules(source).filter(|found| !met(found)) {
        let scope = Scope::for_rule(source, found.rule);
        let mut lowering = Lowering { source, scope, cited: Vec::new(), findings: Vec::new() };
        lowering.policy(found, "", &[]);
        findings.append(&mut lowering.findings);
    }
    findings
}

impl Lowering<'_> {
    /// A rule as it meets a procedure with these fees; `None` when it is written wrongly.
    pub(super) fn policy(
        &mut self,
        found: Found<'_>,
        procedure: &str,
        fees: &[Fee],
    ) -> Option<Policy> {
        let (rule, at) = (found.rule, found.at());
        let file = &found.file.parsed;
        let document = self.document(&file.at().key("document"), &file.value.document);
        let issuer = [found.file.issuer.clone()];
        let own: &[String] = if found.file.issuer == NATION { &[] } else { &issuer };
        let provinces = rule.provinces.as_deref().unwrap_or(own);
        let effect = match (&rule.fee, &rule.limit) {
            (Some(change), None) => self.fee_effect(found, procedure, fees, change),
            (None, Some(change)) => Effect::Limit(self.limit_change(&at.key("limit"), change)),
            _ => {
                self.push(at.finding(Problem::RuleEffect { id: rule.id.clone() }));
                return None;
            }
        };
        self.check_text(&at.key("summary"), &rule.summary);
        self.check_optional_text(&at.key("provided"), rule.provided.as_ref());
        if rule.perhaps && rule.provided.is_none() {
            self.push(at.key("perhaps").finding(Problem::PerhapsUnsaid { id: rule.id.clone() }));
        }
        Some(Policy {
            id: found.id(),
            summary: rule.summary.clone(),
            provided: rule.provided.clone(),
            places: self.places(&at, provinces, &rule.territories),
            channels: self.channels(&at, rule.channels.as_deref()),
            window: self.window(
                &at,
                rule.valid_from.or(file.value.valid_from),
                rule.valid_to.or(file.value.valid_to),
            ),
            when: self.condition(&at.key("when"), &rule.when),
            perhaps: rule.perhaps,
            effect,
            status: rule.status,
            source: Citation { document, article: rule.article.clone() },
        })
    }

    fn fee_effect(
        &mut self,
        found: Found<'_>,
        procedure: &str,
        all: &[Fee],
        change: &written::FeeChange,
    ) -> Effect {
        let at = found.at().key("fee");
        let sets = !matches!(change, written::FeeChange::Subsidy(_));
        let mut fees = Vec::new();
        for (index, fee) in (0_u8..=u8::MAX).zip(all) {
            if !covers_fee(&found.rule.covers, fee) {
                continue;
            }
            if sets && found.file.issuer != NATION && fee.competence == Competence::Central {
                self.push(at.finding(Problem::CentralFee {
                    rule: found.rule.id.clone(),
                    procedure: procedure.to_owned(),
                    fee: fee.id.clone(),
                }));
            }
            fees.push(index);
        }
        Effect::Fee { fees, change: self.fee_change(&at, change) }
    }

    fn fee_change(&mut self, at: &At<'_>, change: &written::FeeChange) -> FeeChange {
        match change {
            written::FeeChange::Tariff(price) => {
                FeeChange::Tariff(self.price(&at.key("tariff"), price))
            }
            written::FeeChange::Set(amount) => FeeChange::Set(Dong(*amount)),
            written::FeeChange::Percent(share) => {
                self.check_percent(&at.key("percent").key("percent"), share.percent);
                FeeChange::Percent {
                    percent: share.percent,
                    rounding: share.rounding,
                    yearly_maximum: share.yearly_maximum.map(Dong),
                }
            }
            written::FeeChange::Subsidy(share) => {
                self.check_percent(&at.key("subsidy").key("percent"), share.percent);
                FeeChange::Subsidy {
                    percent: share.percent,
                    yearly_maximum: share.yearly_maximum.map(Dong),
                }
            }
        }
    }

    fn limit_change(&mut self, at: &At<'_>, change: &written::LimitChange) -> LimitChange {
        match change {
            written::LimitChange::Set(term) => LimitChange::Set(self.spans(&at.key("set"), term)),
            written::LimitChange::CutDays(days) => LimitChange::CutDays(*days),
            written::LimitChange::CutPercent(cut) => {
                self.check_percent(&at.key("cut_percent").key("percent"), cut.percent);
                LimitChange::CutPercent {
                    percent: cut.percent,
                    rounding: cut.rounding,
                    from_days: cut.from_days,
                }
            }
            written::LimitChange::Extend(term) => {
                let at = at.key("extend");
                match *self.spans(&at, term) {
                    [span] => LimitChange::Extend(span),
                    _ => {
                        let found = "sequence".to_owned();
                        self.push(at.finding(Problem::BadTerm { found }));
                        LimitChange::CutDays(0)
                    }
                }
            }
        }
    }

    fn check_percent(&mut self, at: &At<'_>, percent: u8) {
        if percent > 100 {
            let percent = u64::from(percent);
            self.push(at.finding(Problem::BadPercent { percent }));
        }
    }
}
