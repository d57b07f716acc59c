//! `mot-cua ratings report`: a month of an office on paper.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use collector::figures::{Filter, Period, View};
use collector::{OfficeNames, OfficeNamesError, StoreError};
use rules::place::ProvinceCode;
use rules::rating::Name;
use rules::text::Text;

use crate::language::language;
use crate::place::Place;

/// Whose report.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The office; the whole province, or everything, if it isn't said
    #[arg(long, value_parser = office)]
    office: Option<Name>,
    /// The province
    #[arg(long, value_parser = ProvinceCode::parse)]
    province: Option<ProvinceCode>,
    /// The month, such as `2026-10`; a week, a quarter or a year will do
    #[arg(long, value_name = "PERIOD")]
    month: Period,
    /// Hide figures of fewer ratings
    #[arg(long, value_name = "N", default_value_t = collector::Settings::default().hide_under)]
    hide_under: u64,
    /// A built site, whose catalogue names provinces and procedures
    #[arg(long, value_name = "FOLDER")]
    site: Option<PathBuf>,
    /// What offices are called: a CSV file with the columns unit_code and unit_name
    #[arg(long, value_name = "FILE", value_parser = offices)]
    offices: Option<OfficeNames>,
    /// The file; the terminal if it isn't said
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

/// Writes the report; says what there is to say.
pub(crate) fn run(request: Report) -> Result<Option<Text>, StoreError> {
    let Report { office, province, month, hide_under, site, offices, out, place } = request;
    let view = View { filter: Filter { office, province, ..Filter::default() }, period: month };
    let (site, offices) = (site.as_deref(), offices.unwrap_or_default());
    let report = place.open()?.report(&view, hide_under, language(), site, offices)?;
    let Some(file) = out else {
        println!("{report}");
        return Ok(None);
    };
    fs::write(&file, report).map_err(|error| StoreError::File { file: file.clone(), error })?;
    let file = file.display();
    Ok(Some(Text { vi: format!("đã ghi {file}"), en: format!("{file} written") }))
}

fn office(text: &str) -> Result<Name, String> {
    Name::try_from(text.to_owned()).map_err(|error| error.to_string())
}

/// The names of offices in a file.
pub(crate) fn offices(file: &str) -> Result<OfficeNames, OfficeNamesError> {
    OfficeNames::read(Path::new(file))
}
