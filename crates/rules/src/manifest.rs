//! The files of a compiled catalogue, as written by `mot-cua catalogue build`.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::place::Province;
use crate::text::Text;

/// `catalogue.bin`: the only file of a language with a stable name; it names all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// A hash of the contents: the same data give the same version.
    pub version: String,
    /// File name of a [`Common`].
    pub common: String,
    /// File name of a list of [`IndexEntry`]s.
    pub index: String,
    /// The procedures.
    pub procedures: Vec<ProcedureFile>,
    /// The life events.
    pub life_events: Vec<LifeEventFile>,
}

/// What every procedure needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Common {
    /// Working days.
    pub calendar: Calendar,
    /// All provinces, as people look for them.
    pub provinces: Vec<Province>,
}

/// Where the file of a procedure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureFile {
    /// Our own id.
    pub id: String,
    /// National codes, in force or former.
    pub codes: Vec<String>,
    /// File name of a [`Procedure`](crate::procedure::Procedure).
    pub file: String,
}

/// Where the file of a life event is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeEventFile {
    /// Our own id.
    pub id: String,
    /// File name of a [`LifeEvent`](crate::life_event::LifeEvent).
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

/// What a citizen can find a procedure or life event by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexEntry {
    /// Our own id.
    pub id: String,
    /// National codes.
    pub codes: Vec<String>,
    /// Its name.
    pub name: Text,
    /// What people call it.
    pub also_called: Vec<String>,
    /// What is found.
    pub kind: EntryKind,
}

/// What an entry of the index leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// To a procedure.
    #[default]
    Procedure,
    /// To a life event.
    LifeEvent,
}
