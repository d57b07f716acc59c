//! Which of many comparisons to believe.

use super::share::float;

/// The comparisons, by index, that differ by more than chance: of those named, at most the part
/// `rate` is expected to be wrong (Benjamini and Hochberg, 1995).
///
/// Among hundreds of offices five in a hundred look different by chance alone; naming them would
/// blame people for noise.
#[must_use]
pub fn discoveries(p: &[f64], rate: f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    let value = |index: &usize| p.get(*index).copied().unwrap_or(1.0);
    order.sort_by(|a, b| value(a).total_cmp(&value(b)));
    let count = float(u64::try_from(p.len()).unwrap_or(u64::MAX));
    let believed = order
        .iter()
        .zip(1_u64..)
        .filter(|(index, rank)| value(index) <= rate * float(*rank) / count)
        .map(|(_, rank)| rank)
        .last()
        .unwrap_or(0);
    order.truncate(usize::try_from(believed).unwrap_or(usize::MAX));
    order.sort_unstable();
    order
}
