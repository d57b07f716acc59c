//! `GET /v1/stats`

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;

use super::Service;
use super::reader::Reader;
use crate::access::Scope;
use crate::problem::Problem;
use crate::store::{Counts, Filter, Store};
use crate::writer::NotKept;

/// Counts by stage and score, of what `procedure`, `province`, `office` and `channel` leave; with
/// `by`, for each value of one of these, too.
pub(super) async fn get(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Json<Counts>, Problem> {
    let reader = Reader::of(&headers, service.open_stats)?;
    let Query(mut filter) = filter.map_err(|error| Problem::Query(error.body_text()))?;
    let database = service.writer.database().clone();
    let count = move || {
        let mut store = Store::open_reader(&database).map_err(Problem::Store)?;
        reader.narrow(&mut store, Scope::Read, &mut filter)?;
        store.counts(&filter).map_err(Problem::Store)
    };
    let counted = tokio::task::spawn_blocking(count).await;
    counted.map_err(|_| Problem::NotKept(NotKept::Database))?.map(Json)
}
