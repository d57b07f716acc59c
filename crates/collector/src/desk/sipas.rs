//! What Quyết định 766 and SIPAS ask, with the formula, and where our data can't answer.

use maud::{Markup, html};

use super::asked::{Document, Line, asked};
use super::number::{count, interval, nothing, percent};
use super::{Frame, Place};
use crate::figures::{Figure, Overview};

/// The page.
pub(crate) fn sipas(frame: &Frame<'_>, figures: &Overview) -> Markup {
    let words = frame.words();
    let lines = asked(frame.view.period);
    let lines: Vec<_> = lines.map(|(document, line)| row(frame, figures, document, line)).collect();
    let content = html! {
        p { (words.sipas_note) }
        @if lines.is_empty() { p.nothing { (words.nothing_asked) } } @else { (table(frame, &lines)) }
    };
    frame.page(Place::Sipas, &content)
}

/// What is asked, how it is reckoned, the figure, and the document.
fn row(frame: &Frame<'_>, figures: &Overview, document: &Document, line: &Line) -> [String; 4] {
    let words = frame.words();
    let ended = document.has_ended(frame.view.period);
    let figure = match line.figure(figures) {
        // What is asked after the end of a document nobody knows yet.
        Some(_) if ended => words.cannot.to_owned(),
        Some(figure) => shown(figure, frame),
        None => words.cannot.to_owned(),
    };
    let how = line.formula.as_ref().or(line.why.as_ref());
    let until = document.valid_to.as_deref().map_or(String::new(), |day| {
        let said = if ended { words.ended } else { words.until };
        format!(" ({said} {day})")
    });
    [
        line.asked.in_language(frame.language).to_owned(),
        how.map_or(String::new(), |how| how.in_language(frame.language).to_owned()),
        figure,
        format!("{}{until}", document.name),
    ]
}

/// On a small screen a line is a block with its columns named in it; roles keep it a table there.
fn table(frame: &Frame<'_>, lines: &[[String; 4]]) -> Markup {
    let words = frame.words();
    let heads = [words.asked, words.formula, words.here, words.source];
    html! {
        table.stack role="table" {
            caption { (frame.about()) }
            thead role="rowgroup" { tr role="row" {
                @for head in heads { th scope="col" role="columnheader" { (head) } }
            } }
            tbody role="rowgroup" {
                @for [asked, formula, here, source] in lines {
                    tr role="row" {
                        th scope="row" role="rowheader" { (asked) }
                        td role="cell" data-label=(words.formula) { (formula) }
                        td role="cell" data-label=(words.here) { (here) }
                        td role="cell" data-label=(words.source) { (source) }
                    }
                }
            }
        }
    }
}

fn shown(figure: Figure, frame: &Frame<'_>) -> String {
    let words = frame.words();
    match figure {
        Figure::Shown { n, share, low, high, .. } => {
            let (share, interval) = (percent(share, words), interval(low, high, words));
            format!("{share} ({interval}), n = {}", count(n, words))
        }
        other => nothing(other, frame.least, words),
    }
}
