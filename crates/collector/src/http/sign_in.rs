//! `/desk/sign-in` and `/desk/sign-out`

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::Service;
use super::desk::language;
use crate::access::{Grant, Scope, Secret};
use crate::desk::{self, Place};
use crate::problem::Problem;

pub(super) async fn page(Query(fields): Query<BTreeMap<String, String>>) -> Markup {
    let to = fields.get("to").map_or("", |to| inside(to));
    desk::sign_in(language(&fields), to, false)
}

/// Takes a key; whoever shows a good one goes where they wanted to.
pub(super) async fn sign_in(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let to = fields.get("to").map_or("", |to| inside(to)).to_owned();
    let secret = fields.get("key").and_then(|key| Secret::parse(key.trim()));
    let Some(secret) = secret else { return Ok(refused(&fields, &to)) };
    let asked = secret.clone();
    let known = service.read(move |store| store.unlock(&asked).map_err(Problem::Store)).await?;
    let Some(known) = known else { return Ok(refused(&fields, &to)) };
    let cookie = service.sessions.begin(secret, is_secure(&headers), Instant::now());
    let cookie = cookie.ok_or(Problem::Broken)?;
    let to = if to.is_empty() { first_page(&known.grant).to_owned() } else { to };
    Ok((StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, to)])
        .into_response())
}

/// Ends the session, if the form was the desk's own.
pub(super) async fn sign_out(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Response {
    let token = fields.get("token").map_or("", |token| token);
    let session = service.sessions.of(&headers, Instant::now());
    if session.is_some_and(|session| !session.has_token(token)) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let cookie = service.sessions.end(&headers, is_secure(&headers));
    let to = "/desk/sign-in".to_owned();
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, to)]).into_response()
}

/// Sends somebody who isn't signed in there, and back again.
pub(super) fn to_sign_in(uri: &Uri) -> Response {
    let to: String = uri.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/desk/sign-in?to={to}"))]).into_response()
}

/// An address of the desk; any other would lead who signs in to another site.
pub(super) fn inside(to: &str) -> &str {
    let path = to.split('?').next().unwrap_or_default();
    let is_desk = path == "/desk" || path.starts_with("/desk/");
    if is_desk && !to.contains(['\\', '\r', '\n']) { to } else { "" }
}

/// What a key opens: a key for comments alone has no overview.
fn first_page(grant: &Grant) -> &'static str {
    let comments_only =
        grant.scopes.contains(&Scope::Comments) && !grant.scopes.contains(&Scope::Read);
    if comments_only { Place::Comments.path() } else { Place::Overview.path() }
}

fn refused(fields: &BTreeMap<String, String>, to: &str) -> Response {
    (StatusCode::UNAUTHORIZED, desk::sign_in(language(fields), to, true)).into_response()
}

/// Browsers keep a secure cookie only behind TLS, or on the machine itself.
fn is_secure(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    !["localhost", "127.0.0.1", "[::1]"].contains(&host)
}
