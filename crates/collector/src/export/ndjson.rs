//! A JSON object a line, for programs.

use std::io;

use super::{Column, ExportError, Kind, Take};
use crate::store::Value;

/// Writes what hands over its rows; says what that says.
pub(super) fn write<T>(
    columns: &[Column],
    rows: impl FnOnce(Take<'_>) -> Result<T, ExportError>,
    to: &mut impl io::Write,
) -> Result<T, ExportError> {
    let mut page = Vec::new();
    rows(&mut |rows| {
        page.clear();
        for row in rows {
            for (place, (value, column)) in row.iter().zip(columns).enumerate() {
                page.push(if place == 0 { b'{' } else { b',' });
                // Names of columns need no escape.
                page.push(b'"');
                page.extend_from_slice(column.code.as_bytes());
                page.extend_from_slice(b"\":");
                field(&mut page, value, column.kind)?;
            }
            page.extend(b"}\n");
        }
        Ok(to.write_all(&page)?)
    })
}

fn field(page: &mut Vec<u8>, value: &Value<'_>, kind: Kind) -> Result<(), ExportError> {
    match value {
        Value::Null => page.extend(b"null"),
        Value::Integer(number) => serde_json::to_writer(page, number)?,
        // A JSON array or number already.
        Value::Text(text) if matches!(kind, Kind::Codes | Kind::Decimal) => {
            page.extend(text.as_bytes());
        }
        Value::Text(text) => serde_json::to_writer(page, text)?,
    }
    Ok(())
}
