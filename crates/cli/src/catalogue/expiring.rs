//! `mot-cua catalogue expiring`

use std::path::PathBuf;
use std::process::ExitCode;

use ::catalogue::expiring::expiring;
use ::catalogue::source::Source;
use clap::Args;
use jiff_core::civil::Date;
use rules::text::{Language, Text};

use super::explain::day;
use super::report;

/// How far to look ahead.
#[derive(Debug, Args)]
pub(crate) struct Expiring {
    /// Folder of the catalogue
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// How many days ahead, such as 100d
    #[arg(long, default_value = "100d", value_parser = days)]
    within: u16,
    /// From which day; today when not said
    #[arg(long, value_parser = day)]
    on: Option<Date>,
}

fn days(text: &str) -> Result<u16, String> {
    text.strip_suffix('d').unwrap_or(text).parse().map_err(|_| format!("{text}: 100d"))
}

/// Lists what ends or begins, soonest first.
pub(super) fn run(request: &Expiring, language: Language) -> ExitCode {
    let source = match Source::read(&request.data) {
        Ok(source) => source,
        Err(findings) => return report(&findings, language),
    };
    let found = expiring(&source, request.on.unwrap_or_else(collector::today), request.within);
    for it in &found {
        println!("{}", it.in_language(language));
    }
    let (count, within) = (found.len(), request.within);
    let summary = Text {
        vi: format!("{count} mục trong {within} ngày"),
        en: format!("{count} within {within} days"),
    };
    println!("{}", summary.in_language(language));
    ExitCode::SUCCESS
}
