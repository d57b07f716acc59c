//! `mot-cua catalogue`: check and compile the folder that editors keep.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ::catalogue::build::{BuildError, Summary, build};
use ::catalogue::check::{Checked, check};
use ::catalogue::finding::{Finding, Severity, any_error};
use clap::Subcommand;
use mot_cua::fragments::fragments;
use rules::text::{Language, Text};

use crate::language::language;
use crate::records::{self, Diff, Import};

mod expiring;
mod explain;
mod graph;
mod preview;
mod schema;

/// What can be done with a catalogue.
#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// Find mistakes: file, line, column and what to do
    Check {
        /// Folder of the catalogue
        data: PathBuf,
    },
    /// Compile into the files that the widget fetches
    Build {
        /// Folder of the catalogue
        data: PathBuf,
        /// Folder to write to; replaced as a whole
        #[arg(long)]
        out: PathBuf,
        /// Exports of the national portal: each procedure in them that has no guide is compiled too
        #[arg(long, num_args = 1.., value_name = "FILE")]
        records: Vec<PathBuf>,
    },
    /// Import exports of the national portal into one file, and tell what is wrong with them
    Import(Import),
    /// Tell what has changed between two exports of the national portal
    Diff(Diff),
    /// Print what a citizen would see of a case, and why
    Explain(explain::Explain),
    /// Draw the questions of a procedure and what they lead to, as SVG
    Graph(graph::Graph),
    /// Serve the widget on the files being edited, with the findings beside it
    Preview(preview::Preview),
    /// List what ends or begins soon
    Expiring(expiring::Expiring),
    /// Write the JSON Schema of each kind of file, for editors
    Schema {
        /// Folder to write to
        #[arg(long, default_value = "schemas")]
        out: PathBuf,
    },
}

/// Runs a command; failure means that there was an error and nothing was written.
pub(crate) fn run(command: CatalogueCommand) -> ExitCode {
    let language = language();
    match command {
        CatalogueCommand::Check { data } => match check(&data) {
            Ok(checked) => {
                let code = report(&checked.findings, language);
                eprintln!("{}", walked(&checked).in_language(language));
                code
            }
            Err(findings) => report(&findings, language),
        },
        CatalogueCommand::Import(request) => records::import(&request, language),
        CatalogueCommand::Diff(request) => records::diff(&request, language),
        CatalogueCommand::Build { data, out, records } => {
            match build(&data, &records, &out, &fragments) {
                Ok(summary) => {
                    let code = report(&summary.findings, language);
                    println!("{}", built(&summary).in_language(language));
                    code
                }
                Err(BuildError::Findings(findings)) => report(&findings, language),
                Err(error) => fail(&error.message(), language),
            }
        }
        CatalogueCommand::Explain(request) => explain::run(request, language),
        CatalogueCommand::Graph(request) => graph::run(&request, language),
        CatalogueCommand::Preview(request) => preview::run(&request, language),
        CatalogueCommand::Expiring(request) => expiring::run(&request, language),
        CatalogueCommand::Schema { out } => schema::run(&out, language),
    }
}

/// A catalogue without errors; else what is wrong has been said.
fn checked(data: &Path, language: Language) -> Result<Checked, ExitCode> {
    match check(data) {
        Ok(checked) if any_error(&checked.findings) => Err(report(&checked.findings, language)),
        Ok(checked) => Ok(checked),
        Err(findings) => Err(report(&findings, language)),
    }
}

fn fail(message: &Text, language: Language) -> ExitCode {
    eprintln!("mot-cua: {}", message.in_language(language));
    ExitCode::FAILURE
}

/// How many classes of answers were walked.
fn walked(checked: &Checked) -> Text {
    let (guides, sum) = (checked.classes.len(), checked.classes.values().sum::<u64>());
    let most = checked.classes.iter().max_by_key(|(_, classes)| **classes);
    let (id, classes) = most.map_or(("-", 0), |(id, classes)| (id, *classes));
    Text {
        vi: format!("{guides} thủ tục, {sum} loại trường hợp; nhiều nhất là {id}: {classes}"),
        en: format!(
            "{guides} procedures, {sum} classes of answers; the most are of {id}: {classes}"
        ),
    }
}

pub(crate) fn report(findings: &[Finding], language: Language) -> ExitCode {
    for finding in findings {
        eprintln!("{}", finding.in_language(language));
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let summary = Text {
        vi: format!("{errors} lỗi, {warnings} cảnh báo"),
        en: format!("{errors} errors, {warnings} warnings"),
    };
    eprintln!("{}", summary.in_language(language));
    if any_error(findings) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn built(summary: &Summary) -> Text {
    let Summary { version, procedures, records, refused, bytes, .. } = summary;
    Text {
        vi: format!(
            "phiên bản {version}: {procedures} thủ tục có hướng dẫn, {records} chỉ có hồ sơ của \
             Cổng ({refused} mục bị từ chối), {bytes} byte"
        ),
        en: format!(
            "version {version}: {procedures} procedures with a guide, {records} with a record only \
             ({refused} objects refused), {bytes} bytes"
        ),
    }
}
