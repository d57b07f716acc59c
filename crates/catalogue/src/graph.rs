//! Draws a procedure for a reviewer: its questions from top to bottom, and what each answer leads
//! to.

use rules::condition::Condition;
use rules::procedure::Procedure;
use rules::text::{Language, Text};

use crate::check::Checked;
use crate::explain::ExplainError;
use crate::explain::find;
use crate::walk::Space;

mod layout;
mod nodes;
mod sources;
mod svg;
mod words;

/// A box of the drawing.
struct Node {
    kind: Kind,
    /// What it is, in small letters above.
    label: String,
    /// What it says.
    title: String,
    /// Lines below: of a question its answers, of anything else its conditions.
    rows: Vec<Row>,
    /// The answers that lead to it.
    sources: Vec<Source>,
}

/// A line in a box.
struct Row {
    text: String,
    /// Its id in the guide, for answers.
    id: String,
}

/// An answer: a question with the row in its box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Source {
    question: usize,
    row: usize,
}

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Question,
    DeadEnd,
    Paper,
    Limit,
    Fee,
    Policy,
}

impl Kind {
    /// Its name in the legend.
    fn text(self) -> Text {
        let (vi, en) = match self {
            Self::Question => ("câu hỏi", "question"),
            Self::DeadEnd => ("không làm được ở đây", "dead end"),
            Self::Paper => ("giấy tờ", "paper"),
            Self::Limit => ("thời hạn", "limit"),
            Self::Fee => ("phí, lệ phí", "fee"),
            Self::Policy => ("chính sách", "policy"),
        };
        Text { vi: vi.to_owned(), en: en.to_owned() }
    }
}

/// The picture of a procedure, as SVG.
///
/// # Errors
/// [`ExplainError::Procedure`] for a code or id that no guide has.
pub fn graph(checked: &Checked, wanted: &str, language: Language) -> Result<String, ExplainError> {
    let (guide, compiled) = find(checked, wanted)?;
    let procedure = &compiled.procedure;
    let space = Space::new(procedure);
    let drawing = Drawing { procedure, space: &space, language };
    let questions = drawing.questions();
    let results = drawing.results();
    let codes = guide.codes.join(", ");
    let title = format!("{} ({}; {codes})", drawing.say(&guide.name), guide.id);
    Ok(svg::write(&title, &layout::place(&questions, &results), language))
}

/// What the boxes are made of.
struct Drawing<'d> {
    procedure: &'d Procedure,
    space: &'d Space<'d>,
    language: Language,
}

impl Drawing<'_> {
    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.language)
    }

    fn sources(&self, conditions: &[&Condition]) -> Vec<Source> {
        sources::of(self.space, conditions)
    }
}
