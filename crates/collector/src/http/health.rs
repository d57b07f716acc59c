//! `GET /healthz` and `GET /readyz`

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use super::Service;
use crate::store::Store;

/// The process answers.
pub(super) async fn live() -> &'static str {
    "ok"
}

/// Ratings can be taken: the writing thread runs and the database can be read.
pub(super) async fn ready(State(service): State<Arc<Service>>) -> (StatusCode, &'static str) {
    if !service.writer.is_running() {
        return (StatusCode::SERVICE_UNAVAILABLE, "ratings can't be written");
    }
    let database = service.writer.database().clone();
    let check = move || Store::open_reader(&database)?.check();
    let read = tokio::task::spawn_blocking(check).await;
    match read {
        Ok(Ok(())) => (StatusCode::OK, "ok"),
        Ok(Err(error)) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database can't be read")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database can't be read"),
    }
}
