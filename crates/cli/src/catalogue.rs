//! `mot-cua catalogue`: check and compile the folder that editors keep.

use std::path::PathBuf;
use std::process::ExitCode;

use ::catalogue::build::{BuildError, Summary, build};
use ::catalogue::check::check;
use ::catalogue::explain::{Request, explain};
use ::catalogue::finding::{Finding, Severity, any_error};
use clap::{Args, Subcommand};
use jiff_core::civil::{Date, DateTime};
use rules::channel::Channel;
use rules::iso::Iso;
use rules::text::{Language, Text};

use crate::language::language;

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
    /// Print what a citizen would see of a case, and why
    Explain(Explain),
}

/// A case to explain.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// Our id or the national code of a procedure
    procedure: String,
    /// Folder of the catalogue
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// Answers by question, such as dwelling=rented,copies=2
    #[arg(long, value_delimiter = ',', value_parser = question_and_answer)]
    answers: Vec<(String, String)>,
    /// When it is filed, such as 2026-08-21T10:00; a date alone is 8 in the morning
    #[arg(long, value_parser = moment)]
    date: DateTime,
    /// Code of the province, such as 48
    #[arg(long)]
    province: Option<String>,
    /// Code of the old territory, such as 2024:31
    #[arg(long)]
    territory: Option<String>,
    /// One channel only
    #[arg(long, value_parser = channel)]
    channel: Option<Channel>,
    /// The day on which it must be ready: when to file it at the latest
    #[arg(long, value_parser = day)]
    needed: Option<Date>,
}

fn question_and_answer(text: &str) -> Result<(String, String), String> {
    let (question, answer) = text.split_once('=').ok_or_else(|| format!("{text}: k=v"))?;
    Ok((question.to_owned(), answer.to_owned()))
}

fn moment(text: &str) -> Result<DateTime, String> {
    // A date alone is taken as its morning: at midnight no office receives anything.
    DateTime::read(text)
        .or_else(|| Date::read(text).map(|date| date.at(8, 0, 0, 0)))
        .ok_or_else(|| format!("{text}: 2026-08-21T10:00"))
}

fn day(text: &str) -> Result<Date, String> {
    Date::read(text).ok_or_else(|| format!("{text}: 2026-12-20"))
}

fn channel(text: &str) -> Result<Channel, String> {
    let codes = Channel::ALL.map(Channel::code).join(", ");
    Channel::from_code(text).ok_or_else(|| format!("{text}: {codes}"))
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
                eprintln!("mot-cua: {}", error.message().in_language(language));
                ExitCode::FAILURE
            }
        },
        CatalogueCommand::Explain(request) => print_explanation(request, language),
    }
}

fn print_explanation(request: Explain, language: Language) -> ExitCode {
    let checked = match check(&request.data) {
        Ok(checked) if any_error(&checked.findings) => return report(&checked.findings, language),
        Ok(checked) => checked,
        Err(findings) => return report(&findings, language),
    };
    let request = Request {
        procedure: request.procedure,
        answers: request.answers,
        moment: request.date,
        province: request.province,
        territory: request.territory,
        channel: request.channel,
        needed: request.needed,
    };
    match explain(&checked, &request, language) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("mot-cua: {}", error.message().in_language(language));
            ExitCode::FAILURE
        }
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
