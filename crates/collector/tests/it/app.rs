//! The service without a port, on a database of its own.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use collector::{Settings, Store, Thresholds, Writer, router};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::backend::Home;

pub(crate) struct App {
    pub(crate) router: Router,
    pub(crate) home: Home,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) content_type: String,
    pub(crate) body: Value,
}

impl App {
    /// Nothing where the database of this suite isn't installed.
    pub(crate) async fn start() -> Option<Self> {
        Self::with(&Settings { open_stats: true, hide_under: 1, ..Settings::default() }).await
    }

    /// For tests that send more than one address may.
    pub(crate) async fn unlimited() -> Option<Self> {
        let thresholds = Thresholds { mark_over: u32::MAX, refuse_over: u32::MAX };
        let settings =
            Settings { thresholds, open_stats: true, hide_under: 1, ..Settings::default() };
        Self::with(&settings).await
    }

    pub(crate) async fn with(settings: &Settings) -> Option<Self> {
        let home = Home::fresh().await?;
        let database = home.database.clone();
        let store = tokio::task::spawn_blocking(move || Store::open(&database)).await.unwrap();
        let (writer, _) = Writer::start(store.unwrap()).unwrap();
        Some(Self { router: router(writer, settings), home })
    }

    pub(crate) async fn raw(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.raw(request).await;
        let status = response.status();
        let content_type = response
            .headers()
            .get(header::CONTENT_TYPE)
            .map_or("", |value| value.to_str().unwrap())
            .to_owned();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, content_type, body: serde_json::from_slice(&bytes).unwrap_or(Value::Null) }
    }

    pub(crate) async fn post(&self, body: impl Into<Body>) -> Answer {
        self.send(Request::post("/v1/ratings").body(body.into()).unwrap()).await
    }

    pub(crate) async fn post_ratings(&self, ratings: Vec<Value>) -> Answer {
        self.post(json!({ "ratings": ratings }).to_string()).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// How many ratings there are of each score, in the year of [`rating`].
    pub(crate) async fn scores(&self) -> Value {
        self.get("/v1/stats?period=2026").await.body["figures"]["distribution"].clone()
    }

    pub(crate) async fn rows(&self) -> i64 {
        self.home.rows().await
    }
}

/// The id with that number, on 24 November 2026.
pub(crate) fn id(number: u64) -> String {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    rules::rating::RatingId::new(20_781, &random).into()
}

/// A rating as a widget sends it.
pub(crate) fn rating(number: u64) -> Value {
    json!({
        "id": id(number),
        "procedure": "temporary-residence",
        "province": "48",
        "channel": "online",
        "stage": "completed",
        "score": 5,
        "reasons": ["quick"],
        "answered_on": "2026-11-24",
        "question_set": "one-question-2026",
        "locale": "vi",
        "widget": "0.1.0",
        "catalogue": "abc123"
    })
}

/// A rating with one field changed.
pub(crate) fn with(number: u64, field: &str, value: Value) -> Value {
    let mut rating = rating(number);
    rating[field] = value;
    rating
}
