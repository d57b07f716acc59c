//! `GET /metrics`, and the counting of requests.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Service;

/// The form that Prometheus asks for.
const FORM: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// All figures of the process.
pub(super) async fn get(State(service): State<Arc<Service>>) -> Response {
    let writer = &service.writer;
    match writer.metrics().text(writer.waiting()) {
        Ok(text) => ([(header::CONTENT_TYPE, FORM)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Counts an answer by its route, never by its address: that may hold anything.
pub(super) async fn count(
    State(service): State<Arc<Service>>,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    service.writer.metrics().answered(route, response.status().as_u16());
    response
}
