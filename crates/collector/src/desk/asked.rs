//! What documents ask about satisfaction, as dated data: which of our figures answers what.

use std::sync::LazyLock;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::text::Text;
use serde::Deserialize;

use crate::figures::{Figure, Overview, Period};

/// Read once; that it can be is tested.
static ASKED: LazyLock<Asked> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../data/satisfaction.toml")).unwrap_or_default()
});

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    documents: Vec<Document>,
    lines: Vec<Line>,
}

/// A document that asks something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    id: String,
    pub(super) name: String,
    valid_from: String,
    /// Its last day, where that is known.
    pub(super) valid_to: Option<String>,
    /// When somebody last looked whether it still holds.
    #[expect(dead_code, reason = "for whoever edits the data")]
    checked_on: String,
}

/// Something that a document asks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    document: String,
    pub(super) asked: Text,
    pub(super) formula: Option<Text>,
    figure: Option<String>,
    /// Where the answer comes from, if not from here.
    pub(super) why: Option<Text>,
}

/// What is asked in a period: by documents that had begun when it ended.
pub(super) fn asked(period: Period) -> impl Iterator<Item = (&'static Document, &'static Line)> {
    ASKED.lines.iter().filter_map(move |line| {
        let document = ASKED.documents.iter().find(|document| document.id == line.document)?;
        let from: Date = Iso::read(&document.valid_from)?;
        (from <= period.ends_on()).then_some((document, line))
    })
}

impl Document {
    /// Whether it had ended before a period did: what is asked then isn't known.
    pub(super) fn has_ended(&self, period: Period) -> bool {
        let last = self.valid_to.as_deref().and_then(<Date as Iso>::read);
        last.is_some_and(|last| last < period.ends_on())
    }
}

impl Line {
    /// The figure that answers it.
    pub(super) fn figure(&self, figures: &Overview) -> Option<Figure> {
        let code = self.figure.as_deref()?;
        if code == "completed" {
            return Some(figures.completed);
        }
        figures.factors.iter().find(|(factor, _)| *factor == code).map(|(_, figure)| *figure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::FACTOR_CODES;

    #[test]
    fn every_line_has_its_document_and_an_answer_or_a_reason() {
        let data: Asked =
            toml::from_str(include_str!("../../../../data/satisfaction.toml")).unwrap();
        let known = |code: &str| code == "completed" || FACTOR_CODES.contains(&code);
        for line in &data.lines {
            let asked = &line.asked.vi;
            assert!(data.documents.iter().any(|it| it.id == line.document), "{asked}");
            match &line.figure {
                Some(code) => assert!(known(code) && line.formula.is_some(), "{asked}: {code}"),
                None => assert!(line.why.is_some(), "{asked}"),
            }
        }
        for document in &data.documents {
            let days = [Some(&document.valid_from), document.valid_to.as_ref()];
            for day in days.into_iter().flatten() {
                assert!(<Date as Iso>::read(day).is_some(), "{day}");
            }
        }
    }

    #[test]
    fn documents_are_asked_of_the_periods_in_which_they_hold() {
        for (period, lines, ended) in [
            ("2020", 0, 0),
            ("2022-Q3", 7, 0),
            ("2026-12", 13, 0),
            ("2026", 13, 0),
            ("2027-01", 13, 6),
        ] {
            let period: Period = period.parse().unwrap();
            let found: Vec<_> = asked(period).collect();
            let over = found.iter().filter(|(document, _)| document.has_ended(period)).count();
            assert_eq!((found.len(), over), (lines, ended), "{period}");
        }
    }
}
