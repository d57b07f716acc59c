//! `GET /v1/stats`

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};

use super::Service;
use crate::problem::Problem;
use crate::store::{Counts, Filter, Store, StoreError};
use crate::writer::NotKept;

/// Counts by stage and score, of what `procedure`, `province`, `office` and `channel` leave; with
/// `by`, for each value of one of these, too.
pub(super) async fn get(
    State(service): State<Arc<Service>>,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Json<Counts>, Problem> {
    let Query(filter) = filter.map_err(|error| Problem::Query(error.body_text()))?;
    let database = service.writer.database().clone();
    let count =
        move || -> Result<Counts, StoreError> { Store::open_reader(&database)?.counts(&filter) };
    tokio::task::spawn_blocking(count)
        .await
        .map_err(|_| Problem::NotKept(NotKept::Database))?
        .map(Json)
        .map_err(Problem::Store)
}
