//! A share as it may be shown, and what is known of the difference between two.

use serde::Serialize;

use super::Period;
use crate::statistics::{Share, compare};

/// A difference that chance makes in fewer than one of twenty comparisons is called one.
const CHANCE: f64 = 0.05;

/// A share as it may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Figure {
    /// No ratings yet, which is not 0.
    None,
    /// Too few ratings, or what would give them away.
    Hidden,
    /// A share with how well it is known.
    Shown {
        /// Ratings.
        n: u64,
        /// Those of them that gave 4 or 5.
        satisfied: u64,
        /// Their share, from 0 to 1.
        share: f64,
        /// The lower end of its 95 % interval (Wilson).
        low: f64,
        /// The upper end.
        high: f64,
    },
}

/// A figure beside that of another period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Versus {
    /// The other period.
    pub period: Period,
    /// Its figure.
    pub figure: Figure,
    /// What the difference says.
    pub verdict: Verdict,
    /// This share less the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

/// How far two shares are apart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// From -1 to 1.
    pub value: f64,
    /// The lower end of its 95 % interval (Newcombe).
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How often chance alone parts two equal shares that far (Fisher's exact test).
    pub p: f64,
}

/// What can be said of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One of the two has no figure.
    NothingToCompare,
    /// It may be chance.
    MayBeChance,
    /// Higher than chance explains.
    Higher,
    /// Lower than chance explains.
    Lower,
}

impl Figure {
    /// The figure of a share, unless it must be hidden.
    #[must_use]
    pub fn of(share: Share, hide: bool) -> Self {
        match (share.value(), share.interval()) {
            _ if hide => Self::Hidden,
            (Some(value), Some(interval)) => Self::Shown {
                n: share.all,
                satisfied: share.part,
                share: value,
                low: interval.low,
                high: interval.high,
            },
            _ => Self::None,
        }
    }

    /// The counts that are shown, if they are.
    #[must_use]
    pub fn counts(self) -> Option<Share> {
        match self {
            Self::Shown { n, satisfied, .. } => Some(Share { part: satisfied, all: n }),
            Self::None | Self::Hidden => None,
        }
    }

    /// The lower end of its interval, if it is shown.
    #[must_use]
    pub fn low(self) -> Option<f64> {
        match self {
            Self::Shown { low, .. } => Some(low),
            Self::None | Self::Hidden => None,
        }
    }
}

impl Versus {
    /// Compares with another period: only what is shown of both.
    #[must_use]
    pub fn new(this: Figure, period: Period, figure: Figure) -> Self {
        let both = this.counts().zip(figure.counts());
        let compared = both.and_then(|(this, other)| compare(this, other));
        let verdict = match compared {
            None => Verdict::NothingToCompare,
            Some(compared) if compared.p >= CHANCE => Verdict::MayBeChance,
            Some(compared) if compared.difference > 0.0 => Verdict::Higher,
            Some(_) => Verdict::Lower,
        };
        let difference = compared.map(|compared| Difference {
            value: compared.difference,
            low: compared.interval.low,
            high: compared.interval.high,
            p: compared.p,
        });
        Self { period, figure, verdict, difference }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_said_in_words_only_where_both_are_shown() {
        let period: Period = "2026-09".parse().unwrap();
        let figure = |part, all| Figure::of(Share { part, all }, all < 10 && all > 0);
        let cases = [
            (figure(90, 100), figure(70, 100), Verdict::Higher),
            (figure(70, 100), figure(90, 100), Verdict::Lower),
            (figure(70, 100), figure(72, 100), Verdict::MayBeChance),
            (figure(9, 10), figure(4, 10), Verdict::MayBeChance),
            (figure(70, 100), figure(0, 9), Verdict::NothingToCompare),
            (figure(70, 100), figure(0, 0), Verdict::NothingToCompare),
        ];
        for (this, other, expected) in cases {
            let versus = Versus::new(this, period, other);
            assert_eq!(versus.verdict, expected, "{this:?} {other:?}");
            assert_eq!(versus.difference.is_some(), expected != Verdict::NothingToCompare);
        }
    }
}
