//! Offices that differ from the rest more than chance would have it.

use serde::Serialize;

use super::{Dimension, Figure, Line, Table, View};
use crate::statistics::{Share, compare, discoveries};
use crate::store::{Store, StoreError};

/// Of the offices that are named, at most so many are expected to be named by chance.
const FALSE: f64 = 0.05;

/// The offices of a view beside what chance allows.
#[derive(Clone, Debug, Serialize)]
pub struct Funnel {
    /// The figure of all.
    pub all: Figure,
    /// Each office that may be shown.
    pub offices: Vec<Office>,
}

/// One office beside the rest.
#[derive(Clone, Debug, Serialize)]
pub struct Office {
    /// Its id; nothing for ratings that don't say.
    pub value: Option<String>,
    /// Its figure.
    pub figure: Figure,
    /// How it stands beside the rest.
    pub stands: Stands,
    /// How often chance alone would part it from the rest at least this far.
    pub p: f64,
}

/// Where an office stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stands {
    /// As the rest, as far as can be told.
    WithTheRest,
    /// Above, by more than chance.
    Above,
    /// Below, by more than chance.
    Below,
}

impl Funnel {
    /// Reads the offices of a view.
    pub(crate) fn read(store: &mut Store, view: &View, least: u64) -> Result<Self, StoreError> {
        Ok(Self::of(Table::read(store, view, Dimension::Office, least)?))
    }

    fn of(table: Table) -> Self {
        let all = table.all.counts().unwrap_or_default();
        let shown: Vec<(Line, Share)> = table
            .lines
            .into_iter()
            .filter_map(|line| line.figure.counts().map(|counts| (line, counts)))
            .collect();
        let versus: Vec<_> =
            shown.iter().map(|(_, counts)| compare(*counts, all.less(*counts))).collect();
        let p: Vec<f64> =
            versus.iter().map(|versus| versus.map_or(1.0, |versus| versus.p)).collect();
        let found = discoveries(&p, FALSE);
        let mut offices = Vec::with_capacity(shown.len());
        for (place, ((line, _), versus)) in shown.into_iter().zip(versus).enumerate() {
            let stands = match versus.filter(|_| found.binary_search(&place).is_ok()) {
                None => Stands::WithTheRest,
                Some(versus) if versus.difference > 0.0 => Stands::Above,
                Some(_) => Stands::Below,
            };
            let p = versus.map_or(1.0, |versus| versus.p);
            offices.push(Office { value: line.value, figure: line.figure, stands, p });
        }
        Self { all: table.all, offices }
    }
}

#[cfg(test)]
mod tests {
    use super::super::hiding::tests::alone;
    use super::super::{Counted, Sums};
    use super::*;

    /// A small generator with a fixed start (xorshift), so that a run is always the same.
    struct Chance(u64);

    impl Chance {
        fn satisfied(&mut self, all: u64, of_thousand: u64) -> u64 {
            let mut draw = || {
                self.0 ^= self.0 << 13;
                self.0 ^= self.0 >> 7;
                self.0 ^= self.0 << 17;
                (self.0 >> 11) % 1_000
            };
            (0..all).filter(|_| draw() < of_thousand).count() as u64
        }
    }

    fn funnel(offices: &[(u64, u64)]) -> Funnel {
        let lines: Vec<(String, Sums)> = offices
            .iter()
            .enumerate()
            .map(|(name, (part, all))| {
                let (part, rest) =
                    (i64::try_from(*part).unwrap(), i64::try_from(all - part).unwrap());
                let mut sums = Sums::of(&Counted::default());
                (sums.0[1], sums.0[4]) = (rest, part);
                (name.to_string(), sums)
            })
            .collect();
        let all = lines.iter().fold(Sums::default(), |all, (_, sums)| all.and(*sums));
        let all = Figure::of(all.completed(), false);
        Funnel::of(Table::new(Dimension::Office, all, alone(lines, 10)))
    }

    #[test]
    fn noise_is_rarely_taken_for_a_difference() {
        let mut flagged = 0;
        for run in 1..=1_000 {
            let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(run));
            let offices: Vec<(u64, u64)> =
                (0..30).map(|n| (chance.satisfied(40 + 10 * n, 850), 40 + 10 * n)).collect();
            let found = funnel(&offices);
            flagged += u32::from(found.offices.iter().any(|o| o.stands != Stands::WithTheRest));
        }
        assert!(flagged <= 65, "{flagged} of 1000 runs of pure noise name an office");
    }

    #[test]
    fn planted_differences_are_found() {
        for run in 1..=20 {
            let mut chance = Chance(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(run));
            let mut offices: Vec<(u64, u64)> =
                (0..30).map(|_| (chance.satisfied(200, 850), 200)).collect();
            offices[3].0 = chance.satisfied(200, 600);
            offices[7].0 = chance.satisfied(200, 990);
            let found = funnel(&offices);
            let stands = |name: &str| {
                found.offices.iter().find(|o| o.value.as_deref() == Some(name)).map(|o| o.stands)
            };
            assert_eq!(
                (stands("3"), stands("7")),
                (Some(Stands::Below), Some(Stands::Above)),
                "{run}"
            );
        }
    }
}
