//! What is proved of a procedure's limits and fees is what every single case shows.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::path::Path;

use jiff_core::civil::{Date, date};
use proptest::prelude::*;
use rules::case::Case;
use rules::channel::{Channel, Channels};
use rules::charge::{Amount, UnknownAmount, charge};
use rules::condition::{Condition, Truth};
use rules::due::{UnknownLimit, limits};
use rules::place::{Place, Province, ProvinceCode};
use rules::procedure::Procedure;
use rules::text::Text;
use rules::window::Window;

use super::Proof;
use crate::finding::Finding;
use crate::problem::{CaseProblem, Kind, Problem, TimeProblem};
use crate::source::Source;
use crate::source::file::File;
use crate::walk::Space;
use crate::walk::filings::filing;
use crate::walk::made_up::{procedure, shape};
use crate::walk::names::Questions;

const TODAY: Date = date(2026, 11, 23);
/// The days that the windows of made-up procedures tell apart.
const DAYS: [Date; 3] = [TODAY, date(2027, 1, 1), date(2026, 11, 22)];

/// What is missing, and how many limits and rates are never used.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    no_limit: bool,
    no_fee: bool,
    no_rate: bool,
    limit_ends: bool,
    rate_ends: bool,
    unused_limits: usize,
    unused_rates: usize,
}

fn proved(procedure: &Procedure, source: &Source, provinces: &[Province]) -> Found {
    let file = File { path: String::new(), text: String::new() };
    let proof = Proof { at: file.at(), space: Space::new(procedure), provinces, today: TODAY };
    let mut found = Found::default();
    let mut findings = super::limits::check(&proof);
    findings.extend(super::fees::check(&proof, source));
    for Finding { problem, .. } in findings {
        match problem {
            Problem::Case(CaseProblem::NoLimit { .. }) => found.no_limit = true,
            Problem::Case(CaseProblem::NoFee { .. }) => found.no_fee = true,
            Problem::Case(CaseProblem::NoRate { .. }) => found.no_rate = true,
            Problem::Case(CaseProblem::NeverUsed { kind: Kind::Limit, .. }) => {
                found.unused_limits += 1;
            }
            Problem::Case(CaseProblem::NeverUsed { kind: Kind::Rate, .. }) => {
                found.unused_rates += 1;
            }
            Problem::Time(TimeProblem::EndsOpen { kind: Kind::Limit, .. }) => {
                found.limit_ends = true;
            }
            Problem::Time(TimeProblem::EndsOpen { kind: Kind::Rate, .. }) => found.rate_ends = true,
            _ => {}
        }
    }
    found
}

/// Which of several rows is the first that certainly holds.
fn first<'r>(
    case: &Case<'_>,
    channel: Channel,
    mut rows: impl Iterator<Item = (&'r Condition, Channels, Window, bool)>,
) -> Option<usize> {
    let day = case.filing.moment.date();
    rows.position(|(when, channels, window, here)| {
        let certain = when.truth(&case.answers) == Truth::Yes;
        certain && channels.contains(channel) && window.holds(day) && here
    })
}

fn unknowns<'a>(amount: &'a Amount, into: &mut Vec<&'a UnknownAmount>) {
    match amount {
        Amount::Unknown(UnknownAmount::Depends(amounts)) => {
            amounts.iter().for_each(|amount| unknowns(amount, into));
        }
        Amount::Unknown(unknown) => into.push(unknown),
        Amount::Known(_) => {}
    }
}

/// By every case there is, in every channel, on every day and in every province.
fn seen(procedure: &Procedure, provinces: &[Province]) -> Found {
    let space = Space::new(procedure);
    let all: Questions = (0_u8..).take(procedure.questions.len()).collect();
    let mut found = Found::default();
    let (mut used_limits, mut used_rates) = (BTreeSet::new(), BTreeSet::new());
    let fee = &procedure.fees[0];
    for (day, province) in DAYS.into_iter().flat_map(|day| provinces.iter().map(move |p| (day, p)))
    {
        let place = Place { province: Some(province.code), territory: None };
        space.cases(&all, filing(day, place), |case| {
            let due = fee.when.truth(&case.answers) != Truth::No;
            found.no_fee |= !due;
            for channel in procedure.channels.iter() {
                let rows = procedure.limits.iter();
                let rows = rows.map(|row| (&row.when, row.channels, row.window, true));
                used_limits.extend(first(case, channel, rows));
                let rates = fee.rates.iter().map(|row| {
                    let here = row.places.truth(place) == Truth::Yes;
                    (&row.when, row.channels, row.window, here)
                });
                used_rates.extend(first(case, channel, rates).filter(|_| due));
                if day < TODAY {
                    continue;
                }
                let unknown = limits(case, channel).err();
                found.no_limit |= unknown == Some(UnknownLimit::NoLimit);
                found.limit_ends |= matches!(unknown, Some(UnknownLimit::Expired(_)));
                let line = charge(case, channel, 0, fee);
                let mut why = Vec::new();
                line.iter().for_each(|line| unknowns(&line.base.amount, &mut why));
                found.no_rate |= why.contains(&&UnknownAmount::NoRate);
                found.rate_ends |= why.iter().any(|it| matches!(it, UnknownAmount::Expired(_)));
            }
        });
    }
    found.unused_limits = procedure.limits.len() - used_limits.len();
    found.unused_rates = fee.rates.len() - used_rates.len();
    found
}

fn fixture() -> Source {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/data");
    Source::read(&data).unwrap()
}

fn provinces() -> Vec<Province> {
    let codes = ["31", "48"].into_iter().filter_map(|code| ProvinceCode::parse(code).ok());
    codes
        .map(|code| Province { code, name: Text::default(), territories: Vec::new(), status: None })
        .collect()
}

#[test]
fn what_is_proved_is_what_every_case_shows() {
    let (source, provinces) = (fixture(), provinces());
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) };
    proptest!(config, |(shape in shape())| {
        let procedure = procedure(&shape);
        prop_assume!(Space::new(&procedure).has_way(filing(TODAY, Place::default())));
        prop_assert_eq!(proved(&procedure, &source, &provinces), seen(&procedure, &provinces));
    });
}
