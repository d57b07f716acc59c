//! A share and how well it is known.

/// Half of the normal distribution's middle 95 %: its 97.5 % quantile.
pub(super) const Z_95: f64 = 1.959_963_984_540_054;

/// So many of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that count, such as scores of 4 and 5.
    pub part: u64,
    /// All.
    pub all: u64,
}

/// Between two shares, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Share {
    /// The share, from 0 to 1; none of nothing is no share.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.all > 0).then(|| float(self.part) / float(self.all))
    }

    /// The 95 % interval after Wilson (1927), without continuity correction.
    ///
    /// It stays between 0 and 1 and is honest for small counts and for shares near 100 %, where
    /// the usual plus-or-minus isn't (Brown, Cai and DasGupta, 2001).
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        let value = self.value()?;
        let n = float(self.all);
        let z2 = Z_95 * Z_95;
        let centre = value + z2 / (2.0 * n);
        let half = Z_95 * (value * (1.0 - value) / n + z2 / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z2 / n;
        Some(Interval {
            low: ((centre - half) / whole).max(0.0),
            high: ((centre + half) / whole).min(1.0),
        })
    }

    /// Those of both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { part: self.part.saturating_add(other.part), all: self.all.saturating_add(other.all) }
    }

    /// Those that aren't in a part of it.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self { part: self.part.saturating_sub(other.part), all: self.all.saturating_sub(other.all) }
    }
}

/// Counts of ratings are far below 2^53, so nothing is lost.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub(super) fn float(count: u64) -> f64 {
    count as f64
}
