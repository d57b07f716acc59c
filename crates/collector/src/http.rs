//! The service over HTTP, one file a route.

use std::path::PathBuf;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::routing::{get, post};
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::writer::Writer;

mod health;
mod ratings;
mod site;
mod stats;

/// What an operator decides.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// A folder that is served as the site, where there is one.
    pub site: Option<PathBuf>,
    /// Origins of other sites that may send ratings from a citizen's browser.
    pub allowed_origins: Vec<HeaderValue>,
}

/// The whole service.
pub fn router(writer: Writer, settings: &Settings) -> Router {
    let cors = CorsLayer::new()
        .allow_origin(AllowOrigin::list(settings.allowed_origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE]);
    let api = Router::new()
        .route("/v1/ratings", post(ratings::post))
        .route("/v1/stats", get(stats::get))
        .layer(axum::extract::DefaultBodyLimit::max(ratings::MAX_BODY))
        .layer(cors)
        .layer(set(header::CACHE_CONTROL, "no-store"));
    let service = Router::new()
        .merge(api)
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .with_state(writer);
    let service = match &settings.site {
        Some(folder) => service.fallback_service(site::service(folder)),
        None => service,
    };
    service
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "no-referrer"))
}

/// A header on every answer that doesn't have it yet.
fn set(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
