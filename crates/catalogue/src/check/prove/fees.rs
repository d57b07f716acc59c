//! Every case has the lines of what it costs, and every rate is that of some case.

use std::collections::BTreeMap;

use jiff_core::civil::Date;
use rules::case::Case;
use rules::channel::Channel;
use rules::charge::{Amount, UnknownAmount, charge};
use rules::condition::Truth;
use rules::document::Status;
use rules::fee::Fee;
use rules::iso::Iso;
use rules::place::Place;

use super::rows::{Patterns, Row};
use super::{Gaps, Proof, joined};
use crate::finding::Finding;
use crate::lower::rules as written_rules;
use crate::problem::{CaseProblem, Kind, TimeProblem};
use crate::source::Source;
use crate::source::file::At;
use crate::walk::filings::{channels, days, filing, places};
use crate::walk::names::{Questions, of_conditions, of_fee, tariff};

pub(super) fn check(proof: &Proof<'_>, source: &Source) -> Vec<Finding> {
    let mut findings: Vec<Finding> = without_fees(proof).into_iter().collect();
    for (index, fee) in (0_u8..=u8::MAX).zip(&proof.procedure().fees) {
        findings.extend(one(proof, source, index, fee));
    }
    findings
}

/// Cases of which the guide doesn't even say that nothing is paid.
fn without_fees(proof: &Proof<'_>) -> Option<Finding> {
    let fees = &proof.procedure().fees;
    if fees.iter().any(|fee| fee.when.is_always()) {
        return None;
    }
    let named = of_conditions(fees.iter().map(|fee| &fee.when));
    let mut gaps = Gaps::default();
    proof.space.cases(&named, filing(proof.today, Place::default()), |case| {
        if fees.iter().all(|fee| fee.when.truth(&case.answers) == Truth::No) {
            gaps.add(proof.space.written(case, &named));
        }
    });
    gaps.finding(&proof.at.key("fees"), |case, more| CaseProblem::NoFee { case, more })
}

/// The filings that what sets the base amount of a fee tells apart.
pub(super) struct Filings {
    pub(super) days: Vec<Date>,
    pub(super) places: Vec<Place>,
    pub(super) channels: Vec<Vec<Channel>>,
}

pub(super) fn filings(proof: &Proof<'_>, index: u8, fee: &Fee) -> Filings {
    let procedure = proof.procedure();
    let tariffs = procedure.policies.iter().filter(|policy| tariff(policy, index).is_some());
    let windows = fee.rates.iter().map(|rate| rate.window);
    let places_of_rates = fee.rates.iter().map(|rate| &rate.places);
    let channels_of_rates = fee.rates.iter().map(|rate| rate.channels);
    Filings {
        days: days(windows.chain(tariffs.clone().map(|policy| policy.window)), proof.today),
        places: places(
            places_of_rates.chain(tariffs.clone().map(|policy| &policy.places)),
            proof.provinces,
        ),
        channels: channels(
            procedure.channels,
            channels_of_rates.chain(tariffs.map(|policy| policy.channels)),
        ),
    }
}

fn one(proof: &Proof<'_>, source: &Source, index: u8, fee: &Fee) -> Vec<Finding> {
    let named = of_fee(proof.procedure(), index, fee);
    let rows: Vec<Row<'_>> = fee.rates.iter().map(Row::from).collect();
    let mut patterns = Patterns::default();
    let mut found = Found::default();
    let Filings { days, places, channels } = filings(proof, index, fee);
    for day in days {
        for place in &places {
            proof.space.cases(&named, filing(day, *place), |case| {
                if fee.when.truth(&case.answers) == Truth::No {
                    return;
                }
                for channel in channels.iter().filter_map(|group| group.first()) {
                    patterns.see(&rows, case, *channel, |channels| {
                        written(proof, case, &named, channels)
                    });
                }
                // What was before the catalogue was last compared isn't asked for any more.
                if proof.today <= day {
                    found.case(proof, case, &named, (index, &channels));
                }
            });
        }
    }
    let at = proof.at.key("fees").index(usize::from(index));
    let same = |one: usize, other: usize| {
        fee.rates.get(one).map(|rate| &rate.price) == fee.rates.get(other).map(|rate| &rate.price)
    };
    let mut findings = patterns.findings(&at.key("rates"), Kind::Rate, &rows, same);
    findings.extend(found.findings(&at, fee, proof, source));
    findings
}

/// A case as an editor writes it, with what of the filing matters.
fn written(proof: &Proof<'_>, case: &Case<'_>, named: &Questions, channels: &[Channel]) -> String {
    let day = case.filing.moment.date();
    let Place { province, territory } = case.filing.place;
    joined([
        Some(proof.space.written(case, named)),
        proof.written_channels(channels),
        province.map(|province| format!("province = \"{province}\"")),
        territory.map(|territory| format!("territory = \"{territory}\"")),
        (day != proof.today).then(|| format!("filed = {}", day.write())),
    ])
}

/// What is wrong with the amounts of one fee.
#[derive(Default)]
struct Found {
    without: Gaps,
    ended: BTreeMap<u8, Gaps>,
    contradicting: BTreeMap<Vec<u16>, Gaps>,
}

impl Found {
    fn case(
        &mut self,
        proof: &Proof<'_>,
        case: &Case<'_>,
        named: &Questions,
        (index, channels): (u8, &[Vec<Channel>]),
    ) {
        let Some(fee) = case.procedure.fees.get(usize::from(index)) else { return };
        let mut without = Vec::new();
        for group in channels {
            let Some(channel) = group.first().copied() else { continue };
            let Some(line) = charge(case, channel, index, fee) else { continue };
            let mut no_rate = false;
            self.amount(&line.base.amount, &mut no_rate, &|| written(proof, case, named, group));
            if no_rate {
                without.extend(group);
            }
        }
        if !without.is_empty() {
            self.without.add(written(proof, case, named, &without));
        }
    }

    fn amount(&mut self, amount: &Amount, no_rate: &mut bool, case: &impl Fn() -> String) {
        match amount {
            Amount::Unknown(UnknownAmount::NoRate) => *no_rate = true,
            Amount::Unknown(UnknownAmount::Expired(rate)) => {
                self.ended.entry(*rate).or_default().add(case());
            }
            Amount::Unknown(UnknownAmount::Conflict(policies)) => {
                self.contradicting.entry(policies.clone()).or_default().add(case());
            }
            Amount::Unknown(UnknownAmount::Depends(amounts)) => {
                amounts.iter().for_each(|amount| self.amount(amount, no_rate, case));
            }
            _ => {}
        }
    }

    fn findings(self, at: &At<'_>, fee: &Fee, proof: &Proof<'_>, source: &Source) -> Vec<Finding> {
        let mut findings = Vec::new();
        let id = fee.id.clone();
        findings.extend(self.without.finding(at, |case, more| CaseProblem::NoRate {
            fee: id,
            case,
            more,
        }));
        for (rate, gaps) in self.ended {
            let at = at.key("rates").index(usize::from(rate)).key("valid_to");
            let kind = Kind::Rate;
            let of_rate = fee.rates.get(usize::from(rate));
            let Some(to) = of_rate.and_then(|rate| rate.window.to) else { continue };
            let ends = |case| TimeProblem::EndsOpen { kind, to, case: Some(case) };
            findings.extend(gaps.finding(&at, |case, _| ends(case)));
        }
        for (indexes, gaps) in self.contradicting {
            let policies = &proof.procedure().policies;
            let policies: Vec<_> =
                indexes.iter().filter_map(|index| policies.get(usize::from(*index))).collect();
            // Where the texts of the law themselves disagree, that is said to the citizen.
            if policies.iter().any(|policy| policy.status == Status::Conflict) {
                continue;
            }
            let ids: Vec<String> = policies.iter().map(|policy| policy.id.clone()).collect();
            let last = ids.last().cloned().unwrap_or_default();
            let rule = written_rules(source).find(|found| found.id() == last);
            let at = rule.map_or_else(|| at.clone(), |rule| rule.at());
            findings.extend(
                gaps.finding(&at, |case, _| CaseProblem::Contradiction {
                    rules: ids.clone(),
                    case,
                }),
            );
        }
        findings
    }
}
