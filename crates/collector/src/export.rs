//! Ratings and figures as files for spreadsheets and programs. Single ratings are written a page at a
//! time.

mod column;
mod comments;
mod csv;
mod dictionary;
mod ndjson;
mod summary;
mod xlsx;

use std::collections::BTreeMap;
use std::io;

use crate::figures::{Filter, Period};
use crate::store::{Row, Store, StoreError};

pub(crate) use column::{Column, Kind, RATINGS};
pub(crate) use comments::write as comments;
pub(crate) use dictionary::{Dictionary, dictionary};
use summary::SUMMARY;
pub(crate) use summary::rows as summary_rows;

/// Rows that are in memory at once.
const PAGE: usize = 1_000;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For spreadsheets; UTF-8, with the mark at its beginning that Excel needs, unless switched
    /// off.
    Csv {
        /// Whether the mark is written.
        bom: bool,
    },
    /// A workbook with real dates and numbers.
    Xlsx,
    /// A JSON object a line, for programs.
    Ndjson,
}

/// Which ratings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    /// Of which places and procedures.
    pub(crate) filter: Filter,
    /// Of which days; all if there is none.
    pub(crate) period: Option<Period>,
}

/// Why a file isn't complete.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It can't be written.
    #[error("the file can't be written: {0}")]
    Write(#[from] io::Error),
    /// It can't be written as CSV.
    #[error("the file can't be written: {0}")]
    Csv(#[from] ::csv::Error),
    /// It can't be written as JSON.
    #[error("the file can't be written: {0}")]
    Json(#[from] serde_json::Error),
    /// It can't be written as a workbook.
    #[error("the workbook can't be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

impl Format {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Csv { bom: true }, Self::Xlsx, Self::Ndjson];

    /// The same, with what fields of a request switch off.
    #[must_use]
    pub(crate) fn asked(self, fields: &BTreeMap<String, String>) -> Self {
        match self {
            Self::Csv { .. } => Self::Csv { bom: fields.get("bom").is_none_or(|bom| bom != "no") },
            other => other,
        }
    }

    /// The end of its name.
    #[must_use]
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Csv { .. } => "csv",
            Self::Xlsx => "xlsx",
            Self::Ndjson => "ndjson",
        }
    }

    /// Its content type.
    #[must_use]
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Csv { .. } => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ndjson => "application/x-ndjson; charset=utf-8",
        }
    }
}

/// Takes rows, some at a time.
type Take<'a> = &'a mut dyn FnMut(&[Row]) -> Result<(), ExportError>;

/// Writes the ratings of a selection; says how many they were. A workbook has the figures of the
/// same ratings beside them, where there are some.
///
/// # Errors
/// [`ExportError`]; what was written before is not a whole file.
pub(crate) fn ratings(
    store: &mut Store,
    selection: &Selection,
    figures: &[Row],
    format: Format,
    to: &mut (impl io::Write + Send),
) -> Result<u64, ExportError> {
    let columns = RATINGS.map(|source| source.column);
    let rows = |take: Take<'_>| pages(store, selection, take);
    match format {
        Format::Csv { bom } => csv::write(&columns, rows, bom, to),
        Format::Xlsx => xlsx::ratings(&columns, rows, figures, to),
        Format::Ndjson => ndjson::write(&columns, rows, to),
    }
}

/// Writes the figures of a period.
///
/// # Errors
/// [`ExportError`]
pub(crate) fn summary(
    figures: &[Row],
    format: Format,
    to: &mut (impl io::Write + Send),
) -> Result<(), ExportError> {
    let rows = |take: Take<'_>| take(figures);
    match format {
        Format::Csv { bom } => csv::write(&SUMMARY, rows, bom, to),
        Format::Xlsx => xlsx::summary(figures, to),
        Format::Ndjson => ndjson::write(&SUMMARY, rows, to),
    }
}

/// Hands over the rows of a selection, a page at a time; says how many they were.
fn pages(store: &mut Store, selection: &Selection, take: Take<'_>) -> Result<u64, ExportError> {
    let (mut rows, mut after): (u64, String) = (0, String::new());
    loop {
        let read = store.rows(selection, &after, PAGE)?;
        take(&read)?;
        rows = rows.saturating_add(u64::try_from(read.len()).unwrap_or(u64::MAX));
        match read.last().and_then(|row| row.first()) {
            Some(last) if read.len() == PAGE => after = last.text().to_owned(),
            _ => return Ok(rows),
        }
    }
}
