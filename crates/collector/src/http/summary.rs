//! `GET /v1/summary.csv`, `.xlsx` and `.ndjson`: the figures of a period as files

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

use super::Service;
use super::export::{Fields, view};
use super::reader::Reader;
use super::stats::by;
use crate::access::Scope;
use crate::export::{self, ExportError, Format};
use crate::figures::{Dimension, View, summary};
use crate::problem::Problem;
use crate::store::{Row, Store};

/// For whoever may read the same figures as pages.
pub(super) async fn file(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    fields: Fields,
    format: Format,
) -> Result<Response, Problem> {
    let reader = Reader::of(&headers, service.open_stats)?;
    let Query(fields) = fields.map_err(|error| Problem::Query(error.body_text()))?;
    lines(&service, reader, &fields, format.asked(&fields)).await
}

/// The figures that a reader asks for, as a file: small enough to be whole before it is sent.
pub(super) async fn lines(
    service: &Arc<Service>,
    reader: Reader,
    fields: &BTreeMap<String, String>,
    format: Format,
) -> Result<Response, Problem> {
    let mut view = view(fields, &["period", "by", "bom"])?;
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
