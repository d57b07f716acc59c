//! What the columns and codes of an export mean.

use rules::channel::Channel;
use rules::rating::Stage;
use schemars::JsonSchema;
use serde::Serialize;

use super::{Column, Kind, RATINGS, SUMMARY};
use crate::comments::Status;
use crate::figures::REASON_CODES;

/// The data dictionary: every column with its type, meaning and codes.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Dictionary {
    /// Grows when a column changes what it means.
    version: u8,
    encoding: &'static str,
    /// The columns of single ratings, in their order.
    columns: Vec<Entry>,
    /// The columns of a period's figures, in their order.
    summary: Vec<Entry>,
}

/// A column.
#[derive(Debug, Serialize, JsonSchema)]
struct Entry {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    vi: &'static str,
    en: &'static str,
    /// All codes that may stand in it; null where they can't be listed.
    codes: Option<Vec<&'static str>>,
}

/// The dictionary.
pub(crate) fn dictionary() -> Dictionary {
    let entry = |column: Column| Entry {
        name: column.code,
        kind: kind(column.kind),
        vi: column.vi,
        en: column.en,
        codes: codes(column.code),
    };
    Dictionary {
        version: 1,
        encoding: "UTF-8",
        columns: RATINGS.map(|source| entry(source.column)).into(),
        summary: SUMMARY.map(entry).into(),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Code | Kind::Text => "text",
        Kind::Date => "date, YYYY-MM-DD",
        Kind::Number => "whole number",
        Kind::Decimal => "number with four decimals",
        Kind::Codes => "codes; in CSV and XLSX separated by `;`",
    }
}

fn codes(column: &str) -> Option<Vec<&'static str>> {
    match column {
        "channel" => Some(Channel::ALL.map(Channel::code).into()),
        "stage" => Some(Stage::ALL.map(Stage::code).into()),
        "reasons" => Some(REASON_CODES.into()),
        "status" => Some(Status::ALL.map(Status::code).into()),
        _ => None,
    }
}
