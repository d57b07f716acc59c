//! `GET /openapi.json`: what can be asked and what is answered, generated from the types.

use std::sync::LazyLock;

use axum::Json;
use rules::rating::{CountBatch, RatingBatch};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::answer::Accepted;
use crate::export::Dictionary;
use crate::figures::Dimension;
use crate::problem::Form;

/// Why a request may be refused, by status.
const PROBLEMS: [(u16, &str); 9] = [
    (400, "It can't be read, or asks for what there isn't"),
    (401, "A key is needed, or this one is none"),
    (403, "This key, or a page of this site, may not"),
    (408, "The body took too long"),
    (409, "The ticket has proved another rating"),
    (413, "The body is larger than 64 KB"),
    (422, "Nothing of the body could be taken"),
    (429, "Too much came from this address: wait as long as Retry-After says"),
    (503, "Too many requests wait, or files leave: come back as Retry-After says"),
];

/// What can go wrong wherever a body is taken.
const TAKING: [u16; 8] = [400, 403, 408, 413, 422, 429, 500, 503];

/// What can go wrong for whoever reads.
const READING: [u16; 5] = [400, 401, 403, 500, 503];

/// What files hold.
const ROWS: &str = "Rows of one period, or of all days; each export is written down";
const FIGURES: &str = "Figures of one period, a line for each value of `by` and each stage";

/// Forms of files.
const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const NDJSON: &str = "application/x-ndjson";

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// The document.
pub(super) async fn get() -> Json<&'static Value> {
    Json(&DOCUMENT)
}

fn document() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let with_tickets = [&TAKING[..], &[409]].concat();
    let paths = json!({
        "/v1/ratings": { "post": {
            "summary": "Hand over ratings; the same id again is the same rating",
            "description": "Answered when every good rating is on the disk. `text/plain` is taken \
                as well, so that a page that goes away can send without asking first.",
            "requestBody": body::<RatingBatch>(&mut generator),
            "responses": answers::<Accepted>(&mut generator, 202, &with_tickets),
        } },
        "/v1/counts": { "post": {
            "summary": "Hand over how often the question was shown, begun and answered",
            "requestBody": body::<CountBatch>(&mut generator),
            "responses": answers::<Accepted>(&mut generator, 202, &TAKING),
        } },
        "/v1/stats": { "get": {
            "summary": "The desk's figures of one period, with their intervals",
            "security": [{ "key": [] }],
            "parameters": parameters(&["by", "with"]),
            "responses": answers::<Map<String, Value>>(&mut generator, 200, &READING),
        } },
        "/v1/export.csv": { "get": file(ROWS, &["bom"], CSV, &mut generator) },
        "/v1/export.xlsx": { "get": file(ROWS, &[], XLSX, &mut generator) },
        "/v1/export.ndjson": { "get": file(ROWS, &[], NDJSON, &mut generator) },
        "/v1/summary.csv": { "get": file(FIGURES, &["by", "bom"], CSV, &mut generator) },
        "/v1/summary.xlsx": { "get": file(FIGURES, &["by"], XLSX, &mut generator) },
        "/v1/summary.ndjson": { "get": file(FIGURES, &["by"], NDJSON, &mut generator) },
        "/v1/dictionary": { "get": {
            "summary": "What the columns and codes of these files mean",
            "responses": answers::<Dictionary>(&mut generator, 200, &[]),
        } },
        "/healthz": { "get": text("The process answers", &[]) },
        "/readyz": { "get": text("Ratings can be taken", &[503]) },
        "/metrics": { "get": {
            "summary": "Figures of the process, for Prometheus",
            "responses": { "200": { "description": "Done", "content": {
                "application/openmetrics-text": { "schema": { "type": "string" } }
            } } },
        } },
        "/openapi.json": { "get": {
            "summary": "This document",
            "responses": { "200": { "description": "OpenAPI 3.1", "content": {
                "application/json": { "schema": { "type": "object" } }
            } } },
        } },
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Một Cửa: ratings",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
        "components": {
            "schemas": generator.take_definitions(true),
            "securitySchemes": { "key": { "type": "http", "scheme": "bearer" } },
        },
    })
}

fn body<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    let schema = generator.subschema_for::<T>();
    json!({ "required": true, "content": { "application/json": { "schema": schema } } })
}

/// One good answer, and the statuses of bad ones.
fn answers<T: JsonSchema>(generator: &mut SchemaGenerator, good: u16, bad: &[u16]) -> Value {
    let schema = generator.subschema_for::<T>();
    let problem = generator.subschema_for::<Form>();
    let mut answers = Map::new();
    let content = json!({ "application/json": { "schema": schema } });
    answers.insert(good.to_string(), json!({ "description": "Done", "content": content }));
    for status in bad {
        let known = PROBLEMS.iter().find(|(known, _)| known == status);
        let description = known.map_or("The database failed: come back later", |(_, text)| text);
        let content = json!({ "application/problem+json": { "schema": problem } });
        let answer = json!({ "description": description, "content": content });
        answers.insert(status.to_string(), answer);
    }
    answers.into()
}

/// The fields of a view, and some more, as parameters of an address.
fn parameters(more: &[&str]) -> Value {
    let fields = Dimension::ALL.iter().map(|dimension| dimension.code());
    let parameter =
        |name: &str| json!({ "name": name, "in": "query", "schema": { "type": "string" } });
    ["period"].into_iter().chain(fields).chain(more.iter().copied()).map(parameter).collect()
}

/// A file in one form.
fn file(summary: &str, more: &[&str], form: &str, generator: &mut SchemaGenerator) -> Value {
    let mut responses = answers::<Map<String, Value>>(generator, 200, &READING);
    responses["200"]["content"] = json!({ form: { "schema": { "type": "string" } } });
    json!({
        "summary": summary,
        "security": [{ "key": [] }],
        "parameters": parameters(more),
        "responses": responses,
    })
}

fn text(summary: &str, bad: &[u16]) -> Value {
    let content = json!({ "text/plain": { "schema": { "type": "string" } } });
    let answer = |description: &str| json!({ "description": description, "content": content });
    let mut answers = Map::new();
    answers.insert("200".to_owned(), answer("Yes"));
    for status in bad {
        answers.insert(status.to_string(), answer("No"));
    }
    json!({ "summary": summary, "responses": answers })
}
