//! `data/life-events/<id>.toml`: procedures that one situation of life takes.

use rules::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

use super::values::Day;

/// A life event.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LifeEvent {
    /// Our own id, which is the name of the file.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What people call it.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// What it is about, in a few plain sentences.
    pub intro: Text,
    /// When it was last compared with its guides and sources.
    pub checked_on: Day,
    /// The procedures, in their order.
    #[serde(default)]
    pub steps: Vec<Step>,
}

/// One step: a procedure with a guide, or one on the national portal until it has a guide.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The id of a guide or the national code of a procedure.
    pub procedure: String,
    /// What it is called as long as it has no guide.
    pub name: Option<Text>,
    /// Its page on the national portal, as long as it has no guide.
    pub link: Option<String>,
    /// Why it is done, and when.
    pub text: Text,
    /// What must be finished before.
    pub after: Option<Text>,
}
