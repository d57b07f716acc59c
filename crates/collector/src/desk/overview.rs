//! The first page: one share, what it is made of, how it moved, and against what it is compared.

use maud::{Markup, html};

use super::number::{cells, count, interval, nothing, percent, probability};
use super::{Frame, Place, Words, chart};
use crate::figures::{Figure, Overview, Point, REASON_CODES, Trend, Verdict, Versus};

/// The page.
pub(crate) fn overview(frame: &Frame<'_>, figures: &Overview, trend: &Trend) -> Markup {
    let words = frame.words();
    let content = html! {
        (headline(figures, frame.least, words))
        @for (title, points) in [(words.months, &trend.months), (words.weeks, &trend.weeks)] {
            section {
                h2 { (title) }
                @if points.iter().any(|point| point.figure.counts().is_some()) {
                    (chart::trend(points, title, words))
                }
                details {
                    summary { (words.same_in_numbers) }
                    (points_table(points, title, frame.least, words))
                }
            }
        }
        (parts(figures, frame.least, words))
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

fn points_table(points: &[Point], title: &str, least: u64, words: &Words) -> Markup {
    html! {
        div.wide tabindex="0" {
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
}

/// The head of a table of figures.
pub(super) fn head(first: &str, words: &Words) -> Markup {
    html! {
        thead { tr {
            th scope="col" { (first) }
            th.number scope="col" { (words.satisfied) }
            th.number scope="col" { (words.interval) }
            th.number scope="col" { (words.ratings) }
        } }
    }
}

/// What the share is made of.
pub(super) fn parts(figures: &Overview, least: u64, words: &Words) -> Markup {
    html! {
        (distribution(figures, words))
        (by_stage(figures, least, words))
        (factors(figures, least, words))
        (reasons(figures, words))
    }
}

fn distribution(figures: &Overview, words: &Words) -> Markup {
    let Some(scores) = figures.distribution else { return html! {} };
    let all: u64 = scores.iter().sum();
    let share = |count: u64| crate::statistics::Share { part: count, all }.value().unwrap_or(0.0);
    html! {
        section {
            h2 { (words.distribution) }
            div.wide tabindex="0" { table.bars {
                caption.hidden { (words.distribution) }
                thead { tr {
                    th scope="col" { (words.score) }
                    th.number scope="col" { (words.ratings) }
                    th.number scope="col" { "%" }
                    td {}
                } }
                tbody {
                    @for (name, score) in words.scores.iter().zip(scores).rev() {
                        tr {
                            th scope="row" { (name) }
                            td.number { (count(score, words)) }
                            td.number { (percent(share(score), words)) }
                            td.drawn { (chart::bar(share(score))) }
                        }
                    }
                }
            } }
        }
    }
}

fn by_stage(figures: &Overview, least: u64, words: &Words) -> Markup {
    let lines = [
        (words.verified, figures.verified),
        (words.open, figures.open),
        (words.dead_end, figures.dead_end),
        (words.gave_up, figures.gave_up),
        (words.guide_only, figures.guide_only),
    ];
    html! {
        section {
            h2 { (words.made_of) }
            p { (words.stages_note) }
            div.wide tabindex="0" { table {
                caption.hidden { (words.made_of) }
                (head("", words))
                tbody {
                    @for (name, figure) in lines {
                        tr { th scope="row" { (name) } (cells(figure, least, words)) }
                    }
                }
            } }
            @if let Some(response) = figures.response {
                p {
                    b { (words.response) ": " (percent(response.rate, words)) } " – "
                    (words.response_note) " (" (count(response.answered, words)) " / " (count(response.shown, words)) ")"
                }
            }
        }
    }
}

fn factors(figures: &Overview, least: u64, words: &Words) -> Markup {
    html! {
        section {
            h2 { (words.factors) }
            div.wide tabindex="0" { table {
                caption.hidden { (words.factors) }
                (head("", words))
                tbody {
                    @for (name, (_, figure)) in words.factor_names.iter().zip(&figures.factors) {
                        tr { th scope="row" { (name) } (cells(*figure, least, words)) }
                    }
                }
            } }
        }
    }
}

fn reasons(figures: &Overview, words: &Words) -> Markup {
    let name = |code: &str| {
        let place = REASON_CODES.iter().position(|known| *known == code);
        place.and_then(|place| words.reason_names.get(place).copied()).unwrap_or_default()
    };
    html! {
        @if !figures.reasons.is_empty() {
            section {
                h2 { (words.reasons) }
                div.wide tabindex="0" { table {
                    caption.hidden { (words.reasons) }
                    thead { tr { th scope="col" { (words.reasons) } th.number scope="col" { (words.times) } } }
                    tbody {
                        @for (code, times) in &figures.reasons {
                            tr { th scope="row" { (name(code)) } td.number { (count(*times, words)) } }
                        }
                    }
                } }
            }
        }
    }
}
