//! Figures by one field: ranked, sortable and searchable.

use std::cmp::Reverse;

use maud::{Markup, html};
use rules::search::fold;

use super::frame::field;
use super::number::{cells, count};
use super::overview::{factor_lines, reason_lines};
use super::{Frame, Place, Words};
use crate::figures::{Dimension, Figure, Overview, Table};

/// Lines that are shown unless all are asked for: who wants one of thousands searches for it.
const MOST: usize = 200;

/// What the lines of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// A field of ratings.
    Field(Dimension),
    /// The five factors of SIPAS.
    Factor,
    /// The reasons that were ticked.
    Reason,
}

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

/// What is asked of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Order<'a> {
    pub(crate) by: By,
    pub(crate) sort: Sort,
    pub(crate) search: &'a str,
    /// However many lines there are.
    pub(crate) whole: bool,
}

/// A line before it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its place by the lower end of its interval; none where it has no figure.
    pub(super) rank: Option<usize>,
    pub(super) name: String,
    pub(super) code: String,
    pub(super) figure: Figure,
}

impl By {
    pub(crate) const ALL: [Self; 6] = [
        Self::Field(Dimension::Procedure),
        Self::Field(Dimension::Province),
        Self::Field(Dimension::Office),
        Self::Field(Dimension::Channel),
        Self::Factor,
        Self::Reason,
    ];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Field(dimension) => dimension.code(),
            Self::Factor => "factor",
            Self::Reason => "reason",
        }
    }

    /// The field of ratings that it is.
    fn field(self) -> Option<Dimension> {
        match self {
            Self::Field(dimension) => Some(dimension),
            Self::Factor | Self::Reason => None,
        }
    }

    fn title(self, words: &'static Words) -> &'static str {
        match self {
            Self::Field(dimension) => field(dimension, words),
            Self::Factor => words.factors,
            Self::Reason => words.reasons,
        }
    }
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

/// The page of one field of ratings.
pub(crate) fn tables(frame: &Frame<'_>, table: &Table, order: Order<'_>) -> Markup {
    let rows = table.lines.iter().map(|line| Row {
        rank: None,
        name: frame.name(table.by, line.value.as_deref()),
        code: line.value.clone().unwrap_or_default(),
        figure: line.figure,
    });
    page(frame, table.all, rows.collect(), order)
}

/// The page of factors or reasons.
pub(crate) fn parts(frame: &Frame<'_>, figures: &Overview, order: Order<'_>) -> Markup {
    let words = frame.words();
    let lines = match order.by {
        By::Factor => factor_lines(figures, words),
        By::Field(_) | By::Reason => reason_lines(figures, words),
    };
    let rows = lines.into_iter().map(|(code, name, figure)| Row {
        rank: None,
        name: name.to_owned(),
        code: code.to_owned(),
        figure,
    });
    page(frame, figures.completed, rows.collect(), order)
}

fn page(frame: &Frame<'_>, all: Figure, mut rows: Vec<Row>, order: Order<'_>) -> Markup {
    let words = frame.words();
    let low = |row: &Row| row.figure.low();
    rows.sort_by(|a, b| low(b).unwrap_or(-1.0).total_cmp(&low(a).unwrap_or(-1.0)));
    for (rank, row) in (1..).zip(&mut rows) {
        row.rank = row.figure.counts().map(|_| rank);
    }
    let wanted = fold(order.search);
    rows.retain(|row| fold(&row.name).contains(&wanted) || fold(&row.code).contains(&wanted));
    match order.sort {
        Sort::Highest => {}
        Sort::Lowest => rows.sort_by(|a, b| {
            low(a).unwrap_or(f64::INFINITY).total_cmp(&low(b).unwrap_or(f64::INFINITY))
        }),
        Sort::Most => {
            rows.sort_by_key(|row| Reverse(row.figure.counts().map_or(0, |counts| counts.all)));
        }
        Sort::Name => rows.sort_by(|a, b| a.name.cmp(&b.name)),
    }
    let (shown, hidden): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| row.figure.counts().is_some());
    let content = html! {
        (tabs(frame, order.by))
        (search(frame, order))
        p { (words.ranked_note) }
        @if order.by == By::Reason { p { (words.reasons_note) } }
        @if rows.is_empty() {
            p.nothing { @if order.search.is_empty() { (words.none_yet) } @else { (words.not_found) } }
        } @else {
            (drawn(frame, all, &shown, order))
            (without_figure(frame, &hidden, !order.search.is_empty()))
        }
        (frame.files(order.by.field()))
    };
    frame.page(Place::Tables, &content)
}

fn tabs(frame: &Frame<'_>, by: By) -> Markup {
    let words = frame.words();
    let to =
        |by: By| frame.address(Place::Tables.path(), frame.view, &[("by", by.code().to_owned())]);
    html! {
        nav.tabs aria-label=(words.by) {
            @for other in By::ALL {
                a href=(to(other)) aria-current=[(other == by).then_some("true")] { (other.title(words)) }
            }
        }
    }
}

fn search(frame: &Frame<'_>, order: Order<'_>) -> Markup {
    let words = frame.words();
    html! {
        form.search method="get" action=(Place::Tables.path()) {
            @for (name, value) in frame.view.fields() { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="by" value=(order.by.code());
            @if words.code == "en" { input type="hidden" name="lang" value="en"; }
            label { (words.search) input type="search" name="q" value=(order.search); }
            label { (words.sort)
                select name="sort" {
                    @for (sort, name) in Sort::ALL.iter().zip(words.sorts) {
                        option value=(sort.code()) selected[*sort == order.sort] { (name) }
                    }
                }
            }
            button { (words.show) }
        }
    }
}

fn drawn(frame: &Frame<'_>, all: Figure, shown: &[&Row], order: Order<'_>) -> Markup {
    let words = frame.words();
    let most = if order.whole { usize::MAX } else { MOST };
    let title = order.by.title(words);
    let sorted = |sort: Sort, other: Sort| {
        let next = if order.sort == sort { other } else { sort };
        let fields = [
            ("by", order.by.code().to_owned()),
            ("sort", next.code().to_owned()),
            ("q", order.search.to_owned()),
        ];
        frame.address(Place::Tables.path(), frame.view, &fields)
    };
    let by_share = match order.sort {
        Sort::Highest => Some("descending"),
        Sort::Lowest => Some("ascending"),
        Sort::Most | Sort::Name => None,
    };
    let by_name = (order.sort == Sort::Name).then_some("ascending");
    let by_count = (order.sort == Sort::Most).then_some("descending");
    html! {
        // Searched at once where all lines are here; a part is searched by the form.
        table data-search[shown.len() <= most && order.search.is_empty()] {
            caption { (title) " – " (frame.about()) }
            thead { tr {
                th scope="col" aria-sort=[by_name] { a href=(sorted(Sort::Name, Sort::Highest)) { (title) } }
                th.number scope="col" aria-sort=[by_share] {
                    a href=(sorted(Sort::Highest, Sort::Lowest)) {
                        @if order.by == By::Reason { (words.ticked) } @else { (words.satisfied) }
                    }
                    " " small { (words.interval) }
                }
                th.number scope="col" aria-sort=[by_count] { a href=(sorted(Sort::Most, Sort::Highest)) { (words.ratings) } }
            } }
            tbody {
                @if order.by != By::Reason {
                    tr.all { th scope="row" { (words.all) } (cells(all, frame.least, words)) }
                }
                @for row in shown.iter().take(most) {
                    tr {
                        th scope="row" {
                            @if let Some(rank) = row.rank { span.rank { (rank) ". " } }
                            (row.name)
                        }
                        (cells(row.figure, frame.least, words))
                    }
                }
            }
        }
        @if shown.len() > most {
            @let more = [frame.more, &[("rows", "all".to_owned())]].concat();
            p { a href=(frame.address(Place::Tables.path(), frame.view, &more)) {
                (words.all_lines) " (" (number(shown.len(), words)) ")"
            } }
        }
    }
}

/// Those without a figure, by name: they are findable, and take one line.
fn without_figure(frame: &Frame<'_>, hidden: &[&Row], open: bool) -> Markup {
    let words = frame.words();
    let kinds =
        [(Figure::None, words.none_yet.to_owned()), (Figure::Hidden, words.hidden(frame.least))];
    html! {
        @for (kind, said) in kinds {
            @let of = hidden.iter().filter(|row| row.figure == kind).collect::<Vec<_>>();
            @if !of.is_empty() {
                details.without open[open] {
                    summary { (said) ": " (number(of.len(), words)) }
                    ul { @for row in of { li { (row.name) } } }
                }
            }
        }
    }
}

fn number(of: usize, words: &Words) -> String {
    count(u64::try_from(of).unwrap_or(u64::MAX), words)
}
