//! `GET /desk` and the pages below it

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use rules::text::Language;

use super::Service;
use super::export::rows;
use super::reader::Reader;
use super::session::Session;
use super::sign_in::to_sign_in;
use super::summary::lines;
use crate::access::Scope;
use crate::clock::today;
use crate::desk::{self, By, Frame, Order, Place, Sort};
use crate::export::Format;
use crate::figures::{Dimension, Funnel, Overview, Signs, Table, Trend, View};
use crate::problem::Problem;
use crate::store::Store;

/// Nothing is loaded but the desk's own styles and its one script, which no page needs.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type Fields = Query<BTreeMap<String, String>>;

pub(super) async fn styles() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], desk::STYLES).into_response()
}

pub(super) async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], desk::SCRIPT).into_response()
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
        Err(error) => return trouble(Problem::Query(error.to_string()), language(&fields)),
    };
    let inner = Arc::clone(&service);
    let spoken = language(&fields);
    let drawn =
        service.read(move |store| draw(&inner, store, &session, asked, &fields, place)).await;
    match drawn {
        Ok(markup) => markup.into_response(),
        // The key has been revoked meanwhile.
        Err(Problem::KeyUnknown) => to_sign_in(&uri),
        Err(problem) => trouble(problem, spoken),
    }
}

/// The ratings of a view as a file, for a key that may take rows.
pub(super) async fn export(
    service: State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    format: Path<String>,
    fields: Fields,
) -> Response {
    file(service, uri, headers, format, fields, Content::Ratings).await
}

/// The figures of a view as a file.
pub(super) async fn summary(
    service: State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    format: Path<String>,
    fields: Fields,
) -> Response {
    file(service, uri, headers, format, fields, Content::Figures).await
}

/// What a file holds.
enum Content {
    Ratings,
    Figures,
}

async fn file(
    State(service): State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    Path(format): Path<String>,
    Query(mut fields): Fields,
    content: Content,
) -> Response {
    let Some(session) = service.sessions.of(&headers, Instant::now()) else {
        return to_sign_in(&uri);
    };
    let spoken = language(&fields);
    fields.remove("lang");
    let Some(format) = Format::ALL.into_iter().find(|known| known.extension() == format) else {
        return trouble(Problem::Query(format!("there is no format `{format}`")), spoken);
    };
    let reader = Reader::Holder(session.secret);
    let file = match content {
        Content::Ratings => rows(&service, reader, &fields, format).await,
        Content::Figures => lines(&service, reader, &fields, format).await,
    };
    match file {
        Ok(file) => file,
        Err(Problem::KeyUnknown) => to_sign_in(&uri),
        Err(problem) => trouble(problem, spoken),
    }
}

/// A problem as a page, since a person reads it.
pub(super) fn trouble(problem: Problem, language: Language) -> Response {
    let detail = match &problem {
        Problem::Query(detail) => Some(detail.clone()),
        _ => None,
    };
    let answer = problem.into_response();
    let page = desk::trouble(language, answer.status().as_u16(), detail.as_deref());
    (answer.status(), page).into_response()
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
    let by = By::ALL.into_iter().find(|by| by.code() == field("by"));
    let sort = Sort::ALL.into_iter().find(|sort| sort.code() == field("sort"));
    let order = Order {
        by: by.unwrap_or(By::Field(Dimension::Office)),
        sort: sort.unwrap_or_default(),
        search: field("q"),
        whole: field("rows") == "all",
    };
    let mut more = Vec::new();
    if place == Place::Tables {
        more.push(("by", order.by.code().to_owned()));
        more.push(("sort", order.sort.code().to_owned()));
        more.push(("q", order.search.to_owned()));
    }
    let frame = Frame {
        language: language(fields),
        view: &view,
        labels: &service.labels,
        least,
        who: &key.grant.label,
        scopes: &key.grant.scopes,
        token: &session.token,
        more: &more,
    };
    Ok(match place {
        Place::Overview => {
            let figures = Overview::read(store, &view, least).map_err(Problem::Store)?;
            let trend = Trend::read(store, &view, least).map_err(Problem::Store)?;
            desk::overview(&frame, &figures, &trend)
        }
        Place::Tables => match order.by {
            By::Field(by) => {
                let table = Table::read(store, &view, by, least).map_err(Problem::Store)?;
                desk::tables(&frame, &table, order)
            }
            By::Factor | By::Reason => {
                let figures = Overview::read(store, &view, least).map_err(Problem::Store)?;
                desk::parts(&frame, &figures, order)
            }
        },
        Place::Offices => {
            desk::offices(&frame, &Funnel::read(store, &view, least).map_err(Problem::Store)?)
        }
        Place::Signs => {
            desk::signs(&frame, &Signs::read(store, &view, least).map_err(Problem::Store)?)
        }
        Place::Sipas => {
            desk::sipas(&frame, &Overview::read(store, &view, least).map_err(Problem::Store)?)
        }
        Place::Comments => return Err(Problem::KeyScope(Scope::Comments)),
    })
}

pub(super) fn language(fields: &BTreeMap<String, String>) -> Language {
    match fields.get("lang").map(String::as_str) {
        Some("en") => Language::En,
        _ => Language::Vi,
    }
}
