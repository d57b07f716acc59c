//! A JSON object a line, for programs.

use std::io::Write;

use super::page::Page;
use super::{Column, ExportError, Kind, Output};
use crate::store::Value;

/// Lines in the making.
#[derive(Debug)]
pub(super) struct Ndjson<W> {
    /// What stands before each value, and what it is.
    fields: Vec<(String, Kind)>,
    page: Page<W>,
}

impl<W: Write> Ndjson<W> {
    pub(super) fn new(columns: &[Column], to: W) -> Self {
        // Names of columns need no escape.
        let field = |(place, column): (usize, &Column)| {
            let before = if place == 0 { '{' } else { ',' };
            (format!("{before}\"{}\":", column.code), column.kind)
        };
        Self { fields: columns.iter().enumerate().map(field).collect(), page: Page::new(to) }
    }
}

impl<W: Write> Output for Ndjson<W> {
    fn row(&mut self, row: &[Value<'_>]) -> Result<(), ExportError> {
        let page = &mut self.page;
        for (value, (before, kind)) in row.iter().zip(&self.fields) {
            page.write_all(before.as_bytes())?;
            field(page, value, *kind)?;
        }
        Ok(page.write_all(b"}\n")?)
    }

    fn pause(&mut self) -> Result<(), ExportError> {
        Ok(self.page.flush()?)
    }
}

fn field(page: &mut impl Write, value: &Value<'_>, kind: Kind) -> Result<(), ExportError> {
    match value {
        Value::Null => page.write_all(b"null")?,
        Value::Integer(number) => serde_json::to_writer(page, number)?,
        // A JSON array or number already.
        Value::Text(text) if matches!(kind, Kind::Codes | Kind::Decimal) => {
            page.write_all(text.as_bytes())?;
        }
        Value::Text(text) => serde_json::to_writer(page, text)?,
    }
    Ok(())
}
