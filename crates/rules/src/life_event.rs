//! A situation of life that takes several procedures, in the order in which they are done.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::file::Compiled;
use crate::text::Text;

/// A situation of life, such as a new baby.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeEvent {
    /// Our own id, such as `new-baby`.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// What it is about, in a few plain sentences.
    pub intro: Text,
    /// The procedures, in their order.
    pub steps: Vec<Step>,
    /// Papers that several steps may need, each once.
    pub papers: Vec<SharedPaper>,
}

impl Compiled for LifeEvent {}

/// One procedure of a life event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The name of the procedure.
    pub name: Text,
    /// Where to go on.
    pub target: Target,
    /// Why it is done, and when.
    pub text: Text,
    /// What must be finished before.
    pub after: Option<Text>,
}

/// Where a step leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// To our guide with this id.
    Guide(String),
    /// To the national portal: there is no guide.
    Portal {
        /// The national code, where there is one.
        code: Option<String>,
        /// The page.
        link: String,
    },
}

/// A paper that several steps may need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPaper {
    /// Its official name.
    pub name: Text,
    /// Indexes of the steps, ascending, at least two.
    pub steps: Vec<u8>,
}
