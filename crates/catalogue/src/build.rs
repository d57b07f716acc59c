//! Writes the compiled catalogue: small files named by their content, and one that names them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rules::file::{self, FileError};
use rules::manifest::{Common, IndexEntry, LifeEventFile, Manifest, ProcedureFile};
use rules::text::{Language, Text};
use sha2::{Digest, Sha256};

use crate::check::check;
use crate::finding::{Finding, any_error};
use crate::lower::{Catalogue, record};
use crate::one_language;
use crate::record::collection::Collection;

/// The only file of a language with a stable name.
pub const MANIFEST: &str = "catalogue.bin";

/// Enough of a hash that two versions of a file don't meet by chance, short enough for a name.
const HASH_LENGTH: usize = 12;

/// What was written.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The version of the catalogue.
    pub version: String,
    /// How many procedures have a guide.
    pub procedures: usize,
    /// How many have a national record only.
    pub records: usize,
    /// Objects of the records that weren't used; `import` tells which and why.
    pub refused: usize,
    /// Bytes of all files.
    pub bytes: usize,
    /// Warnings and notes.
    pub findings: Vec<Finding>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The catalogue has errors.
    #[error("{} findings", .0.len())]
    Findings(Vec<Finding>),
    /// The folder to write to holds something else.
    #[error("`{}` is not empty and holds no compiled catalogue", .0.display())]
    OtherFolder(PathBuf),
    /// A file can't be written.
    #[error("`{}`: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A value can't be written.
    #[error("{0}")]
    File(#[from] FileError),
}

impl BuildError {
    /// The message, Vietnamese beside English.
    #[must_use]
    pub fn message(&self) -> Text {
        let vi = match self {
            Self::Findings(findings) => format!("có {} điều cần xem", findings.len()),
            Self::OtherFolder(path) => {
                format!("thư mục `{}` đang chứa thứ khác, không ghi đè", path.display())
            }
            Self::Io { path, error } => format!("không ghi được `{}`: {error}", path.display()),
            Self::File(error) => format!("không ghi được: {error}"),
        };
        Text { vi, en: self.to_string() }
    }
}

/// Checks the folder `data` and writes the compiled catalogue, with what `records` hold of
/// procedures that have no guide, to the folder `out`, which it
/// replaces as a whole: what was there stays until everything is written.
///
/// # Errors
/// The findings if one of them is an error, or what kept files from being written.
pub fn build(data: &Path, records: &[PathBuf], out: &Path) -> Result<Summary, BuildError> {
    let mut checked = check(data).map_err(BuildError::Findings)?;
    if any_error(&checked.findings) {
        return Err(BuildError::Findings(checked.findings));
    }
    let collection = Collection::read(records).map_err(BuildError::Findings)?;
    if !collection.is_empty() {
        let compiled = record::records(&checked.source, &checked.catalogue, &collection);
        checked.catalogue.records = compiled.map_err(BuildError::Findings)?;
    }
    let files = compile(&checked.catalogue)?;
    replace(out, &files)?;
    Ok(Summary {
        version: files.version,
        procedures: checked.catalogue.guides.len(),
        records: checked.catalogue.records.len(),
        refused: collection.refused.len(),
        bytes: files.all.iter().map(|(_, bytes)| bytes.len()).sum(),
        findings: checked.findings,
    })
}

/// The compiled files: the same catalogue always gives the same bytes.
#[derive(Clone, Debug)]
pub struct Files {
    /// The version of the catalogue.
    pub version: String,
    /// Paths below the folder, with contents.
    pub all: Vec<(String, Vec<u8>)>,
}

/// Compiles a catalogue into files.
///
/// # Errors
/// A value that can't be written.
pub fn compile(catalogue: &Catalogue) -> Result<Files, FileError> {
    let mut all = Vec::new();
    let mut manifests = Vec::new();
    for language in Language::ALL {
        manifests.push((language, files_of(catalogue, language, &mut all)?));
    }
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let version = hash(names.join("\n").as_bytes());
    for (language, manifest) in manifests {
        let manifest = Manifest { version: version.clone(), ..manifest };
        all.push((manifest_of(language), file::write(&manifest)?));
    }
    Ok(Files { version, all })
}

/// The path of a language's manifest.
#[must_use]
pub fn manifest_of(language: Language) -> String {
    format!("{}/{MANIFEST}", language.code())
}

/// The files of one language; the names in their manifest begin in its folder.
fn files_of(
    catalogue: &Catalogue,
    language: Language,
    all: &mut Vec<(String, Vec<u8>)>,
) -> Result<Manifest, FileError> {
    let mut add = |name: &str, bytes: Vec<u8>| {
        let name = format!("{name}-{}.bin", hash(&bytes));
        all.push((format!("{}/{name}", language.code()), bytes));
        name
    };
    let common =
        Common { calendar: catalogue.calendar.clone(), provinces: catalogue.provinces.clone() };
    let common = add("common", file::write(&one_language::common(common, language))?);
    // People search in both languages.
    let life_events = catalogue.life_events.iter().map(|event| &event.entry);
    let procedures = catalogue.procedures().map(|(_, entry)| entry);
    let entries: Vec<&IndexEntry> = procedures.chain(life_events).collect();
    let index = add("index", file::write(&entries)?);
    let mut procedures = Vec::new();
    for (procedure, entry) in catalogue.procedures() {
        let id = procedure.id.clone();
        let procedure = one_language::procedure(procedure.clone(), language);
        let file = add(&format!("procedure/{id}"), file::write(&procedure)?);
        procedures.push(ProcedureFile { id, codes: entry.codes.clone(), file });
    }
    let mut life_events = Vec::new();
    for compiled in &catalogue.life_events {
        let id = compiled.event.id.clone();
        let event = one_language::life_event(compiled.event.clone(), language);
        let file = add(&format!("life-event/{id}"), file::write(&event)?);
        life_events.push(LifeEventFile { id, file });
    }
    Ok(Manifest { version: String::new(), common, index, procedures, life_events })
}

fn hash(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    digits.chars().take(HASH_LENGTH).collect()
}

/// Writes into a folder beside, then puts it in the place of the old one.
fn replace(out: &Path, files: &Files) -> Result<(), BuildError> {
    if !may_be_replaced(out) {
        return Err(BuildError::OtherFolder(out.to_owned()));
    }
    let fresh = beside(out, "new");
    let old = beside(out, "old");
    for left_over in [&fresh, &old] {
        if left_over.exists() {
            fs::remove_dir_all(left_over).map_err(io_error(left_over))?;
        }
    }
    for (name, bytes) in &files.all {
        let path = fresh.join(name);
        let folder = path.parent().unwrap_or(&fresh);
        fs::create_dir_all(folder).map_err(io_error(folder))?;
        fs::write(&path, bytes).map_err(io_error(&path))?;
    }
    if out.exists() {
        fs::rename(out, &old).map_err(io_error(out))?;
    }
    if let Err(error) = fs::rename(&fresh, out) {
        // Better the old catalogue than none; if that fails too, the first error says more.
        let _ = fs::rename(&old, out);
        return Err(io_error(out)(error));
    }
    if old.exists() {
        fs::remove_dir_all(&old).map_err(io_error(&old))?;
    }
    Ok(())
}

/// A folder that isn't there, is empty or holds a catalogue: never somebody's other files.
fn may_be_replaced(out: &Path) -> bool {
    match fs::read_dir(out) {
        Ok(mut entries) => {
            entries.next().is_none() || out.join(manifest_of(Language::Vi)).is_file()
        }
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

fn beside(out: &Path, suffix: &str) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{suffix}-{}", std::process::id()));
    out.with_file_name(name)
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    let path = path.to_owned();
    |error| BuildError::Io { path, error }
}
