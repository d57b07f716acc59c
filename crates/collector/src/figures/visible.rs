//! What may be shown: nothing that stands for too few people, and nothing from which that could be
//! reckoned.

use super::sums::{PARTS, SCORES};
use super::{Dimension, Figure, Filter, MEASURES, Period, Sums};
use crate::statistics::{Share, hide_few};
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
    hidden: Vec<Part>,
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

/// In which cells of a line, whose sum is shown, a part stays hidden.
pub(super) fn hide(line: &[Sums], part: Part, least: u64) -> Vec<bool> {
    let mut hide = vec![false; line.len()];
    loop {
        let before = hide.clone();
        for side in [0, 1] {
            let all = |sums: &Sums| part.shares(sums).get(side).map_or(0, |share| share.all);
            let cells: Vec<u64> = line.iter().map(all).collect();
            hide_few(&cells, least, &mut hide);
        }
        if hide == before {
            return hide;
        }
    }
}

/// The sums of some periods of one length, with what must be hidden of them: each part must be
/// enough by itself, and none may be a hidden line of a table of its period or of a longer one, or
/// a page of its own would show what the table hides.
pub(super) fn visible(
    store: &mut Store,
    filter: &Filter,
    periods: &[Period],
    lines: &[Dimension],
    parts: &[Part],
    least: u64,
) -> Result<Vec<Visible>, StoreError> {
    let family = |period: &Period| period.whole().map_or(vec![*period], Period::parts);
    let mut all: Vec<Period> = periods.iter().flat_map(family).collect();
    all.sort();
    all.dedup();
    let groups = store.sums(&all, filter, None, MEASURES.len())?;
    let sums = |period: &Period| {
        let group = groups.iter().find(|group| group.period == *period);
        group.map_or_else(Sums::default, |group| group.sums)
    };
    let mut secret: Vec<(Period, Part)> = Vec::new();
    for period in &all {
        let family = family(period);
        let line: Vec<Sums> = family.iter().map(sums).collect();
        for part in parts {
            let hidden = family.iter().zip(hide(&line, *part, least)).filter(|(_, hide)| *hide);
            secret.extend(hidden.map(|(period, _)| (*period, *part)));
        }
    }
    let measures = if parts == [Part::Completed] { SCORES } else { PARTS };
    for dimension in lines {
        let Some(value) = filter.value(*dimension) else { continue };
        let groups =
            store.sums(periods, &filter.without(*dimension), Some(*dimension), measures)?;
        for groups in groups.chunk_by(|one, next| one.period == next.period) {
            let Some(place) = groups.iter().position(|group| group.value == value) else {
                continue;
            };
            let line: Vec<Sums> = groups.iter().map(|group| group.sums).collect();
            for part in parts {
                if hide(&line, *part, least).get(place) == Some(&true) {
                    secret.extend(groups.first().map(|group| (group.period, *part)));
                }
            }
        }
    }
    let of = |period: &Period| Visible {
        sums: sums(period),
        hidden: secret.iter().filter(|(of, _)| of == period).map(|(_, part)| *part).collect(),
    };
    Ok(periods.iter().map(of).collect())
}
