//! A month of an office on paper: read by its head in a minute.

use std::path::Path;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use rules::text::Language;

use super::number::{cells, count};
use super::overview::{headline, parts, points_table};
use super::{Frame, Labels, STYLES, chart, words};
use crate::figures::{Overview, Signs, Trend, View};
use crate::office_names::OfficeNames;
use crate::store::{Store, StoreError};

impl Store {
    /// The report of a view, as one HTML file for paper, with the names of a site's catalogue and of
    /// offices.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn report(
        &mut self,
        view: &View,
        least: u64,
        language: Language,
        site: Option<&Path>,
        offices: OfficeNames,
    ) -> Result<String, StoreError> {
        self.sum_up()?;
        let figures = Overview::read(self, view, least)?;
        let trend = Trend::read(self, view, least)?;
        let signs = Signs::read(self, view, least)?;
        let labels = Labels::new(site, offices);
        let view = (view, &labels);
        Ok(report(view, least, (&figures, &trend, &signs), language).into_string())
    }
}

/// One file with its styles in it.
fn report(
    (view, labels): (&View, &Labels),
    least: u64,
    (figures, trend, signs): (&Overview, &Trend, &Signs),
    language: Language,
) -> Markup {
    let words = words(language);
    let frame = Frame { language, view, labels, least, who: "", scopes: &[], token: "", more: &[] };
    html! {
        (DOCTYPE)
        html lang=(words.code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (words.report) " · " (frame.about()) }
                style { (PreEscaped(STYLES)) }
            }
            body.report {
                main {
                    h1 { (words.report) }
                    p.about { (frame.about()) }
                    (headline(figures, least, words))
                    @if trend.months.iter().any(|point| point.figure.counts().is_some()) {
                        section { h2 { (words.months) } (chart::trend(&trend.months, words.months, words)) }
                    }
                    (parts(figures, &frame.about(), least, words))
                    @if !signs.signs.is_empty() {
                        section {
                            h2 { (words.signs) }
                            p { (words.signs_note) }
                            table {
                                caption { (frame.about()) " · " (words.signs) ": " (count(u64::try_from(signs.signs.len()).unwrap_or(0), words)) }
                                (super::overview::head("", words))
                                tbody {
                                    tr { th scope="row" { (words.with) } (cells(signs.with, least, words)) }
                                    tr { th scope="row" { (words.without) } (cells(signs.without, least, words)) }
                                }
                            }
                        }
                    }
                    section {
                        h2 { (words.months) }
                        (points_table(&trend.months, &frame.about(), least, words))
                    }
                }
            }
        }
    }
}
