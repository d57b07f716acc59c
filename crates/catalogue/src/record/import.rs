//! Imports exports into one file, and tells what that changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rules::text::Text;

use super::collection::Collection;
use super::diff::{Diff, diff};
use super::store;
use crate::finding::Finding;
use crate::problem::RecordProblem;

/// What an import did.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What was read.
    pub collection: Collection,
    /// What is other than in the file that was there before, if there was one.
    pub changes: Option<Diff>,
}

/// Why nothing was imported; the file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Files that can't be read, or nothing usable in them.
    #[error("{} findings", .0.len())]
    Findings(Vec<Finding>),
    /// The file can't be written.
    #[error("`{}`: {error}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl ImportError {
    /// The message, Vietnamese beside English.
    #[must_use]
    pub fn message(&self) -> Text {
        let vi = match self {
            Self::Findings(findings) => format!("có {} điều cần xem", findings.len()),
            Self::Io { path, error } => format!("không ghi được `{}`: {error}", path.display()),
        };
        Text { vi, en: self.to_string() }
    }
}

/// Reads `files` and writes what is usable to `out`.
///
/// # Errors
/// What kept it from being written.
pub fn import(
    files: &[PathBuf],
    out: &Path,
    successors: &BTreeMap<String, String>,
) -> Result<Imported, ImportError> {
    let collection = Collection::read(files).map_err(ImportError::Findings)?;
    if collection.is_empty() {
        let file = files.first().map(|file| file.display().to_string()).unwrap_or_default();
        let problem = RecordProblem::NothingUsable.into();
        return Err(ImportError::Findings(vec![Finding { file, line: 0, column: 0, problem }]));
    }
    let changes = if out.exists() {
        let before = Collection::read(&[out]).map_err(ImportError::Findings)?;
        Some(diff(&before, &collection, successors))
    } else {
        None
    };
    store::write(out, &collection)
        .map_err(|error| ImportError::Io { path: out.to_owned(), error })?;
    Ok(Imported { collection, changes })
}
