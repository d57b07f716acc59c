//! The pages of the preview.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path as Address, Query, State as Shared};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use tokio::sync::watch::Receiver;

use super::state::State;

/// How long a page waits for the next change before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// The page loads nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; form-action 'none'; frame-ancestors 'none'";

/// The page, its state, the compiled catalogue, and the widget of a built site.
pub(super) fn router(state: Receiver<Arc<State>>, site: &Path) -> Router {
    let page = |kind, text| move || async move { file(kind, text) };
    Router::new()
        .route("/", get(page("text/html; charset=utf-8", include_str!("page.html"))))
        .route("/preview.js", get(page("text/javascript", include_str!("page.js"))))
        .route("/preview.css", get(page("text/css", include_str!("page.css"))))
        .route("/state", get(next))
        .route("/catalogue/{*path}", get(compiled))
        .with_state(state)
        .fallback_service(collector::site(site))
}

fn file(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, POLICY)], NO_STORE, text)
}

const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

#[derive(Debug, Deserialize)]
struct After {
    /// The generation that the page shows already.
    #[serde(default)]
    after: u64,
}

/// The state once it is another than the page shows; after a while the same.
async fn next(
    Shared(mut state): Shared<Receiver<Arc<State>>>,
    Query(After { after }): Query<After>,
) -> Response {
    let changed = state.wait_for(|state| state.generation != after);
    // Without a change the page gets what it has, and asks again.
    let _ = tokio::time::timeout(PATIENCE, changed).await;
    let now = Arc::clone(&state.borrow());
    (NO_STORE, Json(State::clone(&now))).into_response()
}

async fn compiled(
    Shared(state): Shared<Receiver<Arc<State>>>,
    Address(path): Address<String>,
) -> Response {
    let now = Arc::clone(&state.borrow());
    match now.files.get(&path) {
        Some(bytes) => (NO_STORE, bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
