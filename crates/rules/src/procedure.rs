//! A procedure as the widget fetches it: one file, complete, already checked.

use alloc::string::String;
use alloc::vec::Vec;
use jiff_core::civil::Time;
use serde::{Deserialize, Serialize};

use crate::channel::Channels;
use crate::condition::Condition;
use crate::document::{Citation, Document};
use crate::fee::Fee;
use crate::file::Compiled;
use crate::limit::Limit;
use crate::manifest::Asked;
use crate::policy::Policy;
use crate::reception::Reception;
use crate::record::RecordFacts;
use crate::text::Text;

/// A procedure with everything that its screens and figures need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Procedure {
    /// Our own id, such as `temporary-residence`.
    pub id: String,
    /// National codes in force, such as `1.004194`; perhaps none.
    pub codes: Vec<String>,
    /// Its name.
    pub name: Text,
    /// What the citizen gets in the end.
    pub result: Text,
    /// Who decides, and whom to ask about what is unknown.
    pub agency: Text,
    /// The procedure's page on the national portal.
    pub link: String,
    /// The channels that it can be filed through.
    pub channels: Channels,
    /// What remains to be done in person when it is filed online.
    pub in_person: Option<Text>,
    /// When dossiers are received.
    pub reception: Reception,
    /// The questions, in the order in which they are asked.
    pub questions: Vec<Question>,
    /// Cases that can't be filed here, with what to do instead.
    pub dead_ends: Vec<DeadEnd>,
    /// The papers of every case.
    pub papers: Vec<Paper>,
    /// The limits of every case; the first that holds applies.
    pub limits: Vec<Limit>,
    /// The lines of what it costs.
    pub fees: Vec<Fee>,
    /// The rules of policies that may meet this procedure somewhere.
    pub policies: Vec<Policy>,
    /// The documents that [`Citation::document`] points to.
    pub documents: Vec<Document>,
    /// What the national record adds, for a procedure that has no guide.
    pub record: Option<RecordFacts>,
}

impl Compiled for Procedure {}

impl Procedure {
    /// As much of a procedure as its questions tell; all else is as if there were nothing. As long as
    /// its policies aren't known, a question that is asked for some of them may be asked.
    #[must_use]
    pub fn asked(asked: &Asked) -> Self {
        let nothing = || Text { vi: String::new(), en: String::new() };
        Self {
            id: asked.id.clone(),
            codes: Vec::new(),
            name: asked.name.clone(),
            result: nothing(),
            agency: nothing(),
            link: String::new(),
            channels: Channels::NONE,
            in_person: None,
            reception: Reception {
                weekdays: Vec::new(),
                saturdays: Vec::new(),
                same_day_cut_off: Time::MIN,
                source: Citation { document: 0, article: None },
            },
            questions: asked
                .questions
                .iter()
                .map(|question| Question { for_policies: Vec::new(), ..question.clone() })
                .collect(),
            dead_ends: Vec::new(),
            papers: Vec::new(),
            limits: Vec::new(),
            fees: Vec::new(),
            policies: Vec::new(),
            documents: asked.documents.clone(),
            record: None,
        }
    }
}

/// A question to the citizen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its id in the guide.
    pub id: String,
    /// The question.
    pub text: Text,
    /// A sentence of help under it.
    pub help: Option<Text>,
    /// Why it is asked.
    pub why: Text,
    /// Where the reason stands.
    pub source: Option<Citation>,
    /// Asked unless this certainly doesn't hold. Names earlier questions only.
    pub when: Condition,
    /// Asked only where one of these policies could apply; empty is everywhere.
    pub for_policies: Vec<u16>,
    /// What can be answered.
    pub kind: QuestionKind,
    /// Whether a person can make another answer true, such as by setting up an app.
    pub changeable: bool,
    /// Whether "I don't know" is offered.
    pub dont_know: bool,
}

/// What can be answered to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One of at most 32 choices.
    Choice(Vec<Choice>),
    /// A whole number between two bounds, both included.
    Number {
        /// Smallest.
        min: u32,
        /// Largest.
        max: u32,
        /// Of what, such as *bản* or *đồng*.
        unit: Text,
    },
    /// A date, at most so many days before or after the filing date.
    Date {
        /// Days before.
        past: u32,
        /// Days after.
        future: u32,
    },
}

/// One answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its id in the guide.
    pub id: String,
    /// The answer.
    pub text: Text,
    /// A sentence of help under it.
    pub help: Option<Text>,
}

/// A case that can't be filed as this procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeadEnd {
    /// The case.
    pub when: Condition,
    /// Why, and what to do instead.
    pub text: Text,
    /// Where it stands.
    pub source: Citation,
}

/// A document of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Its id in the guide.
    pub id: String,
    /// Its official name.
    pub name: Text,
    /// A sentence of help.
    pub help: Option<Text>,
    /// Where to get it.
    pub from: Option<Text>,
    /// The code of its form, such as `CT01`.
    pub form: Option<String>,
    /// Originals to hand in.
    pub originals: u8,
    /// Copies to hand in.
    pub copies: u8,
    /// Only shown at the counter and given back.
    pub show_only: bool,
    /// The cases that need it.
    pub when: Condition,
    /// The channels that need it.
    pub channels: Channels,
    /// Why it is struck out, in cases where the state already has it.
    pub waiver: Option<Waiver>,
    /// Where it stands.
    pub source: Citation,
}

/// Why a paper needn't be brought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The cases.
    pub when: Condition,
    /// The reason.
    pub reason: Text,
    /// Where it stands.
    pub source: Citation,
}
