//! `GET /v1/summary.csv`, `.xlsx` and `.ndjson`: the figures of a period as files

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::Service;
use super::export::{Fields, csv_format};
use super::reader::Reader;
use super::stats::by;
use crate::access::Scope;
use crate::clock::today;
use crate::export::{self, ExportError, Format};
use crate::figures::{Dimension, View, summary};
use crate::problem::Problem;
use crate::store::{Row, Store};

pub(super) async fn csv(
    service: State<Arc<Service>>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    let format = csv_format(&fields);
    file(service, &headers, fields, format).await
}

pub(super) async fn xlsx(
    service: State<Arc<Service>>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    file(service, &headers, fields, Format::Xlsx).await
}

pub(super) async fn ndjson(
    service: State<Arc<Service>>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    file(service, &headers, fields, Format::Ndjson).await
}

/// For whoever may read the same figures as pages.
async fn file(
    State(service): State<Arc<Service>>,
    headers: &HeaderMap,
    fields: Fields,
    format: Format,
) -> Result<Response, Problem> {
    let reader = Reader::of(headers, service.open_stats)?;
    let Query(fields) = fields.map_err(|error| Problem::Query(error.body_text()))?;
    lines(&service, reader, &fields, format).await
}

/// The figures that a reader asks for, as a file: small enough to be whole before it is sent.
pub(super) async fn lines(
    service: &Arc<Service>,
    reader: Reader,
    fields: &BTreeMap<String, String>,
    format: Format,
) -> Result<Response, Problem> {
    let known = |name: &str| {
        ["period", "by", "bom"].contains(&name) || Dimension::from_code(name).is_some()
    };
    if let Some(unknown) = fields.keys().find(|name| !known(name)) {
        return Err(Problem::Query(format!("there is no field `{unknown}`")));
    }
    let mut view =
        View::read(fields, today()).map_err(|error| Problem::Query(error.to_string()))?;
    let by = by(fields)?;
    let inner = Arc::clone(service);
    let name = format!("tong-hop-{}.{}", view.period, format.extension());
    let read = move |store: &mut Store| {
        reader.narrow(store, Scope::Read, &mut view.filter)?;
        let rows = figures(&inner, store, &view, by)?;
        let mut file = Vec::new();
        export::summary(&rows, format, &mut file).map_err(|error| match error {
            ExportError::Store(error) => Problem::Store(error),
            _ => Problem::Broken,
        })?;
        Ok(file)
    };
    let file = service.read(read).await?;
    let headers = [
        (header::CONTENT_TYPE, format.content_type().to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, file).into_response())
}

/// The rows of a summary.
pub(super) fn figures(
    service: &Service,
    store: &mut Store,
    view: &View,
    by: Option<Dimension>,
) -> Result<Vec<Row>, Problem> {
    let lines = summary(store, view, by, service.least).map_err(Problem::Store)?;
    Ok(export::summary_rows(view, by, &lines, &service.labels))
}
