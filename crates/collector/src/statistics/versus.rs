//! Compares two shares, and one with where chance would leave it.

use super::exact::tails;
use super::share::{Interval, Share, Z_95, float};

/// What is known of the difference between two shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The first share less the second, from -1 to 1.
    pub difference: f64,
    /// Its 95 % interval after Newcombe (1998, method 10), made of two Wilson intervals.
    pub interval: Interval,
    /// How often chance alone would part two equal shares at least this far: Fisher's exact test,
    /// twice the smaller tail.
    pub p: f64,
}

/// Compares two shares that have no rating in common; nothing to compare where one is empty.
#[must_use]
pub fn compare(first: Share, second: Share) -> Option<Comparison> {
    let (one, two) = (first.value()?, second.value()?);
    let (in_one, in_two) = (first.interval()?, second.interval()?);
    let difference = one - two;
    let below = ((one - in_one.low).powi(2) + (in_two.high - two).powi(2)).sqrt();
    let above = ((in_one.high - one).powi(2) + (two - in_two.low).powi(2)).sqrt();
    let both = first.and(second);
    let (few, many) = tails(first.part, first.all, both.part, both.all);
    Some(Comparison {
        difference,
        interval: Interval { low: difference - below, high: difference + above },
        p: (2.0 * few.min(many)).min(1.0),
    })
}

/// Where 95 of 100 shares of `all` ratings would lie if nothing but chance moved them from
/// `centre`: the funnel of a funnel plot (Spiegelhalter, 2005), as wide as Wilson's test allows.
#[must_use]
pub fn funnel(centre: f64, all: u64) -> Interval {
    let half = if all == 0 { 1.0 } else { Z_95 * (centre * (1.0 - centre) / float(all)).sqrt() };
    Interval { low: (centre - half).max(0.0), high: (centre + half).min(1.0) }
}
