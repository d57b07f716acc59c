//! A JSON object a line, for programs.

use std::io;

use super::{COLUMNS, Column, ExportError, Kind, Selection, pages};
use crate::store::{Store, Value};

pub(super) fn write(
    store: &mut Store,
    selection: &Selection,
    to: &mut impl io::Write,
) -> Result<u64, ExportError> {
    let mut page = Vec::new();
    pages(store, selection, |rows| {
        page.clear();
        for row in rows {
            for (place, (value, column)) in row.iter().zip(COLUMNS).enumerate() {
                page.push(if place == 0 { b'{' } else { b',' });
                // Names of columns need no escape.
                page.push(b'"');
                page.extend_from_slice(column.code.as_bytes());
                page.extend_from_slice(b"\":");
                field(&mut page, value, &column)?;
            }
            page.extend(b"}\n");
        }
        Ok(to.write_all(&page)?)
    })
}

fn field(page: &mut Vec<u8>, value: &Value<'_>, column: &Column) -> Result<(), ExportError> {
    match value {
        Value::Null => page.extend(b"null"),
        Value::Integer(number) => serde_json::to_writer(page, number)?,
        // It is a JSON array already.
        Value::Text(text) if column.kind == Kind::Codes => page.extend(text.as_bytes()),
        Value::Text(text) => serde_json::to_writer(page, text)?,
    }
    Ok(())
}
