//! A view's ratings told apart by one field, ranked by what is certain of each.

use serde::Serialize;

use super::hiding;
use super::overview::own;
use super::sums::SCORES;
use super::visible::Part;
use super::{Dimension, Figure, Sums, View};
use crate::store::{Store, StoreError};

/// A line of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The value; nothing for ratings that don't say.
    pub value: Option<String>,
    /// Its figure.
    pub figure: Figure,
    #[serde(skip)]
    pub(super) sums: Sums,
}

/// A view's ratings by one field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// The field.
    pub by: Dimension,
    /// The figure of all.
    pub all: Figure,
    /// Those with the highest lower end of their interval first: a raw share would put whoever has
    /// ten ratings on top. Those without a figure last.
    pub lines: Vec<Line>,
}

impl Table {
    /// Reads the lines of a view.
    pub(crate) fn read(
        store: &mut Store,
        view: &View,
        by: Dimension,
        least: u64,
    ) -> Result<Self, StoreError> {
        let own = own(store, view, &[Part::Completed], least)?.completed();
        let lines = hiding::lines(store, view, by, (&[Part::Completed], SCORES), least)?;
        Ok(Self::new(by, own, lines))
    }

    /// Ranks lines; all of them are hidden where their sum is.
    pub(super) fn new(by: Dimension, own: Figure, lines: Vec<hiding::Entry>) -> Self {
        let mut lines: Vec<Line> = lines
            .into_iter()
            .filter(|line| line.visible.sums.completed().all > 0)
            .map(|hiding::Entry { value, visible }| Line {
                value: Some(value).filter(|value| !value.is_empty()),
                figure: if own == Figure::Hidden { own } else { visible.completed() },
                sums: visible.sums,
            })
            .collect();
        let low = |line: &Line| line.figure.low().unwrap_or(-1.0);
        lines.sort_by(|a, b| low(b).total_cmp(&low(a)));
        Self { by, all: own, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Counted;
    use super::super::hiding::tests::alone;
    use super::*;
    use proptest::prelude::*;

    pub(super) fn sums(satisfied: u64, all: u64) -> Sums {
        let of = |score| {
            Sums::of(&Counted { stage: "completed".to_owned(), score, ..Counted::default() })
        };
        (0..all).fold(Sums::default(), |sums, n| sums.and(of(if n < satisfied { 5 } else { 2 })))
    }

    fn table(lines: &[(u64, u64)]) -> Table {
        let lines: Vec<(String, Sums)> = lines
            .iter()
            .zip('a'..)
            .map(|((part, all), name)| (name.into(), sums(*part, *all)))
            .collect();
        let all = lines.iter().fold(Sums::default(), |all, (_, sums)| all.and(*sums));
        let own = Figure::of(all.completed(), all.completed().all < 10);
        Table::new(Dimension::Office, own, alone(lines, 10))
    }

    #[test]
    fn what_is_certain_ranks_and_not_the_raw_share() {
        let names = |table: &Table| -> String {
            table.lines.iter().filter_map(|line| line.value.clone()).collect()
        };
        // 10 of 10 is less certain than 96 of 100.
        assert_eq!(names(&table(&[(10, 10), (96, 100), (50, 100)])), "bac");
        let with_few = table(&[(9, 9), (96, 100), (50, 60)]);
        assert_eq!(names(&with_few), "bac");
        let hidden = |name| {
            with_few
                .lines
                .iter()
                .any(|line| line.value.as_deref() == Some(name) && line.figure == Figure::Hidden)
        };
        // 60 is hidden too: without it, 169 less 100 and 60 would be 9.
        assert!(hidden("a") && hidden("c") && !hidden("b"));
    }

    proptest! {
        #[test]
        fn nobody_can_be_reckoned_back(counts in proptest::collection::vec(0_u64..40, 1..12)) {
            let lines: Vec<(u64, u64)> = counts.iter().map(|all| (all / 2, *all)).collect();
            let table = table(&lines);
            let shown: Vec<u64> =
                table.lines.iter().filter_map(|line| line.figure.counts()).map(|c| c.all).collect();
            let hidden = table.lines.iter().filter(|line| line.figure == Figure::Hidden).count();
            prop_assert!(shown.iter().all(|n| *n >= 10));
            if let Some(all) = table.all.counts() {
                let left = all.all - shown.iter().sum::<u64>();
                prop_assert!(hidden == 0 || (hidden >= 2 && left >= 10), "{left} of {hidden}");
            } else {
                prop_assert!(shown.is_empty());
            }
        }
    }
}
