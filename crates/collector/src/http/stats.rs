//! `GET /v1/stats`

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::Service;
use super::reader::Reader;
use crate::access::Scope;
use crate::clock::today;
use crate::figures::{Dimension, Funnel, Overview, Signs, Table, Trend, View};
use crate::problem::Problem;
use crate::store::Store;

/// What can be asked for beside the fields of a view.
const MORE: [&str; 2] = ["by", "with"];

/// The desk's figures of one `period`, of what `procedure`, `province`, `office` and `channel`
/// leave; with `by`, of each value of one of these, too; `with` adds `trend`, `funnel` or `signs`.
pub(super) async fn get(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    fields: Result<Query<BTreeMap<String, String>>, QueryRejection>,
) -> Result<Json<Value>, Problem> {
    let reader = Reader::of(&headers, service.open_stats)?;
    let Query(fields) = fields.map_err(|error| Problem::Query(error.body_text()))?;
    let asked = Asked::read(&fields)?;
    let least = service.least;
    let answer = service.read(move |store| asked.answer(&reader, store, least)).await?;
    Ok(Json(answer))
}

struct Asked {
    view: View,
    by: Option<Dimension>,
    with: Vec<String>,
}

impl Asked {
    fn read(fields: &BTreeMap<String, String>) -> Result<Self, Problem> {
        let known = |name: &str| {
            MORE.contains(&name)
                || name == "period"
                || Dimension::ALL.iter().any(|dimension| dimension.code() == name)
        };
        if let Some(unknown) = fields.keys().find(|name| !known(name)) {
            return Err(Problem::Query(format!("there is no field `{unknown}`")));
        }
        let view =
            View::read(fields, today()).map_err(|error| Problem::Query(error.to_string()))?;
        let by = by(fields)?;
        let with = fields.get("with").map_or("", |with| with).split(',').map(str::to_owned);
        let with: Vec<String> = with.filter(|with| !with.is_empty()).collect();
        let parts = ["trend", "funnel", "signs"];
        if let Some(unknown) = with.iter().find(|with| !parts.contains(&with.as_str())) {
            return Err(Problem::Query(format!(
                "`with`: `{unknown}` is none of {}",
                parts.join(", ")
            )));
        }
        Ok(Self { view, by, with })
    }

    fn answer(mut self, reader: &Reader, store: &mut Store, least: u64) -> Result<Value, Problem> {
        reader.narrow(store, Scope::Read, &mut self.view.filter)?;
        let (view, period) = (&self.view, self.view.period);
        let overview = Overview::read(store, view, least).map_err(Problem::Store)?;
        let mut answer = json!({
            "period": period,
            "from": rules::iso::Iso::write(&period.starts_on()),
            "to": rules::iso::Iso::write(&period.ends_on()),
            "filter": view.filter,
            "hidden_under": least,
            "figures": overview,
        });
        if let Some(by) = self.by {
            answer["table"] = json!(Table::read(store, view, by, least).map_err(Problem::Store)?);
        }
        for part in &self.with {
            answer[part] = match part.as_str() {
                "trend" => json!(Trend::read(store, view, least).map_err(Problem::Store)?),
                "funnel" => json!(Funnel::read(store, view, least).map_err(Problem::Store)?),
                _ => json!(Signs::read(store, view, least).map_err(Problem::Store)?),
            };
        }
        Ok(answer)
    }
}

/// The field by which ratings are told apart, if one is named.
pub(super) fn by(fields: &BTreeMap<String, String>) -> Result<Option<Dimension>, Problem> {
    let by = fields.get("by").map(|by| {
        Dimension::from_code(by)
            .ok_or_else(|| Problem::Query(format!("`by`: there is no field `{by}`")))
    });
    by.transpose()
}
