//! What may be shown: nothing that stands for too few people, and nothing from which that could be
//! reckoned.

use super::sums::SCORES;
use super::{Dimension, Figure, Filter, MEASURES, Period, Sums};
use crate::statistics::{Cell, Share, hidden};
use crate::store::{Store, StoreError};

/// Which cells of a line, whose sum is shown, stay hidden.
pub(super) fn hide<'a>(sums: impl IntoIterator<Item = &'a Sums>, least: u64) -> Vec<bool> {
    let cells: Vec<Cell> =
        sums.into_iter().map(|sums| Cell { all: sums.completed().all }).collect();
    hidden(&cells, least)
}

/// The figures of two or more parts of a whole that is shown.
pub(super) fn parts<const N: usize>(shares: [Share; N], least: u64) -> [Figure; N] {
    let hide = hidden(&shares.map(|share| Cell { all: share.all }), least);
    let mut figures = [Figure::Hidden; N];
    for ((figure, share), hide) in figures.iter_mut().zip(shares).zip(hide) {
        *figure = Figure::of(share, hide);
    }
    figures
}

/// The figure of a share that is part of no sum that is shown.
pub(super) fn alone(share: Share, least: u64) -> Figure {
    Figure::of(share, share.all > 0 && share.all < least)
}

/// The sums of some periods of one length; nothing for those that must be hidden: each must be
/// enough by itself, and none may be a hidden line of a table of its period or of a longer one, or
/// a page of its own would show what the table hides.
pub(super) fn visible(
    store: &mut Store,
    filter: &Filter,
    periods: &[Period],
    lines: &[Dimension],
    least: u64,
) -> Result<Vec<Option<Sums>>, StoreError> {
    let family = |period: &Period| period.whole().map_or(vec![*period], Period::parts);
    let mut all: Vec<Period> = periods.iter().flat_map(family).collect();
    all.sort();
    all.dedup();
    let groups = store.sums(&all, filter, None, MEASURES.len())?;
    let sums = |period: &Period| {
        let group = groups.iter().find(|group| group.period == *period);
        group.map_or_else(Sums::default, |group| group.sums)
    };
    let mut secret: Vec<Period> = Vec::new();
    for period in &all {
        let family = family(period);
        let line: Vec<Sums> = family.iter().map(sums).collect();
        let hidden = family.iter().zip(hide(&line, least)).filter(|(_, hide)| *hide);
        secret.extend(hidden.map(|(period, _)| *period));
    }
    for dimension in lines {
        let Some(value) = filter.value(*dimension) else { continue };
        let groups = store.sums(periods, &filter.without(*dimension), Some(*dimension), SCORES)?;
        for line in groups.chunk_by(|one, next| one.period == next.period) {
            let hide = hide(line.iter().map(|group| &group.sums), least);
            let hidden =
                line.iter().zip(hide).filter(|(group, hide)| *hide && group.value == value);
            secret.extend(hidden.map(|(group, _)| group.period));
        }
    }
    Ok(periods.iter().map(|period| (!secret.contains(period)).then(|| sums(period))).collect())
}
