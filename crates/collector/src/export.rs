//! Ratings and figures as files for spreadsheets and programs. Single ratings are written a page at a
//! time.

mod column;
mod comments;
mod csv;
mod dictionary;
mod ndjson;
mod page;
mod summary;
mod xlsx;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;

use rules::text::Language;

use crate::desk::Labels;
use crate::figures::{Dimension, Filter, Period};
use crate::store::{Row, Store, StoreError, Value};

pub(crate) use column::{Column, Kind, RATINGS};
pub(crate) use comments::write as comments;
use csv::Csv;
pub(crate) use dictionary::{Dictionary, dictionary};
use ndjson::Ndjson;
use summary::SUMMARY;
pub(crate) use summary::rows as summary_rows;
use xlsx::Ratings;

/// Rows that are read at once.
const PAGE: u64 = 1_000;

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

/// A file in the making.
trait Output {
    /// Adds a row.
    fn row(&mut self, row: &[Value<'_>]) -> Result<(), ExportError>;

    /// Waits, if it must, for who reads the file: the database isn't held meanwhile.
    fn pause(&mut self) -> Result<(), ExportError>;
}

/// Writes the ratings of a selection, with names beside codes; says how many they were. A workbook
/// has the figures of the same ratings beside them, where there are some.
///
/// # Errors
/// [`ExportError`]; what was written before is not a whole file.
pub(crate) fn ratings(
    store: &mut Store,
    selection: &Selection,
    figures: &[Row],
    labels: &Labels,
    format: Format,
    to: &mut (impl io::Write + Send),
) -> Result<u64, ExportError> {
    let columns = RATINGS.map(|source| source.column);
    match format {
        Format::Csv { bom } => pages(store, selection, labels, &mut Csv::new(&columns, bom, to)?),
        Format::Xlsx => {
            let mut sheets = Ratings::new(&columns, figures)?;
            let rows = pages(store, selection, labels, &mut sheets)?;
            sheets.save(to)?;
            Ok(rows)
        }
        Format::Ndjson => pages(store, selection, labels, &mut Ndjson::new(&columns, to)),
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
    let all = |output: &mut dyn Output| {
        figures.iter().try_for_each(|row| output.row(row))?;
        output.pause()
    };
    match format {
        Format::Csv { bom } => all(&mut Csv::new(&SUMMARY, bom, to)?),
        Format::Xlsx => xlsx::summary(figures, to),
        Format::Ndjson => all(&mut Ndjson::new(&SUMMARY, to)),
    }
}

/// Adds the rows of a selection to a file, a page at a time; says how many they were.
fn pages(
    store: &mut Store,
    selection: &Selection,
    labels: &Labels,
    output: &mut impl Output,
) -> Result<u64, ExportError> {
    let names = RATINGS.map(|source| source.names);
    let (mut rows, mut after) = (0_u64, String::new());
    loop {
        let (mut read, mut added, mut last) = (0, Ok(()), String::new());
        store.rows(selection, &after, PAGE, &mut |row| {
            read += 1;
            let named: Vec<Value<'_>> = row.iter().zip(names).map(|it| named(labels, it)).collect();
            added = output.row(&named);
            if read == PAGE {
                row.first().map_or("", Value::text).clone_into(&mut last);
            }
            if added.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        added?;
        output.pause()?;
        after = last;
        rows = rows.saturating_add(read);
        if read < PAGE {
            return Ok(rows);
        }
    }
}

/// A value as it is written: a code's name, where its column holds that.
fn named<'a>(labels: &'a Labels, (value, names): (&'a Value<'a>, Option<Dimension>)) -> Value<'a> {
    match (names, value) {
        (Some(by), _) => labels.known(by, value.text(), Language::Vi).into(),
        (None, Value::Null) => Value::Null,
        (None, Value::Integer(number)) => Value::Integer(*number),
        (None, Value::Text(text)) => Value::Text(Cow::Borrowed(text)),
    }
}
