//! A portal that isn't ours: serves the site's files with headers and pages of its own.

use std::future::pending;
use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn};
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::time::sleep;
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
        Self::serve(page, policy, Router::new()).await
    }

    /// The same, with the files of a folder below `/more`.
    pub async fn with_folder(page: &'static str, policy: &'static str, folder: &Path) -> Self {
        Self::serve(page, policy, Router::new().nest_service("/more", ServeDir::new(folder))).await
    }

    /// Serves `page` at `/`; one of the widget's files comes after some time, or never.
    pub async fn with_slow(
        page: &'static str,
        file: &'static str,
        delay: Option<Duration>,
    ) -> Self {
        let folder = Path::new(&from_environment("MOT_CUA_SITE")).join("mot-cua");
        let files = Router::new().fallback_service(ServeDir::new(folder)).layer(from_fn(
            move |request: Request, next: Next| async move {
                if request.uri().path().ends_with(file) {
                    match delay {
                        Some(delay) => sleep(delay).await,
                        None => pending().await,
                    }
                }
                next.run(request).await
            },
        ));
        Self::serve(page, "frame-ancestors 'none'", Router::new().nest("/mot-cua", files)).await
    }

    async fn serve(page: &'static str, policy: &'static str, more: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let name = HeaderName::from_static("content-security-policy");
        let app = more
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
