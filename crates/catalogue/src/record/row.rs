//! A row of the national list: which procedures there are, without their details.

use serde::Deserialize;

use super::defect::Defect;
use super::detail::{in_force, is_internal, is_provincial, or_default, some};
use super::refusal::Refusal;
use super::words::clean;
use super::{Form, Record};

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Row {
    #[serde(deserialize_with = "or_default")]
    id: String,
    #[serde(deserialize_with = "or_default")]
    code: String,
    #[serde(deserialize_with = "or_default")]
    name: String,
    #[serde(deserialize_with = "or_default")]
    state: String,
    #[serde(rename = "type", deserialize_with = "or_default")]
    kind: String,
    #[serde(deserialize_with = "or_default")]
    departments: Vec<String>,
    #[serde(deserialize_with = "or_default")]
    department_promulgate: String,
}

/// Reads a row.
///
/// # Errors
/// Why it isn't used.
pub fn read(value: serde_json::Value) -> Result<Record, Refusal> {
    let row: Row = serde_json::from_value(value)
        .map_err(|error| Refusal::Malformed { detail: error.to_string() })?;
    in_force(&row.state)?;
    Ok(Record {
        form: Form::Row,
        name: clean(&row.name),
        internal: is_internal(&row.kind),
        provincial: Some(is_provincial(&row.kind)),
        issuer: some(&row.department_promulgate),
        agencies: row.departments.iter().filter_map(|name| some(name)).collect(),
        defects: vec![Defect::ListOnly],
        id: row.id,
        code: row.code,
        ..Record::default()
    })
}
