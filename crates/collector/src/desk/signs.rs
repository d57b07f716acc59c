//! Signs of stuffing, with the figure with and without what shows them.

use maud::{Markup, html};

use super::number::{cells, count};
use super::{Frame, Place};
use crate::figures::{Dimension, Figure, Sign, SignKind, Signs};

/// The page.
pub(crate) fn signs(frame: &Frame<'_>, signs: &Signs) -> Markup {
    let words = frame.words();
    let content = html! {
        p { (words.signs_note) }
        @if signs.signs.is_empty() {
            p.nothing { (words.no_signs) }
        } @else {
            table {
                caption { (words.all) " – " (frame.about()) }
                (super::overview::head("", words))
                tbody {
                    tr { th scope="row" { (words.with) } (cells(signs.with, frame.least, words)) }
                    tr { th scope="row" { (words.without) } (cells(signs.without, frame.least, words)) }
                }
            }
            @for sign in &signs.signs { (one(frame, sign)) }
        }
    };
    frame.page(Place::Signs, &content)
}

fn one(frame: &Frame<'_>, sign: &Sign) -> Markup {
    let words = frame.words();
    let kind = match sign.kind {
        SignKind::Burst => 0,
        SignKind::OneScoreOnly => 1,
        SignKind::ManyMarked => 2,
        SignKind::TicketsMissing => 3,
    };
    let kind = words.sign_names.get(kind).copied().unwrap_or_default();
    html! {
        section.sign {
            h2 { (frame.name(Dimension::Office, sign.office.as_deref())) ": " (kind) }
            p { (words.ratings) ": " (count(sign.ratings, words)) }
            table {
                caption { (kind) " – " (frame.about()) }
                (super::overview::head("", words))
                tbody {
                    tr { th scope="row" { (words.with) } (cells(sign.with, frame.least, words)) }
                    @if sign.without != Figure::None {
                        tr { th scope="row" { (words.without) } (cells(sign.without, frame.least, words)) }
                    }
                }
            }
        }
    }
}
