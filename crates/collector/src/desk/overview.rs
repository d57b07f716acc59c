//! The first page: one share, what it is made of, how it moved, and against what it is compared.

use maud::{Markup, html};

use super::number::{cells, count, interval, nothing, percent, probability};
use super::{Frame, Place, Words, chart};
use crate::figures::{Figure, Overview, Point, REASON_CODES, Trend, Verdict, Versus};
use crate::statistics::Share;

/// The page.
pub(crate) fn overview(frame: &Frame<'_>, figures: &Overview, trend: &Trend) -> Markup {
    let words = frame.words();
    let content = html! {
        (headline(figures, frame.least, words))
        div.charts {
            @for (title, points) in [(words.months, &trend.months), (words.weeks, &trend.weeks)] {
                section {
                    h2 { (title) }
                    @if points.iter().any(|point| point.figure.counts().is_some()) {
                        (chart::trend(points, title, words))
                    } @else {
                        p.nothing { (words.no_trend) }
                    }
                    details {
                        summary { (words.same_in_numbers) }
                        (points_table(points, title, frame.least, words))
                    }
                }
            }
        }
        (parts(figures, &frame.about(), frame.least, words))
        (frame.files(None))
    };
    frame.page(Place::Overview, &content)
}

/// The share, and how it compares.
pub(super) fn headline(figures: &Overview, least: u64, words: &Words) -> Markup {
    html! {
        section.headline {
            h2 { (words.satisfied) }
            @if let Figure::Shown { n, share, low, high, .. } = figures.completed {
                p.share { (percent(share, words)) }
                p { (words.interval) ": " (interval(low, high, words)) " · " (words.ratings) ": " (count(n, words)) }
            } @else {
                p.nothing { (nothing(figures.completed, least, words)) }
            }
            h3 { (words.compared) }
            ul.compared {
                li { (versus(words.before, &figures.before, words)) }
                @if let Some(year) = &figures.year_before {
                    li { (versus(words.year_before, year, words)) }
                }
            }
        }
    }
}

fn versus(title: &str, versus: &Versus, words: &Words) -> Markup {
    let (class, said) = match versus.verdict {
        Verdict::NothingToCompare => ("none", words.nothing_to_compare),
        Verdict::MayBeChance => ("chance", words.may_be_chance),
        Verdict::Higher => ("higher", words.higher),
        Verdict::Lower => ("lower", words.lower),
    };
    html! {
        b { (title) " (" (versus.period) "): " }
        @if let Figure::Shown { n, share, .. } = versus.figure {
            (percent(share, words)) ", n = " (count(n, words)) ". "
        }
        span.verdict.(class) { (said) }
        @if let Some(difference) = versus.difference {
            small { ". " (words.p_value) ": " (probability(difference.p, words)) }
        }
    }
}

/// A share over time, in numbers.
pub(super) fn points_table(points: &[Point], title: &str, least: u64, words: &Words) -> Markup {
    html! {
        table {
            caption { (title) }
            (head(words.period, words))
            tbody {
                @for point in points.iter().rev() {
                    tr { th scope="row" { (point.period) } (cells(point.figure, least, words)) }
                }
            }
        }
    }
}

/// The head of a table of figures.
pub(super) fn head(first: &str, words: &Words) -> Markup {
    html! {
        thead { tr {
            th scope="col" { @if first.is_empty() { span.unseen { (words.by) } } @else { (first) } }
            th.number scope="col" { (words.satisfied) " " small { (words.interval) } }
            th.number scope="col" { (words.ratings) }
        } }
    }
}

/// What the share is made of; `about` says of which period and place.
pub(super) fn parts(figures: &Overview, about: &str, least: u64, words: &'static Words) -> Markup {
    let stages = [
        (words.verified, figures.verified),
        (words.open, figures.open),
        (words.dead_end, figures.dead_end),
        (words.gave_up, figures.gave_up),
        (words.guide_only, figures.guide_only),
    ];
    let factors = factor_lines(figures, words);
    let factors: Vec<_> = factors.into_iter().map(|(_, name, figure)| (name, figure)).collect();
    html! {
        (distribution(figures, about, words))
        section {
            h2 { (words.made_of) }
            p { (words.stages_note) }
            (lines(&stages, about, least, words))
            @if let Some(response) = figures.response {
                p {
                    b { (words.response) ": " (percent(response.rate, words)) } " – "
                    (words.response_note) " (" (count(response.answered, words)) " / " (count(response.shown, words)) ")"
                }
            }
        }
        section {
            h2 { (words.factors) }
            (lines(&factors, about, least, words))
        }
        (reasons(figures, about, words))
    }
}

/// Each factor with its code and name.
pub(super) fn factor_lines(
    figures: &Overview,
    words: &'static Words,
) -> Vec<(&'static str, &'static str, Figure)> {
    let lines = words.factor_names.iter().zip(&figures.factors);
    lines.map(|(name, (code, figure))| (*code, *name, *figure)).collect()
}

/// Each reason with its code and name, and the share of ratings that ticked it.
pub(super) fn reason_lines(
    figures: &Overview,
    words: &'static Words,
) -> Vec<(&'static str, &'static str, Figure)> {
    let all = figures.completed.counts().map_or(0, |counts| counts.all);
    let name = |code: &str| {
        let place = REASON_CODES.iter().position(|known| *known == code);
        place.and_then(|place| words.reason_names.get(place).copied()).unwrap_or_default()
    };
    let lines = figures.reasons.iter();
    lines
        .map(|(code, ticked)| (*code, name(code), Figure::of(Share { part: *ticked, all }, false)))
        .collect()
}

fn lines(lines: &[(&str, Figure)], about: &str, least: u64, words: &Words) -> Markup {
    html! {
        table {
            caption { (about) }
            (head("", words))
            tbody {
                @for (name, figure) in lines {
                    tr { th scope="row" { (name) } (cells(*figure, least, words)) }
                }
            }
        }
    }
}

fn distribution(figures: &Overview, about: &str, words: &Words) -> Markup {
    let Some(scores) = figures.distribution else { return html! {} };
    let all: u64 = scores.iter().sum();
    let share = |count: u64| Share { part: count, all }.value().unwrap_or(0.0);
    let rows = words.scores.iter().zip(scores).rev();
    let rows: Vec<_> = rows.map(|(name, score)| (*name, score, share(score))).collect();
    bars([words.distribution, words.score, words.ratings], &rows, about, all, words)
}

fn reasons(figures: &Overview, about: &str, words: &'static Words) -> Markup {
    let all = figures.completed.counts().map_or(0, |counts| counts.all);
    let lines = reason_lines(figures, words);
    let rows: Vec<_> = lines
        .iter()
        .filter_map(|(_, name, figure)| Some((*name, figure.counts()?)))
        .map(|(name, ticked)| (name, ticked.part, ticked.value().unwrap_or(0.0)))
        .collect();
    html! {
        @if !rows.is_empty() {
            (bars([words.reasons, words.reasons, words.ratings], &rows, about, all, words))
        }
    }
}

/// Counts of a whole, each with its share as a bar.
fn bars(
    [title, first, counted]: [&str; 3],
    rows: &[(&str, u64, f64)],
    about: &str,
    all: u64,
    words: &Words,
) -> Markup {
    html! {
        section {
            h2 { (title) }
            table.bars {
                caption { (about) " · n = " (count(all, words)) }
                thead { tr {
                    th scope="col" { (first) }
                    th.number scope="col" { (counted) }
                    th.number scope="col" { "%" }
                    td.drawn {}
                } }
                tbody {
                    @for (name, n, share) in rows {
                        tr {
                            th scope="row" { (name) }
                            td.number { (count(*n, words)) }
                            td.number { (percent(*share, words)) }
                            td.drawn { (chart::bar(*share)) }
                        }
                    }
                }
            }
        }
    }
}
