//! What may stand in each kind of file, as JSON Schema: editors complete and underline by it.
//!
//! The schemas follow from the types of the files; here is only what those can't say themselves.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::calendar::{AnnouncedYear, Law};
use super::guide::{Guide, Question};
use super::life_event::LifeEvent;
use super::policy::{IssuerStatus, Policy};
use super::shared::{Document, Reception};
use super::values::{Day, Hour, Moment, When};

/// The name of each schema and its text.
///
/// # Errors
/// A schema that can't be written as JSON.
pub fn schemas() -> Result<Vec<(&'static str, String)>, serde_json::Error> {
    let all = [
        ("guide", of::<Guide>()),
        ("life-event", of::<LifeEvent>()),
        ("policy", of::<Policy>()),
        ("status", of::<IssuerStatus>()),
        ("documents", of::<IndexMap<String, Document>>()),
        ("questions", of::<IndexMap<String, Question>>()),
        ("reception", of::<IndexMap<String, Reception>>()),
        ("calendar", of::<AnnouncedYear>()),
        ("calendar-law", of::<Law>()),
    ];
    let written = all
        .into_iter()
        .map(|(name, schema)| Ok((name, format!("{}\n", serde_json::to_string_pretty(&schema)?))));
    written.collect()
}

/// Draft 7 is what editors of TOML understand.
fn of<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}

/// A type that is written as one string, or as a date of TOML.
macro_rules! written_as {
    ($type:ty, $name:literal, $description:literal, $pattern:literal) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": $description, "pattern": $pattern })
            }
        }
    };
}

written_as!(Day, "Day", "A date without quotes: 2026-11-23", r"^\d{4}-\d{2}-\d{2}$");
written_as!(
    Moment,
    "Moment",
    "A date and hour without quotes and time zone: 2026-08-21T10:00:00",
    r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:00)?)?$"
);
written_as!(Hour, "Hour", "An hour in quotes: \"07:30\"", r"^\d{2}:\d{2}$");

impl JsonSchema for When {
    fn schema_name() -> Cow<'static, str> {
        "When".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let when = generator.subschema_for::<Self>();
        let number = json_schema!({ "type": "integer", "minimum": 0 });
        let days = json_schema!({ "type": "integer" });
        json_schema!({
            "description": "A condition: a test for each question that is named; all must hold.",
            "type": "object",
            "properties": {
                "any": { "description": "One of them holds.", "type": "array", "items": when, "minItems": 1 },
                "all": { "description": "All of them hold.", "type": "array", "items": when, "minItems": 1 },
                "not": { "description": "It doesn't hold.", "allOf": [when] }
            },
            "additionalProperties": {
                "description": "The test of a question: a choice, several choices, or bounds.",
                "anyOf": [
                    { "type": "string" },
                    { "type": "array", "items": { "type": "string" }, "minItems": 1 },
                    {
                        "type": "object",
                        "minProperties": 1,
                        "additionalProperties": false,
                        "properties": {
                            "at_least": number,
                            "at_most": number,
                            "at_least_days_ago": days,
                            "at_most_days_ago": days
                        }
                    }
                ]
            }
        })
    }
}

pub(super) fn any_answers(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "additionalProperties": {
            "description": "A choice, a number, a date or \"dont_know\".",
            "type": ["string", "integer"]
        }
    })
}

pub(super) fn due(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2}|unknown)$" })
}

pub(super) fn total(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "anyOf": [
            { "type": "integer", "minimum": 0 },
            { "const": "unknown" },
            {
                "type": "object",
                "required": ["at_least"],
                "additionalProperties": false,
                "properties": { "at_least": { "type": "integer", "minimum": 0 } }
            }
        ]
    })
}
