//! Small charts as SVG, without inline styles; each has its numbers in a table beside it.

use maud::{Markup, html};

use super::Words;
use super::number::{count, percent};
use crate::figures::{Figure, Funnel, Point, Stands};
use crate::statistics::funnel as chance;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 300.0;
/// Room for `82,5 %` and half a line above it in the letters of a small screen, 28 units high.
const LEFT: f64 = 112.0;
const BOTTOM: f64 = 36.0;
const TOP: f64 = 18.0;

fn y(share: f64, floor: f64) -> f64 {
    let part = (share - floor) / (1.0 - floor);
    TOP + (1.0 - part.clamp(0.0, 1.0)) * (HEIGHT - TOP - BOTTOM)
}

/// The lowest line of a scale: whole tenths below everything that is drawn.
fn floor(lows: impl Iterator<Item = f64>) -> f64 {
    let least = lows.fold(1.0, f64::min);
    ((least * 10.0).floor() / 10.0).clamp(0.0, 0.9)
}

fn scale(floor: f64, words: &Words) -> Markup {
    html! {
        @for step in [0.0, 0.25, 0.5, 0.75, 1.0] {
            @let share = floor + step * (1.0 - floor);
            @let at = y(share, floor);
            line.grid x1=(LEFT) x2=(WIDTH) y1=(at) y2=(at) {}
            text.scale x=(LEFT - 6.0) y=(at) text-anchor="end" dominant-baseline="central" { (percent(share, words).replace(",0 ", " ").replace(".0 ", " ")) }
        }
    }
}

/// A share over time, its interval as a band.
pub(super) fn trend(points: &[Point], title: &str, words: &Words) -> Markup {
    let shown: Vec<(f64, f64, f64, f64)> = (0_u32..)
        .zip(points)
        .filter_map(|(place, point)| match point.figure {
            Figure::Shown { share, low, high, .. } => Some((f64::from(place), share, low, high)),
            Figure::None | Figure::Hidden => None,
        })
        .collect();
    let floor = floor(shown.iter().map(|(_, _, low, _)| *low));
    let count = f64::from(u32::try_from(points.len()).unwrap_or(1)).max(2.0) - 1.0;
    let x = |place: f64| LEFT + 8.0 + place / count * (WIDTH - LEFT - 16.0);
    let at = |place: f64, share: f64| format!("{:.1},{:.1}", x(place), y(share, floor));
    // Where a period has no figure, nothing is drawn across it.
    let runs = shown.chunk_by(|one, next| next.0 - one.0 < 1.5);
    let label = |place: usize| points.get(place).map(|point| point.period.to_string());
    html! {
        svg.chart viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(title) {
            (scale(floor, words))
            @for run in runs {
                @let upper = run.iter().map(|(place, _, _, high)| at(*place, *high));
                @let lower = run.iter().rev().map(|(place, _, low, _)| at(*place, *low));
                polygon.band points=(upper.chain(lower).collect::<Vec<_>>().join(" ")) {}
                polyline.line points=(run.iter().map(|(place, share, _, _)| at(*place, *share)).collect::<Vec<_>>().join(" ")) {}
            }
            @for (place, share, _, _) in &shown {
                circle.dot cx=(format!("{:.1}", x(*place))) cy=(format!("{:.1}", y(*share, floor))) r="3" {}
            }
            text.scale x=(LEFT) y=(HEIGHT - 6.0) { (label(0).unwrap_or_default()) }
            text.scale x=(WIDTH) y=(HEIGHT - 6.0) text-anchor="end" { (label(points.len().saturating_sub(1)).unwrap_or_default()) }
        }
    }
}

/// A bar of a share of 1.
pub(super) fn bar(share: f64) -> Markup {
    html! {
        svg.bar viewBox="0 0 200 14" aria-hidden="true" preserveAspectRatio="none" {
            rect.track x="0" y="0" width="200" height="14" {}
            rect.fill x="0" y="0" width=(format!("{:.1}", share.clamp(0.0, 1.0) * 200.0)) height="14" {}
        }
    }
}

/// Offices by their number of ratings, in the funnel that chance allows.
pub(super) fn funnel(funnel: &Funnel, title: &str, words: &Words) -> Markup {
    let shown = |figure: Figure| match figure {
        Figure::Shown { n, share, .. } => {
            Some((f64::from(u32::try_from(n).unwrap_or(u32::MAX)), share))
        }
        Figure::None | Figure::Hidden => None,
    };
    let offices: Vec<(f64, f64, Stands)> = funnel
        .offices
        .iter()
        .filter_map(|office| shown(office.figure).map(|(n, share)| (n, share, office.stands)))
        .collect();
    let centre = shown(funnel.all).map_or(1.0, |(_, share)| share);
    let most = offices.iter().map(|(n, ..)| *n).fold(10.0, f64::max);
    // Small offices are many: a square root gives them room.
    let x = |n: f64| LEFT + 8.0 + (n / most).sqrt() * (WIDTH - LEFT - 16.0);
    let floor = floor(offices.iter().map(|(_, share, _)| *share));
    let steps: Vec<f64> = (1..=60).map(|step| most * f64::from(step * step) / 3_600.0).collect();
    let limit = |n: &f64| chance(centre, round(*n));
    let upper = steps.iter().map(|n| format!("{:.1},{:.1}", x(*n), y(limit(n).high, floor)));
    let lower = steps.iter().rev().map(|n| format!("{:.1},{:.1}", x(*n), y(limit(n).low, floor)));
    html! {
        svg.chart viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(title) {
            (scale(floor, words))
            polygon.band points=(upper.chain(lower).collect::<Vec<_>>().join(" ")) {}
            line.line x1=(LEFT) x2=(WIDTH) y1=(y(centre, floor)) y2=(y(centre, floor)) {}
            @for (n, share, stands) in &offices {
                @let (cx, cy) = (format!("{:.1}", x(*n)), y(*share, floor));
                @match stands {
                    Stands::WithTheRest => { circle.dot.rest cx=(cx) cy=(format!("{cy:.1}")) r="3" {} }
                    Stands::Above => { rect.dot.above x=(format!("{:.1}", x(*n) - 4.0)) y=(format!("{:.1}", cy - 4.0)) width="8" height="8" {} }
                    Stands::Below => { polygon.dot.below points=(format!("{:.1},{:.1} {:.1},{:.1} {:.1},{:.1}", x(*n) - 5.0, cy - 4.0, x(*n) + 5.0, cy - 4.0, x(*n), cy + 5.0)) {} }
                }
            }
            @for (n, end) in ticks(most) {
                @let at = format!("{:.1}", x(n));
                line.grid x1=(at) x2=(at) y1=(TOP) y2=(HEIGHT - BOTTOM) {}
                text.scale x=(at) y=(HEIGHT - 6.0) text-anchor=(if end { "end" } else { "middle" }) {
                    @if end { "n = " } (count(round(n), words))
                }
            }
        }
    }
}

/// Numbers of ratings that are written below a funnel: the most, and a quarter of it, which stands
/// half-way on a scale of square roots. The last says what they are.
fn ticks(most: f64) -> [(f64, bool); 2] {
    [((most / 4.0).round(), false), (most, true)]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of ratings, never negative and far below 2^53"
)]
fn round(n: f64) -> u64 {
    n.max(1.0).round() as u64
}
