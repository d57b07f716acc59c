//! Every kind of mistake that the catalogue knows, with the offending value.

use jiff_core::civil::{Date, Time};
use rules::text::Text;

use crate::reading::Hard;
use crate::severity::Severity;

mod advice;
mod case;
mod message;
mod record;
mod time;
mod toml_detail;

pub use case::CaseProblem;
pub use record::RecordProblem;
pub use time::TimeProblem;

/// A mistake in a file of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    // The file.
    /// It can't be read.
    Unreadable { detail: String },
    /// It is too large.
    FileTooLarge { bytes: u64, most: u64 },
    /// It isn't TOML, or a key is missing, unknown or of another type.
    Toml { detail: String },
    /// A line has other columns.
    Csv { found: String, expected: String },

    // Names.
    /// Something is named that doesn't exist.
    Unknown { kind: Kind, id: String, nearest: Option<String> },
    /// An id that isn't the name of its file.
    NotFileName { id: String, file: String },
    /// Two have the same id or code.
    Duplicate { kind: Kind, id: String },
    /// Not lower-case words with hyphens.
    BadId { id: String },
    /// Not a code of this kind.
    BadCode { kind: Kind, code: String },
    /// An address that isn't one.
    BadLink { link: String },
    /// An old territory that lies in another province.
    TerritoryElsewhere { territory: String, province: String },

    // Questions and conditions.
    /// A question is asked before the one that its condition names.
    LaterQuestion { id: String },
    /// A test that this question can't be put to.
    WrongTest { question: String, found: String, expected: Expected },
    /// Not exactly one of choices, number and date.
    QuestionKind { id: String },
    /// Fewer than two choices or more than 32.
    ChoiceCount { id: String, count: usize },
    /// Bounds that leave nothing.
    Bounds { min: String, max: String },
    /// An amount that is counted by something that isn't a number.
    NotANumber { id: String },
    /// More of something than a compiled file can count.
    TooMany { kind: Kind, most: usize },

    // Values.
    /// A text without words.
    EmptyText,
    /// A list without elements.
    EmptyList,
    /// A limit that can't be.
    BadTerm { found: String },
    /// Tiers or brackets that aren't ascending or don't begin where they must.
    TierOrder { from: u32 },
    /// A percentage that can't be.
    BadPercent { percent: u64 },
    /// A window that ends before it begins.
    WindowReversed { from: Date, to: Date },
    /// Office hours that overlap or end before they begin.
    Sessions { from: Time, to: Time },
    /// A rule that changes nothing, or two things.
    RuleEffect { id: String },
    /// A rule that may hold or not, without a word on what that depends.
    PerhapsUnsaid { id: String },

    // Completeness.
    /// A guide without papers.
    NoPapers,
    /// A guide without limits.
    NoLimits,
    /// Fewer worked examples than needed.
    FewExamples { count: usize, least: usize },
    /// A province that sets a fee which only the centre can set.
    CentralFee { rule: String, procedure: String, fee: String },
    /// A policy that covers a procedure without a guide.
    NoGuideYet { kind: Kind, id: String },
    /// A name and address for as long as there is no guide, which there is.
    HasGuide { guide: String },
    /// One id of a paper with two names, in guides of the same life event.
    PaperName { id: String, names: [String; 2] },
    /// A question of `questions.toml` that nothing asks.
    NeverAsked { id: String },

    /// The English text is the Vietnamese one.
    Untranslated,
    /// A text that is hard to read.
    Hard(Hard),
    /// A question whose reason has no source.
    NoSource { id: String },

    /// What the walk over all answers proves.
    Case(CaseProblem),
    /// What ends, and what rests on what has ended.
    Time(TimeProblem),

    // Worked examples.
    /// Another result than the example says.
    Example { title: String, what: Outcome, expected: String, got: String },
    /// A question that the case of the example doesn't ask.
    NotAsked { title: String, question: String },

    // The calendar.
    /// A date of another year.
    OtherYear { date: Date, year: i16 },
    /// A worked day that is a working day anyway, or a day off listed twice.
    BadDay { date: Date },
    /// A year between two announced years is missing.
    MissingYear { year: i16 },
    /// A holiday of the law that the announced year leaves out.
    MissingHoliday { date: Date, name: Text },

    /// With national records, or with what became of their codes.
    Record(RecordProblem),
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A legal document.
    Document,
    /// A question.
    Question,
    /// A choice of a question.
    Choice,
    /// A paper.
    Paper,
    /// A limit.
    Limit,
    /// A fee.
    Fee,
    /// A rate of a fee.
    Rate,
    /// A rule of a policy.
    Rule,
    /// A province.
    Province,
    /// An old territory.
    Territory,
    /// Hours of an office.
    Reception,
    /// A procedure, by our own id.
    Procedure,
    /// A national code.
    Code,
    /// A field.
    Field,
    /// A category of fees.
    Category,
    /// A dead end.
    DeadEnd,
    /// Why a paper needn't be brought.
    Waiver,
    /// What people say for what is called otherwise in names.
    Synonym,
}

/// What can be tested of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A choice or a list of choices.
    Choice,
    /// `at_least` and `at_most`.
    Number,
    /// `at_least_days_ago` and `at_most_days_ago`.
    Date,
    /// A list of conditions.
    List,
    /// A condition.
    Condition,
    /// An amount, `"unknown"` or `{ at_least = … }`.
    Fee,
    /// A date or `"unknown"`.
    Due,
    /// A choice, number or date that the question allows.
    Answer,
}

/// What a worked example says of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The papers to bring.
    Papers,
    /// The papers that the state has.
    StruckOut,
    /// The papers that may be needed.
    Perhaps,
    /// Day 0.
    Received,
    /// The due date.
    Due,
    /// Whether it is provisional.
    Provisional,
    /// What is paid.
    Fee,
}

impl Problem {
    /// What it means for the build.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoGuideYet { .. } | Self::HasGuide { .. } | Self::NoSource { .. } => {
                Severity::Note
            }
            Self::NeverAsked { .. }
            | Self::NotAsked { .. }
            | Self::PaperName { .. }
            | Self::MissingHoliday { .. }
            | Self::Untranslated
            | Self::Hard(_)
            | Self::Time(_) => Severity::Warning,
            Self::Case(problem) => problem.severity(),
            _ => Severity::Error,
        }
    }
}

impl From<CaseProblem> for Problem {
    fn from(problem: CaseProblem) -> Self {
        Self::Case(problem)
    }
}

impl From<TimeProblem> for Problem {
    fn from(problem: TimeProblem) -> Self {
        Self::Time(problem)
    }
}

/// The name among `known` that was probably meant.
pub(crate) fn nearest<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    known
        .into_iter()
        .map(|candidate| (distance(id, candidate), candidate))
        // One mistake in three letters is still the same word.
        .filter(|(distance, _)| *distance <= (id.chars().count() / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}

/// The name among `known` that a mistyped one stands for: two letters are different at most.
pub(crate) fn mistyped<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(id, known).filter(|nearest| distance(id, nearest) <= 2)
}

/// Letters to insert, remove or replace to get from one name to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, b) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}
