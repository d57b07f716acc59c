//! Offices that differ from the rest by more than chance.

use maud::{Markup, html};

use super::number::{cells, probability};
use super::{Frame, Place, chart};
use crate::figures::{Dimension, Funnel, Stands};

/// The page.
pub(crate) fn offices(frame: &Frame<'_>, funnel: &Funnel) -> Markup {
    let words = frame.words();
    let content = html! {
        p { (words.funnel_note) }
        @if funnel.offices.is_empty() {
            p.nothing { (words.nothing_to_compare) }
        } @else {
            (chart::funnel(funnel, words.offices, words))
            ul.legend {
                li.below { "▼ " (words.below) }
                li.above { "■ " (words.above) }
                li.rest { "● " (words.with_the_rest) }
            }
            @for stands in [Stands::Below, Stands::Above, Stands::WithTheRest] {
                @let title = match stands { Stands::Below => words.below, Stands::Above => words.above, Stands::WithTheRest => words.with_the_rest };
                @let of = funnel.offices.iter().filter(|office| office.stands == stands).collect::<Vec<_>>();
                @if !of.is_empty() {
                    section {
                        h2 { (title) " (" (of.len()) ")" }
                        @if stands == Stands::WithTheRest {
                            details { summary { (words.same_in_numbers) } (table(frame, &of, title)) }
                        } @else { (table(frame, &of, title)) }
                    }
                }
            }
        }
    };
    frame.page(Place::Offices, &content)
}

fn table(frame: &Frame<'_>, offices: &[&crate::figures::Office], title: &str) -> Markup {
    let words = frame.words();
    html! {
        table {
            caption { (title) " – " (frame.about()) }
            thead { tr {
                th scope="col" { (words.office) }
                th.number scope="col" { (words.satisfied) " " small { (words.interval) } }
                th.number scope="col" { (words.ratings) }
                th.number scope="col" { "p" }
            } }
            tbody {
                @for office in offices {
                    tr {
                        th scope="row" { (frame.name(Dimension::Office, office.value.as_deref())) }
                        (cells(office.figure, frame.least, words))
                        td.number { (probability(office.p, words)) }
                    }
                }
            }
        }
    }
}
