//! The files of a compiled catalogue, as written by `mot-cua catalogue build`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::document::Document;
use crate::file::Compiled;
use crate::place::Province;
use crate::procedure::{Procedure, Question};
use crate::text::Text;

/// `catalogue.bin`: the only file of a language with a stable name; it names all others.
///
/// Every visit waits for it, so it lists what is asked for most, the guides; where the thousands of
/// other procedures are, [`Manifest::lookup`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// A hash of the contents: the same data give the same version.
    pub version: String,
    /// File name of a [`Common`].
    pub common: String,
    /// File name of a list of [`IndexEntry`]s: the guides.
    pub index: String,
    /// The procedures with a guide.
    pub procedures: Vec<ProcedureFile>,
    /// The life events.
    pub life_events: Vec<LifeEventFile>,
    /// File name of a [`Packed`](crate::search::Packed): everything that can be found.
    pub search: Option<String>,
    /// How many files the procedures without a guide are listed in.
    pub lookups: u16,
}

impl Compiled for Manifest {
    const ADDED: &[(u8, usize)] = &[(2, 2)];
}

/// What every procedure needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Common {
    /// Working days.
    pub calendar: Calendar,
    /// All provinces, as people look for them.
    pub provinces: Vec<Province>,
}

impl Compiled for Common {}

/// What is asked in a procedure, which is all that the first question takes: what reads the rest is
/// fetched behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// That of the [`Manifest`].
    pub version: String,
    /// Our own id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The questions.
    pub questions: Vec<Question>,
    /// The documents that they cite.
    pub documents: Vec<Document>,
}

impl Compiled for Asked {}

/// All that a page needs of the procedure that it names.
///
/// It lies at [`start_file`], behind the HTML of the first question and an [`Asked`], each with its
/// length before it in four bytes (little-endian). One file, since each more is a wait of its own on
/// a mobile network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// That of the [`Manifest`].
    pub version: String,
    /// What every procedure needs.
    pub common: Common,
    /// The procedure.
    pub procedure: Procedure,
}

impl Compiled for Start {}

/// What is shown of a procedure where the widget doesn't run yet or can't, as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragments {
    /// Its first question; empty where the widget may begin with another screen.
    pub first: String,
    /// Papers, limits and fees of every case.
    pub plain: String,
}

/// The file name of a [`Start`]. It is found by id or code alone, before anything is known of the
/// catalogue; the loader knows this, too.
#[must_use]
pub fn start_file(id_or_code: &str) -> String {
    format!("start/{id_or_code}.bin")
}

/// The file name of the papers, limits and fees of a procedure as HTML, for where WebAssembly can't
/// run; the loader knows this, too.
#[must_use]
pub fn plain_file(id_or_code: &str) -> String {
    format!("plain/{id_or_code}.html")
}

/// Where the file of a procedure is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureFile {
    /// Our own id, or the national code of a procedure without a guide.
    pub id: String,
    /// National codes, in force or former.
    pub codes: Vec<String>,
    /// File name of a [`Procedure`].
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

impl ProcedureFile {
    /// Whether it goes by that id or national code.
    #[must_use]
    pub fn is(&self, id_or_code: &str) -> bool {
        self.id == id_or_code || self.codes.iter().any(|code| code == id_or_code)
    }
}

/// A file of lookups.
impl Compiled for Vec<ProcedureFile> {}

impl Manifest {
    /// The procedure with that id or national code, if it has a guide.
    #[must_use]
    pub fn find(&self, id_or_code: &str) -> Option<&ProcedureFile> {
        self.procedures.iter().find(|entry| entry.is(id_or_code))
    }

    /// File name of the list of [`ProcedureFile`]s that a procedure without a guide would be in.
    ///
    /// ```
    /// use rules::manifest::Manifest;
    ///
    /// let manifest = Manifest {
    ///     version: "0123456789ab".into(),
    ///     common: String::new(),
    ///     index: String::new(),
    ///     procedures: vec![],
    ///     life_events: vec![],
    ///     search: None,
    ///     lookups: 64,
    /// };
    /// assert_eq!(manifest.lookup("1.004194").unwrap(), "lookup/32-0123456789ab.bin");
    /// ```
    #[must_use]
    pub fn lookup(&self, code: &str) -> Option<String> {
        let lookup = lookup_of(code, self.lookups)?;
        Some(lookup_file(lookup, &self.version))
    }
}

/// Which of so many lookups lists a code (FNV-1a, which is a line in any language).
#[must_use]
pub fn lookup_of(code: &str, lookups: u16) -> Option<u32> {
    let hash = code
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash.checked_rem(lookups.into())
}

/// The file name of a lookup. Its hash is that of the catalogue: one for each would make the
/// manifest longer, which everybody waits for.
#[must_use]
pub fn lookup_file(lookup: u32, version: &str) -> String {
    format!("lookup/{lookup}-{version}.bin")
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

/// The list of guides.
impl Compiled for Vec<IndexEntry> {}
