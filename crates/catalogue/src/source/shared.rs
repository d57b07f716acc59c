//! `data/documents/<field>.toml`, `data/reception.toml` and `data/synonyms.toml`: what many files
//! share.

use indexmap::IndexMap;
use rules::document::Status;
use rules::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

use super::file::{At, Parsed};
use super::values::{Citation, Day, Hour};

/// The legal documents that the catalogue names, a file a field.
#[derive(Clone, Debug)]
pub struct Documents {
    /// The files, in the order of their names.
    pub files: Vec<Parsed<IndexMap<String, Document>>>,
}

impl Documents {
    /// The document of that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Document> {
        self.files.iter().find_map(|file| file.value.get(id))
    }

    /// The ids of all documents.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.files.iter().flat_map(|file| file.value.keys()).map(String::as_str)
    }

    /// All documents, with their ids and places.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Document, At<'_>)> {
        self.files.iter().flat_map(|file| {
            file.value.iter().map(|(id, document)| (id.as_str(), document, file.at().key(id)))
        })
    }
}

/// A legal document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its official short name.
    pub name: Text,
    /// Where its text is published.
    pub url: Option<String>,
    /// How far its text could be read.
    pub status: Status,
    /// When we last compared our figures with it.
    pub checked_on: Day,
    /// Its first day.
    pub valid_from: Option<Day>,
    /// Its last day.
    pub valid_to: Option<Day>,
    /// The document that replaced it.
    pub repealed_by: Option<String>,
    /// What follows after its last day, where no document replaces it.
    pub after: Option<Text>,
}

/// What people say, with the ways in which names call it.
pub type Synonyms = IndexMap<String, Vec<String>>;

/// The hours of an office.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reception {
    /// Sessions from Monday to Friday.
    pub weekdays: Vec<(Hour, Hour)>,
    /// Sessions on Saturdays.
    #[serde(default)]
    pub saturdays: Vec<(Hour, Hour)>,
    /// From this hour on a same-day limit ends on the next working day.
    pub same_day_cut_off: Hour,
    /// Where the hours stand.
    pub source: Citation,
}
