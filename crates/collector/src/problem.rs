//! Every error that a client sees: `application/problem+json` with a stable code.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::Serialize;

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
    /// A part of the service broke down.
    Broken,
    Store(StoreError),
}

/// What a client reads of a problem (RFC 9457).
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Form {
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    title: &'static str,
    /// The status.
    status: u16,
    /// Stable, for programs.
    code: &'static str,
    /// For people.
    detail: String,
    /// The field that is wrong; of several items, that of the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// The place in the body of the first item that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
    /// All items that are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    problems: Vec<Refused>,
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
            Self::NotKept(NotKept::Database) | Self::Store(_) | Self::Broken => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "storage_failed",
                "the database failed; send the same again later".to_owned(),
            ),
        };
        if let Self::Store(error) = &self {
            tracing::error!(%error, "the database could not be read");
        }
        let mut form = Form {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            code,
            detail,
            field: None,
            index: None,
            problems: Vec::new(),
        };
        let wait = match self {
            // Rounded up: a moment too early would be one more request for nothing.
            Self::TooMuch(wait) => Some(wait.as_secs().saturating_add(1)),
            _ if status.is_server_error() => Some(COME_BACK),
            _ => None,
        };
        match self {
            Self::Refused(refused) => {
                form.field = refused.first().map(|first| first.field.clone());
                form.index = refused.first().map(|first| first.index);
                form.problems = refused;
            }
            Self::Body(BodyError::NoList(list) | BodyError::TooMany { list, .. }) => {
                form.field = Some(list.to_owned());
            }
            Self::OutOfScope(field) => form.field = Some(field.to_owned()),
            _ => {}
        }
        let mut response = (status, Json(form)).into_response();
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
