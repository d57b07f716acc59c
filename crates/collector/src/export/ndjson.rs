//! A JSON object a line, for programs.

use std::io::Write;

use super::page::Page;
use super::{Column, ExportError, Kind, Sheet};
use crate::store::Value;

/// Lines in the making.
#[derive(Debug)]
pub(super) struct Ndjson<'a, W> {
    columns: &'a [Column],
    page: Page<W>,
}

impl<'a, W: Write> Ndjson<'a, W> {
    pub(super) fn new(columns: &'a [Column], to: W) -> Self {
        Self { columns, page: Page::new(to) }
    }
}

impl<W: Write> Sheet for Ndjson<'_, W> {
    fn row(&mut self, row: &[Value<'_>]) -> Result<(), ExportError> {
        let page = &mut self.page;
        for (place, (value, column)) in row.iter().zip(self.columns).enumerate() {
            // Names of columns need no escape.
            page.write_all(if place == 0 { b"{\"" } else { b",\"" })?;
            page.write_all(column.code.as_bytes())?;
            page.write_all(b"\":")?;
            field(page, value, column.kind)?;
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
