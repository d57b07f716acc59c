//! What may be shown: nothing that stands for too few people, and nothing from which that could be
//! reckoned.

use std::collections::BTreeSet;

use rules::place::ProvinceCode;

use super::hiding::{apart, family, is_had_over_time};
use super::sums::{PARTS, SCORES};
use super::{Dimension, Figure, Filter, MEASURES, Period, Sums};
use crate::statistics::Share;
use crate::store::{Store, StoreError};

/// A part of a view's ratings that has a figure of its own: it may stand for few people where the
/// whole doesn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Ratings of completed dossiers. Where these are hidden, everything is.
    Completed,
    /// Those with a ticket and those without: each gives the other away.
    Proof,
    /// Another stage, by its place.
    Stage(usize),
    /// A factor, by its place.
    Factor(usize),
}

/// The sums of a period, and which parts of them must be hidden.
#[derive(Clone, Debug, Default)]
pub(super) struct Visible {
    pub(super) sums: Sums,
    pub(super) hidden: Vec<Part>,
}

impl Part {
    pub(super) const ALL: [Self; 10] = [
        Self::Completed,
        Self::Proof,
        Self::Stage(0),
        Self::Stage(1),
        Self::Stage(2),
        Self::Factor(0),
        Self::Factor(1),
        Self::Factor(2),
        Self::Factor(3),
        Self::Factor(4),
    ];

    /// The shares that are shown or hidden together.
    fn shares(self, sums: &Sums) -> [Share; 2] {
        let twice = |share: Option<&Share>| [share.copied().unwrap_or_default(); 2];
        match self {
            Self::Completed => [sums.completed(); 2],
            Self::Proof => [sums.verified(), sums.open()],
            Self::Stage(place) => twice(sums.stages().get(place)),
            Self::Factor(place) => twice(sums.factors().get(place)),
        }
    }

    /// How many ratings those stand for.
    pub(super) fn counts(self, sums: &Sums) -> [u64; 2] {
        self.shares(sums).map(|share| share.all)
    }

    /// The share of a part that is one.
    pub(super) fn share(self, sums: &Sums) -> Share {
        let [share, _] = self.shares(sums);
        share
    }
}

impl Visible {
    /// Whether a part must be hidden.
    pub(super) fn hides(&self, part: Part) -> bool {
        [Part::Completed, part].iter().any(|part| self.hidden.contains(part))
    }

    /// The figure of a share that belongs to a part.
    pub(super) fn figure(&self, part: Part, share: Share) -> Figure {
        Figure::of(share, self.hides(part))
    }

    /// The figure of completed dossiers.
    pub(super) fn completed(&self) -> Figure {
        self.figure(Part::Completed, self.sums.completed())
    }
}

/// The sums of some periods of one length, with what must be hidden of them: each part must be
/// enough by itself, and none may be a hidden line of a table, or a page of its own would show what
/// the table hides.
pub(super) fn visible(
    store: &mut Store,
    filter: &Filter,
    periods: &[Period],
    parts: &[Part],
    least: u64,
) -> Result<Vec<Visible>, StoreError> {
    let all = parts != [Part::Completed];
    let own = if all { MEASURES.len() } else { SCORES };
    let groups = store.sums(&families(periods), filter, None, own)?;
    let sums = |period: &Period| {
        let group = groups.iter().find(|group| group.period == *period);
        group.map_or_else(Sums::default, |group| group.sums)
    };
    let mut secret: Vec<(Period, Part)> = Vec::new();
    for period in periods {
        let over_time: Vec<(Period, Sums)> =
            family(*period).into_iter().map(|period| (period, sums(&period))).collect();
        let told = |part: &&Part| {
            let over_time = over_time.iter().map(|(period, sums)| (*period, sums));
            is_had_over_time(over_time, *period, **part, least)
        };
        secret.extend(parts.iter().filter(told).map(|part| (*period, *part)));
    }
    let measures = if all { PARTS } else { SCORES };
    for Among { beside, by, value, periods } in tables(store, filter, periods, parts, least)? {
        let groups = store.sums(&families(&periods), &beside, Some(by), measures)?;
        for period in periods {
            let family = family(period);
            let groups = groups.iter().filter(|group| family.contains(&group.period));
            let entries = apart(groups, period, parts, least);
            let entry = entries.into_iter().find(|entry| entry.value == value);
            let hidden = entry.map_or(Vec::new(), |entry| entry.visible.hidden);
            secret.extend(hidden.into_iter().map(|part| (period, part)));
        }
    }
    let of = |period: &Period| Visible {
        sums: sums(period),
        hidden: secret.iter().filter(|(of, _)| of == period).map(|(_, part)| *part).collect(),
    };
    Ok(periods.iter().map(of).collect())
}

/// Some periods with those beside them.
fn families(periods: &[Period]) -> Vec<Period> {
    let mut all: Vec<Period> = periods.iter().copied().flat_map(family).collect();
    all.sort();
    all.dedup();
    all
}

/// A table that has the ratings of a filter as a line.
struct Among {
    /// The filter of the table.
    beside: Filter,
    by: Dimension,
    /// The line.
    value: String,
    periods: Vec<Period>,
}

/// The tables that may hide the ratings of a filter: one for each field that it names, and of the
/// places of an office the one that has them as lines.
fn tables(
    store: &mut Store,
    filter: &Filter,
    periods: &[Period],
    parts: &[Part],
    least: u64,
) -> Result<Vec<Among>, StoreError> {
    let mut tables = Vec::new();
    let without_office = filter.without(Dimension::Office);
    for by in Dimension::ALL {
        let Some(value) = filter.value(by) else { continue };
        let mut add = |beside: Filter, by, value, periods: &[Period]| {
            tables.push(Among { beside, by, value, periods: periods.to_vec() });
        };
        match by {
            Dimension::Office => {
                let mut company = Vec::new();
                for period in periods {
                    // Of a part that isn't everything the others must be read.
                    if parts != [Part::Completed]
                        || store.may_be_company(*period, &family(*period), filter, least)?
                    {
                        company.push(*period);
                    }
                }
                let groups = store.sums(periods, filter, Some(Dimension::Province), SCORES)?;
                let places: BTreeSet<String> = groups.into_iter().map(|it| it.value).collect();
                for place in places {
                    let province = ProvinceCode::parse(&place).ok();
                    let beside = Filter { province, ..without_office.clone() };
                    add(beside, by, value.clone(), &company);
                    let beside = without_office.without(Dimension::Province);
                    add(beside, Dimension::Province, place, periods);
                }
            }
            // An office tells of its province itself.
            Dimension::Province if filter.office.is_some() => {}
            _ => add(filter.without(by), by, value, periods),
        }
    }
    Ok(tables)
}
