//! Signs that ratings of an office may not be what they seem: shown beside the figure with and
//! without them. Nothing is left out silently.

use std::collections::BTreeMap;

use serde::Serialize;

use super::hiding::{apart, family};
use super::overview::own;
use super::sums::SCORES;
use super::visible::Part;
use super::{Dimension, Figure, Sums, Table, View};
use crate::statistics::{Share, compare};
use crate::store::{Store, StoreError};

/// A period that brings so many times what the three before brought on average is a burst.
const BURST: u64 = 5;

/// Fewer are no burst, whatever was usual: a small office may have a busy week.
const BURST_LEAST: u64 = 50;

/// Of offices whose ratings are honest, one in a thousand looks like this by chance.
const RARE: f64 = 0.001;

/// What happened, as far as sums can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignKind {
    /// Many times more ratings than usual.
    Burst,
    /// All gave the same score, where that is unlikely.
    OneScoreOnly,
    /// Many came quickly from one network, or with a ticket that can't be believed.
    ManyMarked,
    /// Ratings came with tickets before, and now without.
    TicketsMissing,
}

/// A sign at one office.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sign {
    /// The office; nothing for ratings that don't say.
    pub office: Option<String>,
    /// Which sign.
    pub kind: SignKind,
    /// The ratings that show it.
    pub ratings: u64,
    /// The office's figure with them.
    pub with: Figure,
    /// The office's figure without them; none where all show it.
    pub without: Figure,
}

/// All signs of a view.
#[derive(Clone, Debug, Serialize)]
pub struct Signs {
    /// Those of each office.
    pub signs: Vec<Sign>,
    /// The view's figure with all ratings.
    pub with: Figure,
    /// The view's figure without those that show a sign.
    pub without: Figure,
}

impl Signs {
    /// Looks for signs in a view, beside the three periods before.
    pub(crate) fn read(store: &mut Store, view: &View, least: u64) -> Result<Self, StoreError> {
        let by = Dimension::Office;
        let own = own(store, view, &[Part::Completed], least)?.completed();
        let (now, earlier) = (family(view.period), view.period.before().series(3));
        let mut periods = [&now[..], &earlier].concat();
        periods.sort();
        periods.dedup();
        let groups = store.sums(&periods, &view.filter, Some(by), SCORES)?;
        let of_now = groups.iter().filter(|group| now.contains(&group.period));
        let table = apart(of_now, view.period, &[Part::Completed], least);
        let mut before: BTreeMap<String, Sums> = BTreeMap::new();
        for group in groups.iter().filter(|group| earlier.contains(&group.period)) {
            let sums = before.entry(group.value.clone()).or_default();
            *sums = sums.and(group.sums);
        }
        Ok(Self::of(&Table::new(by, own, table), &before, least))
    }

    fn of(table: &Table, before: &BTreeMap<String, Sums>, least: u64) -> Self {
        let mut signs = Vec::new();
        let whole = table.lines.iter().fold(Sums::default(), |all, line| all.and(line.sums));
        let (mut suspect, mut kept) = (Share::default(), whole.completed());
        for line in table.lines.iter().filter(|line| line.figure.counts().is_some()) {
            let name = line.value.as_deref().unwrap_or_default();
            let usual = before.get(name).copied().unwrap_or_default();
            let mut worst = Share::default();
            for (kind, ratings) in found(&line.sums, &usual, &whole.without(line.sums), least) {
                if ratings.all > worst.all {
                    worst = ratings;
                }
                let without = line.sums.completed().less(ratings);
                signs.push(Sign {
                    office: line.value.clone(),
                    kind,
                    ratings: ratings.all,
                    with: line.figure,
                    without: Figure::of(without, without.all > 0 && without.all < least),
                });
            }
            suspect = suspect.and(worst);
        }
        kept = kept.less(suspect);
        let without =
            Figure::of(kept, kept.all > 0 && kept.all < least || table.all == Figure::Hidden);
        Self { signs, with: table.all, without }
    }
}

/// The signs at one office, each with the ratings that show it.
fn found(now: &Sums, before: &Sums, rest: &Sums, least: u64) -> Vec<(SignKind, Share)> {
    let mut found = Vec::new();
    let all = now.completed();
    // Three periods together are three times what is usual.
    let usual = before.completed().all / 3;
    if usual > 0 && all.all >= BURST_LEAST && all.all >= usual.saturating_mul(BURST) {
        found.push((SignKind::Burst, all));
    }
    let only = now.scores().iter().position(|count| *count == all.all);
    if let Some(score) = only.filter(|_| all.all >= least) {
        let [theirs, everybody] = [rest.scores().get(score).copied(), Some(rest.completed().all)];
        let versus = compare(
            Share { part: all.all, all: all.all },
            Share { part: theirs.unwrap_or(0), all: everybody.unwrap_or(0) },
        );
        if versus.is_some_and(|versus| versus.p < RARE) {
            found.push((SignKind::OneScoreOnly, all));
        }
    }
    let of_all = |share: Share, sums: &Sums| Share { part: share.all, all: sums.completed().all };
    let marked = of_all(now.marked(), now);
    let rarely = compare(marked, of_all(rest.marked(), rest));
    // One in five at least: a few are marked wherever many share an address.
    if marked.part >= least
        && marked.part.saturating_mul(5) >= marked.all
        && rarely.is_some_and(|versus| versus.difference > 0.0 && versus.p < RARE)
    {
        found.push((SignKind::ManyMarked, now.marked()));
    }
    let (proved, usually) = (of_all(now.verified(), now), of_all(before.verified(), before));
    let fewer = compare(proved, usually);
    let was_usual = usually.all >= least && usually.part.saturating_mul(2) >= usually.all;
    if was_usual
        && now.open().all >= least
        && proved.part.saturating_mul(2) < proved.all
        && fewer.is_some_and(|versus| versus.p < RARE)
    {
        found.push((SignKind::TicketsMissing, now.open()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::Counted;
    use super::super::hiding::tests::alone;
    use super::*;

    /// So many of a score, of which so many are marked and so many proved.
    fn of(score: i64, n: i64, marked: i64, verified: i64) -> Sums {
        let one = |marked, verified| {
            Sums::of(&Counted {
                stage: "completed".to_owned(),
                score,
                marked,
                verified,
                ..Counted::default()
            })
        };
        (0..n).fold(Sums::default(), |sums, i| sums.and(one(i < marked, i < verified)))
    }

    fn kinds(now: Sums, before: Sums) -> Vec<SignKind> {
        let rest = of(5, 600, 6, 0).and(of(4, 200, 0, 0)).and(of(2, 200, 0, 0));
        found(&now, &before, &rest, 10).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn each_sign_is_found_and_what_is_usual_is_none() {
        let usual = || of(5, 60, 0, 0).and(of(2, 40, 0, 0));
        let cases = [
            (usual(), usual(), vec![]),
            // New offices have no usual number.
            (usual(), Sums::default(), vec![]),
            (of(5, 150, 0, 0).and(of(2, 60, 0, 0)), usual(), vec![SignKind::Burst]),
            (of(5, 30, 0, 0).and(of(2, 10, 0, 0)), of(5, 9, 0, 0), vec![]),
            (of(5, 40, 0, 0), usual(), vec![SignKind::OneScoreOnly]),
            (of(5, 10, 0, 0), usual(), vec![]),
            (of(1, 20, 0, 0), usual(), vec![SignKind::OneScoreOnly]),
            (of(5, 60, 30, 0).and(of(2, 40, 0, 0)), usual(), vec![SignKind::ManyMarked]),
            (of(5, 60, 9, 0).and(of(2, 40, 0, 0)), usual(), vec![]),
            (usual(), of(5, 60, 0, 60).and(of(2, 40, 0, 40)), vec![SignKind::TicketsMissing]),
            (usual(), of(5, 60, 0, 20).and(of(2, 40, 0, 0)), vec![]),
        ];
        for (place, (now, before, expected)) in cases.into_iter().enumerate() {
            assert_eq!(kinds(now, before), expected, "case {place}");
        }
    }

    #[test]
    fn the_figure_stands_with_and_without_what_shows_a_sign() {
        let stuffed = of(5, 40, 30, 0).and(of(2, 20, 0, 0));
        let honest = of(5, 60, 0, 0).and(of(2, 40, 0, 0));
        let lines = vec![("a".to_owned(), stuffed), ("b".to_owned(), honest)];
        let own = Figure::of(stuffed.and(honest).completed(), false);
        let table = Table::new(Dimension::Office, own, alone(lines, 10));
        let signs = Signs::of(&table, &BTreeMap::new(), 10);
        assert_eq!(signs.signs.len(), 1);
        let share = |part, all| Figure::of(Share { part, all }, false);
        let sign = &signs.signs[0];
        assert_eq!((sign.kind, sign.ratings), (SignKind::ManyMarked, 30));
        assert_eq!((sign.with, sign.without), (share(40, 60), share(10, 30)));
        assert_eq!((signs.with, signs.without), (share(100, 160), share(70, 130)));
    }
}
