//! Comma-separated values (RFC 4180) that Excel opens with Vietnamese intact.

use std::borrow::Cow;
use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::page::Page;
use super::{Column, ExportError, Kind, Output};
use crate::store::Value;

/// Without it Excel takes UTF-8 for an old encoding.
pub(super) const BOM: &[u8] = "\u{feff}".as_bytes();

/// Records in the making.
pub(super) struct Csv<'a, W: Write> {
    columns: &'a [Column],
    writer: csv::Writer<Page<W>>,
}

impl<'a, W: Write> Csv<'a, W> {
    pub(super) fn new(columns: &'a [Column], bom: bool, to: W) -> Result<Self, ExportError> {
        let mut page = Page::new(to);
        if bom {
            page.write_all(BOM)?;
        }
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(page);
        writer.write_record(columns.iter().map(|column| column.code))?;
        Ok(Self { columns, writer })
    }
}

impl<W: Write> Output for Csv<'_, W> {
    fn row(&mut self, row: &[Value<'_>]) -> Result<(), ExportError> {
        let writer = &mut self.writer;
        for (value, column) in row.iter().zip(self.columns) {
            match value {
                Value::Null => writer.write_field("")?,
                Value::Integer(number) => writer.write_field(number.to_string())?,
                Value::Text(text) => writer.write_field(&*cell(text, column.kind))?,
            }
        }
        Ok(writer.write_record(None::<&[u8]>)?)
    }

    fn pause(&mut self) -> Result<(), ExportError> {
        Ok(self.writer.flush()?)
    }
}

fn cell(text: &str, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Text => harmless(text),
        Kind::Codes => codes(text).into(),
        Kind::Code | Kind::Date | Kind::Number | Kind::Decimal => text.into(),
    }
}

/// A text that a spreadsheet would take for a formula, made a text. Codes are never changed: they
/// are looked up, and none begins like that.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// The codes of a JSON array.
pub(super) fn codes(text: &str) -> String {
    serde_json::from_str::<Vec<String>>(text).unwrap_or_default().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_texts_and_everything_else_stays() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+84", "'+84"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\t=x", "'\t=x"),
            ("＝1", "'＝1"),
            ("Rất nhanh, \"tốt\"", "Rất nhanh, \"tốt\""),
            ("5 = tốt", "5 = tốt"),
            ("", ""),
        ] {
            assert_eq!(cell(text, Kind::Text), expected, "{text}");
        }
        assert_eq!(cell("[\"quick\",\"late\"]", Kind::Codes), "quick;late");
        assert_eq!(cell("[]", Kind::Codes), "");
    }
}
