//! Exact probabilities of counts.

use super::share::float;

/// Terms that add less than this part of the sum don't change a figure that anybody reads.
const NEGLIGIBLE: f64 = 1e-18;

/// The two tails of Fisher's exact test: of `part` in `all`, when `total_part` of `total` were
/// dealt out blindly, the chance of as few or fewer, and of as many or more.
///
/// The chances of neighbouring counts have a simple ratio, so everything is reckoned relative to
/// the observed count; no large factorial is ever needed.
pub(super) fn tails(part: u64, all: u64, total_part: u64, total: u64) -> (f64, f64) {
    let other = total.saturating_sub(total_part);
    let least = all.saturating_sub(other);
    let most = total_part.min(all);
    // How the chance changes from `k` to `k + 1`.
    let up = |k: u64| {
        let left = float(total_part.saturating_sub(k)) * float(all.saturating_sub(k));
        let room = other.saturating_add(k).saturating_add(1).saturating_sub(all);
        left / (float(k.saturating_add(1)) * float(room))
    };
    let fewer = sum((least..part).rev().map(|k| 1.0 / up(k)));
    let more = sum((part..most).map(up));
    let whole = fewer + 1.0 + more;
    // A side that outweighs everything leaves nothing of the other.
    let of_whole = |side: f64| if side.is_infinite() { 1.0 } else { (side + 1.0) / whole };
    (of_whole(fewer), of_whole(more))
}

/// The sum of the running products of some ratios, the first of which rise and the last fall.
fn sum(ratios: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut term) = (0.0, 1.0);
    for ratio in ratios {
        term *= ratio;
        sum += term;
        if ratio < 1.0 && term < sum * NEGLIGIBLE {
            break;
        }
    }
    sum
}
