//! `data/successions.toml`: what became of national codes.

use serde::Deserialize;

use super::values::{Citation, Day};

/// The file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Successions {
    /// Its entries.
    #[serde(default)]
    pub succession: Vec<Succession>,
}

/// The end of a code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Succession {
    /// The code that has ended.
    pub code: String,
    /// The guide or code that came in its place; nothing, if it was repealed.
    pub successor: Option<String>,
    /// The first day without it.
    pub since: Day,
    /// Where that stands.
    pub source: Citation,
}
