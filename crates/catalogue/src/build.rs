//! Writes the compiled catalogue: small files named by their content, and one that names them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rules::file::FileError;
use rules::search::TooManyWords;
use rules::text::{Language, Text};

use crate::check::check;
use crate::finding::{Finding, any_error};
use crate::lower::record;
use crate::record::collection::Collection;

mod compile;
mod index;
mod shown;

pub use compile::{Files, MANIFEST, compile, manifest_of};
pub use shown::Render;

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
    /// The index can't hold everything.
    #[error("{0}")]
    Index(#[from] TooManyWords),
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
            Self::Index(_) => {
                format!("tên thủ tục có quá nhiều từ khác nhau: tối đa {} từ", u16::MAX)
            }
        };
        Text { vi, en: self.to_string() }
    }
}

/// Checks the folder `data` and writes the compiled catalogue, with what `records` hold of
/// procedures that have no guide, to the folder `out`, which it replaces as a whole: what was there
/// stays until everything is written. `render` makes what is shown of a procedure where the
/// widget doesn't run.
///
/// # Errors
/// The findings if one of them is an error, or what kept files from being written.
pub fn build(
    data: &Path,
    records: &[PathBuf],
    out: &Path,
    render: &Render<'_>,
) -> Result<Summary, BuildError> {
    let mut checked = check(data).map_err(BuildError::Findings)?;
    if any_error(&checked.findings) {
        return Err(BuildError::Findings(checked.findings));
    }
    let collection = Collection::read(records).map_err(BuildError::Findings)?;
    if !collection.is_empty() {
        let compiled = record::records(&checked.source, &checked.catalogue, &collection);
        checked.catalogue.records = compiled.map_err(BuildError::Findings)?;
    }
    let files = compile(&checked.catalogue, render)?;
    replace(out, &files)?;
    Ok(Summary {
        version: files.version,
        procedures: checked.catalogue.guides.len(),
        records: compile::without_guide(&checked.catalogue).count(),
        refused: collection.refused.len(),
        bytes: files.all.iter().map(|(_, bytes)| bytes.len()).sum(),
        findings: checked.findings,
    })
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
