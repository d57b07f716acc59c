//! `GET /desk` and the pages below it

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use rules::text::Language;

use super::Service;
use super::reader::Reader;
use super::session::Session;
use crate::access::{Scope, Secret};
use crate::clock::today;
use crate::desk::{self, Frame, Place, Sort};
use crate::figures::{Dimension, Funnel, Overview, Signs, Table, Trend, View};
use crate::problem::Problem;
use crate::store::Store;

/// Nothing is loaded but the desk's own styles, and nothing runs.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

type Fields = Query<BTreeMap<String, String>>;

pub(super) async fn styles() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], desk::STYLES).into_response()
}

pub(super) async fn overview(
    service: State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    page(service, uri, headers, fields, Place::Overview).await
}

pub(super) async fn tables(
    service: State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    page(service, uri, headers, fields, Place::Tables).await
}

pub(super) async fn offices(
    service: State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    page(service, uri, headers, fields, Place::Offices).await
}

pub(super) async fn signs(
    service: State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    page(service, uri, headers, fields, Place::Signs).await
}

pub(super) async fn sipas(
    service: State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    page(service, uri, headers, fields, Place::Sipas).await
}

pub(super) async fn sign_in_page(Query(fields): Fields) -> Markup {
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
    if known.is_none() {
        return Ok(refused(&fields, &to));
    }
    let cookie = service.sessions.begin(secret, is_secure(&headers), Instant::now());
    let cookie = cookie.ok_or(Problem::Broken)?;
    let to = if to.is_empty() { "/desk".to_owned() } else { to };
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

fn refused(fields: &BTreeMap<String, String>, to: &str) -> Response {
    (StatusCode::UNAUTHORIZED, desk::sign_in(language(fields), to, true)).into_response()
}

async fn page(
    State(service): State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    Query(fields): Fields,
    place: Place,
) -> Response {
    let Some(session) = service.sessions.of(&headers, Instant::now()) else {
        return to_sign_in(&uri);
    };
    let asked = match View::read(&fields, today()) {
        Ok(view) => view,
        Err(error) => return Problem::Query(error.to_string()).into_response(),
    };
    let inner = Arc::clone(&service);
    let drawn =
        service.read(move |store| draw(&inner, store, &session, asked, &fields, place)).await;
    match drawn {
        Ok(markup) => markup.into_response(),
        // The key has been revoked meanwhile.
        Err(Problem::KeyUnknown) => to_sign_in(&uri),
        Err(problem) => problem.into_response(),
    }
}

fn draw(
    service: &Service,
    store: &mut Store,
    session: &Session,
    mut view: View,
    fields: &BTreeMap<String, String>,
    place: Place,
) -> Result<Markup, Problem> {
    let reader = Reader::Holder(session.secret.clone());
    let key = reader.narrow(store, Scope::Read, &mut view.filter)?.ok_or(Problem::KeyNeeded)?;
    let least = service.least;
    let field = |name: &str| fields.get(name).map_or("", |value| value.trim());
    let by = Dimension::ALL.into_iter().find(|by| by.code() == field("by"));
    let by = by.unwrap_or(Dimension::Office);
    let sort = Sort::ALL.into_iter().find(|sort| sort.code() == field("sort")).unwrap_or_default();
    let mut more = Vec::new();
    if place == Place::Tables {
        more.push(("by", by.code().to_owned()));
        more.push(("sort", sort.code().to_owned()));
        more.push(("q", field("q").to_owned()));
    }
    let frame = Frame {
        language: language(fields),
        view: &view,
        labels: &service.labels,
        least,
        who: &key.grant.label,
        token: &session.token,
        more: &more,
    };
    Ok(match place {
        Place::Overview => {
            let figures = Overview::read(store, &view, least).map_err(Problem::Store)?;
            let trend = Trend::read(store, &view, least).map_err(Problem::Store)?;
            desk::overview(&frame, &figures, &trend)
        }
        Place::Tables => {
            let table = Table::read(store, &view, by, least).map_err(Problem::Store)?;
            desk::tables(&frame, &table, sort, field("q"))
        }
        Place::Offices => {
            desk::offices(&frame, &Funnel::read(store, &view, least).map_err(Problem::Store)?)
        }
        Place::Signs => {
            desk::signs(&frame, &Signs::read(store, &view, least).map_err(Problem::Store)?)
        }
        Place::Sipas => {
            desk::sipas(&frame, &Overview::read(store, &view, least).map_err(Problem::Store)?)
        }
    })
}

fn language(fields: &BTreeMap<String, String>) -> Language {
    match fields.get("lang").map(String::as_str) {
        Some("en") => Language::En,
        _ => Language::Vi,
    }
}

fn to_sign_in(uri: &Uri) -> Response {
    let to: String = uri.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/desk/sign-in?to={to}"))]).into_response()
}

/// An address of the desk; any other would lead who signs in to another site.
fn inside(to: &str) -> &str {
    let path = to.split('?').next().unwrap_or_default();
    let is_desk = path == "/desk" || path.starts_with("/desk/");
    if is_desk && !to.contains(['\\', '\r', '\n']) { to } else { "" }
}

/// Browsers keep a secure cookie only behind TLS, or on the machine itself.
fn is_secure(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    !["localhost", "127.0.0.1", "[::1]"].contains(&host)
}
