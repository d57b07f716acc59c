//! The files of a compiled catalogue, as written by `mot-cua catalogue build`.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// `catalogue.json`: the only file with a stable name; it names all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`](crate::procedure::FORMAT) of the writer.
    pub format: u16,
    /// A hash of the contents: the same data give the same version.
    pub version: String,
    /// File name of a [`Calendar`](crate::calendar::Calendar).
    pub calendar: String,
    /// File name of a list of [`Province`](crate::place::Province)s.
    pub provinces: String,
    /// File name of a list of [`IndexEntry`]s.
    pub index: String,
    /// The procedures.
    pub procedures: Vec<ProcedureFile>,
}

/// Where the file of a procedure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureFile {
    /// Our own id.
    pub id: String,
    /// National codes, in force or former.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// File name of a [`Procedure`](crate::procedure::Procedure).
    pub file: String,
}

impl Manifest {
    /// The procedure with that id or national code.
    #[must_use]
    pub fn find(&self, id_or_code: &str) -> Option<&ProcedureFile> {
        self.procedures.iter().find(|entry| {
            entry.id == id_or_code || entry.codes.iter().any(|code| code == id_or_code)
        })
    }
}

/// What a citizen can find a procedure by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// Our own id.
    pub id: String,
    /// National codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Its name.
    pub name: Text,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_called: Vec<String>,
}
