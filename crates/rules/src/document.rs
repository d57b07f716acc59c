//! The documents that facts come from.

use alloc::string::String;
use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso;
use crate::text::Text;

/// A legal document, as named on every figure that follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its id in `data/documents/`, such as `tt-64-2025-btc`.
    pub id: String,
    /// Its official short name, such as `Thông tư 64/2025/TT-BTC`.
    pub name: Text,
    /// Where its text is published.
    pub url: Option<String>,
    /// How far its text could be checked.
    pub status: Status,
    /// The day on which we last compared our figure with the text.
    #[serde(with = "iso::one")]
    pub checked_on: Date,
}

/// How far a document or rule could be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read in an official text.
    Verified,
    /// Read in a copy or in another document that quotes it.
    Secondary,
    /// Contradicted by another valid text.
    Conflict,
}

/// Where in the law a fact stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Index into [`Procedure::documents`](crate::procedure::Procedure::documents).
    pub document: u16,
    /// Article, annex or row, in the words of the document.
    pub article: Option<String>,
}
