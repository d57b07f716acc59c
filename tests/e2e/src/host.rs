//! A portal that isn't ours: serves the site's files with headers and pages of its own.

use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::from_environment;

/// A portal on this machine, up to the end of the test.
#[derive(Debug)]
pub struct Host {
    address: String,
}

impl Host {
    /// Serves `page` at `/`, with a content-security policy on everything.
    pub async fn start(page: &'static str, policy: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let name = HeaderName::from_static("content-security-policy");
        let app = Router::new()
            .route("/", get(move || async move { Html(page) }))
            .fallback_service(ServeDir::new(from_environment("MOT_CUA_SITE")))
            .layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(policy)));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { address }
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}
