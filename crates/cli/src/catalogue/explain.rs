//! `mot-cua catalogue explain`

use std::path::PathBuf;
use std::process::ExitCode;

use ::catalogue::explain::{Request, explain};
use clap::Args;
use jiff_core::civil::{Date, DateTime};
use rules::channel::Channel;
use rules::iso::Iso;
use rules::text::Language;

use super::{checked, fail};

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

pub(super) fn day(text: &str) -> Result<Date, String> {
    Date::read(text).ok_or_else(|| format!("{text}: 2026-12-20"))
}

fn channel(text: &str) -> Result<Channel, String> {
    let codes = Channel::ALL.map(Channel::code).join(", ");
    Channel::from_code(text).ok_or_else(|| format!("{text}: {codes}"))
}

/// Prints what a citizen would see of a case, and why.
pub(super) fn run(request: Explain, language: Language) -> ExitCode {
    let checked = match checked(&request.data, language) {
        Ok(checked) => checked,
        Err(code) => return code,
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
        Err(error) => fail(&error.message(), language),
    }
}
