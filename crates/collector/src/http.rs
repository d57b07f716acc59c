//! The service over HTTP, one file a route.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware;
use axum::routing::{get, post};
use ipnet::IpNet;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::export::Format;
use crate::limits::Thresholds;
use crate::office_names::OfficeNames;
use crate::writer::Writer;

mod address;
pub(crate) mod answer;
mod body;
mod comments;
mod counts;
mod desk;
mod embed;
mod export;
mod health;
mod metrics;
mod openapi;
mod origin;
mod ratings;
mod reader;
mod service;
mod session;
mod sign_in;
mod site;
mod stats;
mod summary;
mod tickets;

pub use origin::{AllowedOrigin, OriginError};
use service::Service;

/// What an operator decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// A folder that is served as the site, where there is one.
    pub site: Option<PathBuf>,
    /// What offices are called.
    pub offices: OfficeNames,
    /// Other sites whose pages may send ratings from a citizen's browser.
    pub allowed_origins: Vec<AllowedOrigin>,
    /// How much one coarse address may send in a minute.
    pub thresholds: Thresholds,
    /// Proxies whose word on a client's address is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether sums can be read without a key.
    pub open_stats: bool,
    /// Figures of fewer ratings are hidden.
    pub hide_under: u64,
    /// Connections that are open at once; more wait until one ends.
    pub connections: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            site: None,
            offices: OfficeNames::default(),
            allowed_origins: Vec::new(),
            thresholds: Thresholds::default(),
            trusted_proxies: Vec::new(),
            open_stats: false,
            // What official statistics hide at the least, so that nobody is found in a table.
            hide_under: 10,
            // A proxy keeps a few dozen open; each costs some 20 KB.
            connections: 512,
        }
    }
}

/// The whole service.
pub fn router(writer: Writer, settings: &Settings) -> Router {
    let origins = &settings.allowed_origins;
    let shared = Arc::new(Service::new(writer, settings));
    let counted = middleware::from_fn_with_state(Arc::clone(&shared), metrics::count);
    let desk = desk_pages(&shared);
    let api = Router::new()
        .route("/v1/ratings", post(ratings::post))
        .route("/v1/counts", post(counts::post))
        .route("/v1/stats", get(stats::get))
        .route("/v1/dictionary", get(export::dictionary))
        .merge(files())
        .layer(origin::cors(origins))
        .route("/healthz", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::get))
        .route("/openapi.json", get(openapi::get))
        // Each layer of a router costs every request an allocation: these go on as one.
        .layer((
            counted,
            set(header::CACHE_CONTROL, "no-store"),
            set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        ))
        .with_state(shared)
        .merge(desk);
    let service = match &settings.site {
        Some(folder) => api.fallback_service(site::service(folder)),
        None => api,
    };
    service.layer((
        set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Pages of the site itself still say where they are: without that a beacon has no origin.
        set(header::REFERRER_POLICY, "same-origin"),
    ))
}

/// Ratings and figures in every format.
fn files() -> Router<Arc<Service>> {
    Format::ALL.into_iter().fold(Router::new(), |router, format| {
        let end = format.extension();
        router
            .route(
                &format!("/v1/export.{end}"),
                get(move |service, headers, fields| export::file(service, headers, fields, format)),
            )
            .route(
                &format!("/v1/summary.{end}"),
                get(move |service, headers, fields| {
                    summary::file(service, headers, fields, format)
                }),
            )
    })
}

/// The files of a built site alone, as [`router`] serves them.
pub fn site(folder: &Path) -> Router {
    site::service(folder)
}

/// The survey team's pages. Forms of other sites don't reach them.
fn desk_pages(service: &Arc<Service>) -> Router {
    Router::new()
        .route("/desk", get(desk::overview))
        .route("/desk/tables", get(desk::tables))
        .route("/desk/offices", get(desk::offices))
        .route("/desk/signs", get(desk::signs))
        .route("/desk/sipas", get(desk::sipas))
        .route("/desk/comments", get(comments::page).post(comments::handle))
        .route("/desk/comments.csv", get(comments::csv))
        .route("/desk/export/{format}", get(desk::export))
        .route("/desk/summary/{format}", get(desk::summary))
        .route("/desk/sign-in", get(sign_in::page).post(sign_in::sign_in))
        .route("/desk/sign-out", post(sign_in::sign_out))
        .route("/desk.css", get(desk::styles))
        .route("/desk.js", get(desk::script))
        .layer(middleware::from_fn(origin::of_this_site))
        .layer(set(header::CACHE_CONTROL, "no-store"))
        .layer(set(header::CONTENT_SECURITY_POLICY, desk::POLICY))
        .with_state(Arc::clone(service))
}

/// A header on every answer that doesn't have it yet.
fn set(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
