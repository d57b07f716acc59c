//! What the columns and codes of an export mean.

use rules::channel::Channel;
use rules::rating::Stage;
use serde_json::{Value, json};

use super::{COLUMNS, Kind};
use crate::comments::Status;
use crate::figures::REASON_CODES;

/// The data dictionary: every column with its type, meaning and codes.
pub(crate) fn dictionary() -> Value {
    let kind = |kind| match kind {
        Kind::Code | Kind::Text => "text",
        Kind::Date => "date, YYYY-MM-DD",
        Kind::Number => "whole number",
        Kind::Codes => "codes; in CSV and XLSX separated by `;`",
    };
    let codes = |column: &str| match column {
        "channel" => json!(Channel::ALL.map(Channel::code)),
        "stage" => json!(Stage::ALL.map(Stage::code)),
        "reasons" => json!(REASON_CODES),
        "status" => json!(Status::ALL.map(Status::code)),
        _ => Value::Null,
    };
    let columns = COLUMNS.map(|column| {
        json!({
            "name": column.code,
            "type": kind(column.kind),
            "vi": column.vi,
            "en": column.en,
            "codes": codes(column.code),
        })
    });
    json!({ "version": 1, "encoding": "UTF-8", "columns": columns.to_vec() })
}
