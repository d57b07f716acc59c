//! `mot-cua catalogue import` and `diff`: exports of the national portal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ::catalogue::finding::Finding;
use ::catalogue::record::collection::Collection;
use ::catalogue::record::diff::diff as compare;
use ::catalogue::record::import::{ImportError, import as import_files};
use ::catalogue::record::report::{changes, summary};
use ::catalogue::source::Source;
use ::catalogue::succession::Successions;
use clap::Args;
use rules::text::Language;

use crate::catalogue::report;

/// What to import.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Exports: detail records, pages or the list; JSON lines, a list or one object; gzip or not
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// File to write, replaced as a whole; compressed if its name ends in .gz
    #[arg(long)]
    out: PathBuf,
    /// Folder of the catalogue, whose successions.toml tells what became of codes
    #[arg(long)]
    data: Option<PathBuf>,
}

/// What to compare.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The older export
    old: PathBuf,
    /// The newer export
    new: PathBuf,
    /// Folder of the catalogue, whose successions.toml tells what became of codes
    #[arg(long)]
    data: Option<PathBuf>,
}

pub(crate) fn import(request: &Import, language: Language) -> ExitCode {
    let successors = match successors(request.data.as_deref()) {
        Ok(successors) => successors,
        Err(findings) => return report(&findings, language),
    };
    match import_files(&request.files, &request.out, &successors) {
        Ok(imported) => {
            print!("{}", summary(&imported.collection, language));
            if let Some(diff) = &imported.changes {
                print!("\n{}", changes(diff, language));
            }
            ExitCode::SUCCESS
        }
        Err(ImportError::Findings(findings)) => report(&findings, language),
        Err(error) => {
            eprintln!("mot-cua: {}", error.message().in_language(language));
            ExitCode::FAILURE
        }
    }
}

pub(crate) fn diff(request: &Diff, language: Language) -> ExitCode {
    let read = |path: &PathBuf| Collection::read(&[path]);
    let found = successors(request.data.as_deref())
        .and_then(|successors| Ok((successors, read(&request.old)?, read(&request.new)?)));
    match found {
        Ok((successors, old, new)) => {
            print!("{}", changes(&compare(&old, &new, &successors), language));
            ExitCode::SUCCESS
        }
        Err(findings) => report(&findings, language),
    }
}

fn successors(data: Option<&Path>) -> Result<BTreeMap<String, String>, Vec<Finding>> {
    let Some(data) = data else { return Ok(BTreeMap::new()) };
    let source = Source::read(data)?;
    Ok(Successions::new(&source).successors())
}
