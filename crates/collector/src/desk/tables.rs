//! Figures by one field: ranked, sortable and searchable.

use maud::{Markup, html};

use super::frame::field;
use super::number::cells;
use super::overview::head;
use super::{Frame, Place};
use crate::figures::{Dimension, Line, Table};

/// The order of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Surely highest first.
    #[default]
    Highest,
    Lowest,
    Most,
    Name,
}

impl Sort {
    pub(crate) const ALL: [Self; 4] = [Self::Highest, Self::Lowest, Self::Most, Self::Name];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Highest => "highest",
            Self::Lowest => "lowest",
            Self::Most => "most",
            Self::Name => "name",
        }
    }
}

/// The page.
pub(crate) fn tables(frame: &Frame<'_>, table: &Table, sort: Sort, search: &str) -> Markup {
    let words = frame.words();
    let by = table.by;
    let wanted = search.to_lowercase();
    let mut lines: Vec<(usize, String, &Line)> = (1..)
        .zip(&table.lines)
        .map(|(rank, line)| (rank, frame.name(by, line.value.as_deref()), line))
        .filter(|(_, name, line)| {
            let code = line.value.as_deref().unwrap_or_default();
            name.to_lowercase().contains(&wanted) || code.contains(&wanted)
        })
        .collect();
    match sort {
        Sort::Highest => {}
        Sort::Lowest => lines.sort_by(|(_, _, a), (_, _, b)| {
            let low = |line: &Line| line.figure.low().unwrap_or(f64::INFINITY);
            low(a).total_cmp(&low(b))
        }),
        Sort::Most => lines.sort_by_key(|(_, _, line)| {
            std::cmp::Reverse(line.figure.counts().map_or(0, |counts| counts.all))
        }),
        Sort::Name => lines.sort_by(|(_, a, _), (_, b, _)| a.cmp(b)),
    }
    let path = Place::Tables.path();
    let content = html! {
        nav.tabs aria-label=(words.by) {
            @for other in Dimension::ALL {
                a href=(frame.address(path, frame.view, &[("by", other.code().to_owned())])) aria-current=[(other == by).then_some("true")] {
                    (field(other, words))
                }
            }
        }
        form.search method="get" action=(path) {
            @for (name, value) in frame.view.fields() { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="by" value=(by.code());
            @if words.code == "en" { input type="hidden" name="lang" value="en"; }
            label { (words.search) input type="search" name="q" value=(search); }
            label { (words.sort)
                select name="sort" {
                    @for (order, name) in Sort::ALL.iter().zip(words.sorts) {
                        option value=(order.code()) selected[*order == sort] { (name) }
                    }
                }
            }
            button { (words.show) }
        }
        p { (words.ranked_note) }
        @if lines.is_empty() { p.nothing { (words.none_yet) } } @else {
            div.wide tabindex="0" { table {
                caption { (field(by, words)) " – " (frame.about()) }
                (head(field(by, words), words))
                tbody {
                    tr.all { th scope="row" { (words.all) } (cells(table.all, frame.least, words)) }
                    @for (rank, name, line) in lines {
                        tr {
                            th scope="row" {
                                @if line.figure.counts().is_some() { span.rank { (rank) ". " } }
                                (name)
                            }
                            (cells(line.figure, frame.least, words))
                        }
                    }
                }
            } }
        }
    };
    frame.page(Place::Tables, &content)
}
