//! `GET /healthz` and `GET /readyz`

use axum::extract::State;
use axum::http::StatusCode;

use crate::writer::Writer;

/// The process answers.
pub(super) async fn live() -> &'static str {
    "ok"
}

/// The database can be opened.
pub(super) async fn ready(State(writer): State<Writer>) -> (StatusCode, &'static str) {
    let location = writer.location().clone();
    let opened = tokio::task::spawn_blocking(move || location.open_reader().is_ok()).await;
    if matches!(opened, Ok(true)) {
        (StatusCode::OK, "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database can't be opened")
    }
}
