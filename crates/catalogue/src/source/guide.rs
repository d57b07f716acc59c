//! `data/guides/<id>.toml`: one procedure as its editor writes it.

use rules::channel::Channel;
use rules::fee::{Competence, FeeKind};
use rules::limit::Start;
use rules::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

use super::schema;
use super::values::{Channels, Citation, Day, Moment, Price, Term, When};

/// A guide.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Our own id, which is the name of the file.
    pub id: String,
    /// National codes in force.
    #[serde(default)]
    pub codes: Vec<String>,
    /// National codes that people may still have; found, but not shown.
    #[serde(default)]
    pub former_codes: Vec<String>,
    /// The field that policies name.
    pub field: String,
    /// Its name.
    pub name: Text,
    /// What people call it.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// What the citizen gets in the end.
    pub result: Text,
    /// Who decides.
    pub agency: Text,
    /// Its page on the national portal.
    pub link: String,
    /// The channels that it can be filed through.
    pub channels: Vec<Channel>,
    /// A key of `reception.toml`.
    #[serde(default = "default_reception")]
    pub reception: String,
    /// What remains to be done in person when filed online.
    pub in_person: Option<Text>,
    /// When its facts were last compared with their sources.
    pub checked_on: Day,
    /// What is stale or wrong in the national record, for editors.
    pub record_note: Option<Text>,
    /// The questions, in the order in which they are asked.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Cases that can't be filed as this procedure.
    #[serde(default)]
    pub dead_ends: Vec<DeadEnd>,
    /// The papers.
    #[serde(default)]
    pub papers: Vec<Paper>,
    /// The limits; the first that holds applies.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// What it costs.
    #[serde(default)]
    pub fees: Vec<Fee>,
    /// Worked examples.
    #[serde(default)]
    pub examples: Vec<Example>,
}

impl Guide {
    /// The questions that its conditions and prices name.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let rates = || self.fees.iter().flat_map(|fee| &fee.rates);
        let conditions = (self.questions.iter().map(|question| &question.when))
            .chain(self.dead_ends.iter().map(|end| &end.when))
            .chain(self.papers.iter().map(|paper| &paper.when))
            .chain(self.papers.iter().filter_map(|paper| Some(&paper.waiver.as_ref()?.when)))
            .chain(self.limits.iter().map(|limit| &limit.when))
            .chain(self.fees.iter().map(|fee| &fee.when))
            .chain(rates().map(|rate| &rate.when));
        conditions
            .flat_map(When::names)
            .chain(rates().filter_map(|rate| rate.price.question()))
            .collect()
    }
}

/// The key of the hours of offices that have none of their own.
pub(crate) fn default_reception() -> String {
    "default".to_owned()
}

/// A question, of a guide or of `data/questions.toml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id; in `questions.toml` the key of the table is the id.
    #[serde(default)]
    pub id: String,
    /// The question.
    pub text: Text,
    /// A sentence of help.
    pub help: Option<Text>,
    /// Why it is asked.
    pub why: Text,
    /// Where the reason stands.
    pub source: Option<Citation>,
    /// When it is asked.
    #[serde(default)]
    pub when: When,
    /// Whether "I don't know" is offered.
    #[serde(default)]
    pub dont_know: bool,
    /// Whether a person can make another answer true, such as by setting up an app.
    #[serde(default)]
    pub changeable: bool,
    /// The answers to choose from.
    pub choices: Option<Vec<Choice>>,
    /// Or the bounds of a number.
    pub number: Option<Number>,
    /// Or the bounds of a date.
    pub date: Option<DateBounds>,
}

/// One answer that can be chosen.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// The answer.
    pub text: Text,
    /// A sentence of help.
    pub help: Option<Text>,
}

/// The bounds of a number, both included.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Smallest.
    pub min: u32,
    /// Largest.
    pub max: u32,
    /// Of what.
    pub unit: Text,
}

/// The bounds of a date, in days from the filing date.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateBounds {
    /// Days before.
    #[serde(default)]
    pub past: u32,
    /// Days after.
    #[serde(default)]
    pub future: u32,
}

/// A case that can't be filed as this procedure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadEnd {
    /// The case.
    pub when: When,
    /// Why, and what to do instead.
    pub text: Text,
    /// Where it stands.
    pub source: Citation,
}

/// A document of a dossier.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Its id.
    pub id: String,
    /// Its official name.
    pub name: Text,
    /// A sentence of help.
    pub help: Option<Text>,
    /// Where to get it.
    pub from: Option<Text>,
    /// The code of its form.
    pub form: Option<String>,
    /// Originals to hand in.
    #[serde(default)]
    pub originals: u8,
    /// Copies to hand in.
    #[serde(default)]
    pub copies: u8,
    /// Only shown and given back.
    #[serde(default)]
    pub show_only: bool,
    /// The cases that need it.
    #[serde(default)]
    pub when: When,
    /// The channels that need it.
    pub channels: Channels,
    /// When the state has it already.
    pub waiver: Option<Waiver>,
    /// Where it stands.
    pub source: Citation,
}

/// Why a paper needn't be brought.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The cases.
    #[serde(default)]
    pub when: When,
    /// The reason.
    pub reason: Text,
    /// Where it stands.
    pub source: Citation,
}

/// The time that an office has.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The case.
    #[serde(default)]
    pub when: When,
    /// The channels.
    pub channels: Channels,
    /// First filing date.
    pub valid_from: Option<Day>,
    /// Last filing date.
    pub valid_to: Option<Day>,
    /// What starts the clock.
    #[serde(default)]
    pub start: Start,
    /// How long.
    pub term: Term,
    /// Where it stands.
    pub source: Citation,
}

/// One line of what it costs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Its id.
    pub id: String,
    /// Its official name.
    pub name: Text,
    /// What kind of payment it is.
    pub kind: FeeKind,
    /// The category that policies name.
    pub category: String,
    /// To whom it is paid.
    pub payee: Option<Text>,
    /// Who sets it.
    pub competence: Competence,
    /// The cases in which it is due.
    #[serde(default)]
    pub when: When,
    /// The channels in which it is due.
    pub channels: Channels,
    /// Its rates; the first that holds applies.
    #[serde(default)]
    pub rates: Vec<Rate>,
}

/// What a fee is in one case.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// The case.
    #[serde(default)]
    pub when: When,
    /// The channels.
    pub channels: Channels,
    /// Provinces.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// Old territories.
    #[serde(default)]
    pub territories: Vec<String>,
    /// First filing date.
    pub valid_from: Option<Day>,
    /// Last filing date.
    pub valid_to: Option<Day>,
    /// How much.
    pub price: Price,
    /// Where it stands.
    pub source: Citation,
}

/// A worked example: a case and what must come out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// Answers by question; questions left out are open.
    #[serde(default)]
    #[schemars(schema_with = "schema::any_answers")]
    pub answers: toml::Table,
    /// When it is filed.
    pub filed: Moment,
    /// Where.
    pub province: Option<String>,
    /// In which old territory.
    pub territory: Option<String>,
    /// How.
    pub channel: Channel,
    /// The papers to bring, in order.
    pub papers: Option<Vec<String>>,
    /// The papers that the state has.
    pub struck_out: Option<Vec<String>>,
    /// The papers that may be needed.
    pub perhaps: Option<Vec<String>>,
    /// Day 0.
    pub received: Option<Day>,
    /// The due date, or `"unknown"`.
    #[serde(default)]
    #[schemars(schema_with = "schema::due")]
    pub due: Option<toml::Value>,
    /// Whether the due date is provisional.
    pub provisional: Option<bool>,
    /// What is paid in all: an amount, `"unknown"` or `{ at_least = … }`.
    #[serde(default)]
    #[schemars(schema_with = "schema::total")]
    pub fee: Option<toml::Value>,
}
