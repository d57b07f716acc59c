//! Every error that a client sees: `application/problem+json` with a stable code.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::access::Scope;
use crate::decode::{BodyError, Refused, TICKET_USED};
use crate::store::StoreError;
use crate::writer::NotKept;

/// After how many seconds a busy or failing collector is worth asking again.
const COME_BACK: u64 = 5;

/// An error on its way to a client.
#[derive(Debug)]
pub(crate) enum Problem {
    Body(BodyError),
    /// Nothing of the body could be taken.
    Refused(Vec<Refused>),
    TooLarge,
    /// No room for the body.
    Busy,
    /// The body took too long to arrive.
    TooSlow,
    /// Too much came from one address; after this time it may send again.
    TooMuch(Duration),
    /// The body ended before its end.
    Unread(String),
    /// A page of a site that isn't named may not send.
    Origin(String),
    Query(String),
    KeyNeeded,
    /// Not a key, or one that ended.
    KeyUnknown,
    /// The key doesn't allow this.
    KeyScope(Scope),
    /// The key doesn't allow this value of a field.
    OutOfScope(&'static str),
    NotKept(NotKept),
    Store(StoreError),
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, detail) = match &self {
            Self::Body(error) => {
                let code = match error {
                    BodyError::NotJson(_) => "not_json",
                    BodyError::NoList("counts") => "no_counts",
                    BodyError::NoList(_) => "no_ratings",
                    BodyError::TooMany { .. } => "too_many",
                };
                (StatusCode::BAD_REQUEST, code, error.to_string())
            }
            Self::Refused(refused) => {
                let (code, detail) = refused
                    .first()
                    .map_or(("invalid", String::new()), |first| (first.code, first.detail.clone()));
                let status = match code {
                    TICKET_USED => StatusCode::CONFLICT,
                    _ => StatusCode::UNPROCESSABLE_ENTITY,
                };
                (status, code, detail)
            }
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                "the body is larger than 64 KB; send less at once".to_owned(),
            ),
            Self::TooSlow => (
                StatusCode::REQUEST_TIMEOUT,
                "too_slow",
                "the body took too long to arrive; send the same again".to_owned(),
            ),
            Self::TooMuch(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "too_many_from_address",
                "too much came from this address; wait as long as Retry-After says".to_owned(),
            ),
            Self::Unread(detail) => (StatusCode::BAD_REQUEST, "unread", detail.clone()),
            Self::Origin(origin) => (
                StatusCode::FORBIDDEN,
                "origin_not_allowed",
                format!(
                    "pages of `{origin}` may not send ratings here; `--allow-origin` lets them"
                ),
            ),
            Self::KeyNeeded => (
                StatusCode::UNAUTHORIZED,
                "key_needed",
                "send a key: `Authorization: Bearer mc_…`".to_owned(),
            ),
            Self::KeyUnknown => (
                StatusCode::UNAUTHORIZED,
                "key_unknown",
                "this is no key, or it was revoked".to_owned(),
            ),
            Self::KeyScope(scope) => (
                StatusCode::FORBIDDEN,
                "key_scope",
                format!("the key has no scope `{}`", scope.code()),
            ),
            Self::OutOfScope(field) => {
                (StatusCode::FORBIDDEN, "out_of_scope", format!("the key is for another `{field}`"))
            }
            Self::Query(detail) => (StatusCode::BAD_REQUEST, "bad_query", detail.clone()),
            Self::NotKept(NotKept::QueueFull) | Self::Busy => (
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "too many requests wait; send the same again later".to_owned(),
            ),
            Self::NotKept(NotKept::Database) | Self::Store(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "storage_failed",
                "the database failed; send the same again later".to_owned(),
            ),
        };
        if let Self::Store(error) = &self {
            tracing::error!(%error, "the database could not be read");
        }
        let mut body = json!({
            "type": "about:blank",
            "title": status.canonical_reason(),
            "status": status.as_u16(),
            "code": code,
            "detail": detail,
        });
        let wait = match self {
            // Rounded up: a moment too early would be one more request for nothing.
            Self::TooMuch(wait) => Some(wait.as_secs().saturating_add(1)),
            _ if status.is_server_error() => Some(COME_BACK),
            _ => None,
        };
        match self {
            Self::Refused(refused) => add_refused(&mut body, &refused),
            Self::Body(BodyError::NoList(list) | BodyError::TooMany { list, .. }) => {
                body["field"] = json!(list);
            }
            Self::OutOfScope(field) => body["field"] = json!(field),
            _ => {}
        }
        let mut response = (status, body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json; charset=utf-8"),
        );
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(wait) = wait {
            headers.insert(header::RETRY_AFTER, wait.into());
        }
        response
    }
}

/// The first one where a simple client looks, and all of them.
fn add_refused(body: &mut Value, refused: &[Refused]) {
    if let Some(first) = refused.first() {
        body["field"] = json!(first.field);
        body["index"] = json!(first.index);
    }
    body["problems"] = json!(refused);
}
