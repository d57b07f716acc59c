//! `mot-cua catalogue`: check and compile the folder that editors keep.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use ::catalogue::build::{BuildError, Summary, build};
use ::catalogue::check::check;
use ::catalogue::finding::{Finding, Severity, any_error};
use clap::Subcommand;
use rules::text::{Language, Text};

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
    },
}

/// Runs a command; failure means that there was an error and nothing was written.
pub(crate) fn run(command: CatalogueCommand) -> ExitCode {
    let language = language();
    match command {
        CatalogueCommand::Check { data } => {
            let findings = check(&data).map_or_else(|findings| findings, |done| done.findings);
            report(&findings, language)
        }
        CatalogueCommand::Build { data, out } => match build(&data, &out) {
            Ok(summary) => {
                let code = report(&summary.findings, language);
                println!("{}", built(&summary).in_language(language));
                code
            }
            Err(BuildError::Findings(findings)) => report(&findings, language),
            Err(error) => {
                eprintln!("mot-cua: {error}");
                ExitCode::FAILURE
            }
        },
    }
}

/// Editors read Vietnamese; whoever set another language to their terminal gets English.
fn language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match set {
        Some(value) if value.starts_with("en") => Language::En,
        _ => Language::Vi,
    }
}

fn report(findings: &[Finding], language: Language) -> ExitCode {
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
    let Summary { version, procedures, bytes, .. } = summary;
    Text {
        vi: format!("phiên bản {version}: {procedures} thủ tục, {bytes} byte"),
        en: format!("version {version}: {procedures} procedures, {bytes} bytes"),
    }
}
