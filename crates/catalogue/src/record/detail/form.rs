//! The keys of a detail record that are used.

use serde::{Deserialize, Deserializer};
use serde_json::Number;

/// A detail record, as far as it is used. What it calls `required` is set in none.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Detail {
    #[serde(deserialize_with = "or_default")]
    pub(super) id: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) code: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) name: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) state: String,
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub(super) kind: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) is_internal: bool,
    pub(super) is_full_process: Option<bool>,
    pub(super) updated_at: Option<i64>,
    #[serde(deserialize_with = "or_default")]
    pub(super) decision_no: String,
    pub(super) procedure_proposal: Option<Proposal>,
    #[serde(deserialize_with = "or_default")]
    pub(super) department_promulgate_name: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) executing_agencies: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) departments_executing: Vec<Named>,
    #[serde(deserialize_with = "or_default")]
    pub(super) departments_authority: Vec<Named>,
    #[serde(deserialize_with = "or_default")]
    pub(super) unit_groups_executing: Vec<Named>,
    #[serde(deserialize_with = "or_default")]
    pub(super) legal_basises_details: Vec<Named>,
    #[serde(deserialize_with = "or_default")]
    pub(super) results_details: Vec<Named>,
    #[serde(deserialize_with = "or_default")]
    pub(super) execution_methods: Vec<Method>,
    #[serde(deserialize_with = "or_default")]
    pub(super) execution_cases: Vec<ExecutionCase>,
    #[serde(deserialize_with = "or_default")]
    pub(super) cases: Vec<Case>,
    #[serde(deserialize_with = "or_default")]
    pub(super) note: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Proposal {
    #[serde(deserialize_with = "or_default")]
    pub(super) proposal_number: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Named {
    #[serde(deserialize_with = "or_default")]
    pub(super) name: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) code: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Method {
    #[serde(deserialize_with = "or_default")]
    pub(super) submission_method: String,
    pub(super) processing_time: Option<NumberOrWords>,
    #[serde(deserialize_with = "or_default")]
    pub(super) processing_time_unit: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) description: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) fees: Vec<Fee>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Fee {
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub(super) kind: String,
    pub(super) value: Option<NumberOrWords>,
    #[serde(deserialize_with = "or_default")]
    pub(super) currency_name: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) description: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct ExecutionCase {
    #[serde(deserialize_with = "or_default")]
    pub(super) name: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) profile_components: Vec<Component>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Component {
    #[serde(deserialize_with = "or_default")]
    pub(super) name: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) original_qty: u8,
    #[serde(deserialize_with = "or_default")]
    pub(super) copy_qty: u8,
    #[serde(deserialize_with = "or_default")]
    pub(super) required: bool,
    #[serde(deserialize_with = "or_default")]
    pub(super) attachments: Vec<Attachment>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Attachment {
    #[serde(deserialize_with = "or_default")]
    pub(super) file_name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Case {
    #[serde(deserialize_with = "or_default")]
    pub(super) code: String,
    #[serde(deserialize_with = "or_default")]
    pub(super) name: String,
    pub(super) processing_day: Option<ProcessingDay>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ProcessingDay {
    pub(super) qty: Option<NumberOrWords>,
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub(super) unit: String,
}

/// The portal writes a figure as a number, with or without a fraction, or as text.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum NumberOrWords {
    Number(Number),
    Words(String),
}

/// What isn't there and what is `null` are the same.
pub(in crate::record) fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}
