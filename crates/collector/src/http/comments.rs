//! `/desk/comments`: what citizens have written, and what is done with it

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::Service;
use super::desk::{language, trouble};
use super::export::{Opened, download};
use super::reader::Reader;
use super::session::Session;
use super::sign_in::{inside, to_sign_in};
use crate::access::Scope;
use crate::clock::today;
use crate::comments::{CommentError, Handling, Position, Question};
use crate::desk::{self, Frame, Place};
use crate::export;
use crate::figures::{Dimension, Filter};
use crate::problem::Problem;
use crate::store::Store;

/// Comments of a page.
const PAGE: usize = 20;

type Fields = Query<BTreeMap<String, String>>;

impl From<CommentError> for Problem {
    fn from(error: CommentError) -> Self {
        Self::Query(error.to_string())
    }
}

/// Shows comments to a key with that scope; that it reads them is written down.
pub(super) async fn page(
    State(service): State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    Query(fields): Fields,
) -> Response {
    let Some(session) = service.sessions.of(&headers, Instant::now()) else {
        return to_sign_in(&uri);
    };
    let language = language(&fields);
    let address = uri.to_string();
    let drawn = async {
        let question = Question::read(&fields, today())?;
        let inner = Arc::clone(&service);
        let draw =
            move |store: &mut Store| draw(&inner, store, &session, question, language, &address);
        service.read(draw).await
    };
    match drawn.await {
        Ok(markup) => markup.into_response(),
        Err(Problem::KeyUnknown) => to_sign_in(&uri),
        Err(problem) => trouble(problem, language),
    }
}

fn draw(
    service: &Service,
    store: &mut Store,
    session: &Session,
    mut question: Question,
    language: rules::text::Language,
    address: &str,
) -> Result<Markup, Problem> {
    let key = narrow(store, session, &mut question)?;
    // The pages after the first are the same reading.
    if question.after.is_none() {
        let mut log = Store::open(service.writer.database()).map_err(Problem::Store)?;
        log.record_comments(&key.id, false, &describe(&question)).map_err(Problem::Store)?;
    }
    let found = store.comments(&question, PAGE).map_err(Problem::Store)?;
    let tally = store.tally(&question).map_err(Problem::Store)?;
    let frame = Frame {
        language,
        view: &question.view,
        labels: &service.labels,
        least: service.least,
        who: &key.grant.label,
        scopes: &key.grant.scopes,
        token: &session.token,
        more: &question.fields(),
    };
    // Whoever is rated doesn't hide what is said of it.
    let may_hide = key.grant.office.is_none();
    Ok(desk::comments(&frame, &question, &found, tally, may_hide, address))
}

/// Takes what was done with one comment, if the form was the desk's own.
pub(super) async fn handle(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    Form(fields): Form<BTreeMap<String, String>>,
) -> Response {
    let language = language(&fields);
    let field = |name: &str| fields.get(name).map_or("", |text| text.trim());
    let Some(session) = service.sessions.of(&headers, Instant::now()) else {
        return to_sign_in(&Uri::from_static("/desk/comments"));
    };
    if !session.has_token(field("token")) {
        return trouble(Problem::KeyScope(Scope::Comments), language);
    }
    let back = inside(field("back"));
    let back = if back.is_empty() { Place::Comments.path() } else { back };
    let to = format!("{back}#c{}", field("comment"));
    let done = async {
        let handling = Handling::read(&fields)?;
        let at = field("comment");
        let at = Position::read(at).ok_or_else(|| CommentError::Position(at.to_owned()))?;
        let database = service.writer.database().clone();
        let write = move || write(&database, &session, &at, &handling);
        tokio::task::spawn_blocking(write).await.map_err(|_| Problem::Broken)?
    };
    match done.await {
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(problem) => trouble(problem, language),
    }
}

fn write(
    database: &crate::store::Database,
    session: &Session,
    at: &Position,
    handling: &Handling,
) -> Result<(), Problem> {
    let mut store = Store::open(database).map_err(Problem::Store)?;
    let mut within = Filter::default();
    let reader = Reader::Holder(session.secret.clone());
    let key = reader.narrow(&mut store, Scope::Comments, &mut within)?.ok_or(Problem::KeyNeeded)?;
    if handling.hidden && key.grant.office.is_some() {
        return Err(Problem::OutOfScope("hidden"));
    }
    let there = store.handle(&key.id, &within, at, handling).map_err(Problem::Store)?;
    if there { Ok(()) } else { Err(Problem::OutOfScope("comment")) }
}

/// Comments as a file, for a key that may take rows as well; written down before the first leaves.
pub(super) async fn csv(
    State(service): State<Arc<Service>>,
    uri: Uri,
    headers: HeaderMap,
    Query(fields): Fields,
) -> Response {
    let Some(session) = service.sessions.of(&headers, Instant::now()) else {
        return to_sign_in(&uri);
    };
    let database = service.writer.database().clone();
    let asked = Question::read(&fields, today());
    let open = move || {
        let mut question = asked?;
        let mut store = Store::open_reader(&database).map_err(Problem::Store)?;
        let reader = Reader::Holder(session.secret.clone());
        reader.narrow(&mut store, Scope::Rows, &mut question.view.filter)?;
        let key = narrow(&mut store, &session, &mut question)?;
        let what = format!("comments.csv {}", describe(&question));
        let mut log = Store::open(&database).map_err(Problem::Store)?;
        log.record_comments(&key.id, true, &what).map_err(Problem::Store)?;
        Ok(Opened {
            key: key.id,
            what,
            name: "y-kien.csv".to_owned(),
            content_type: "text/csv; charset=utf-8",
            write: Box::new(move |to| export::comments(&mut store, question, to)),
        })
    };
    match download(&service, open).await {
        Ok(response) => response,
        Err(Problem::KeyUnknown) => to_sign_in(&uri),
        Err(problem) => trouble(problem, language(&fields)),
    }
}

fn narrow(
    store: &mut Store,
    session: &Session,
    question: &mut Question,
) -> Result<crate::access::ReadingKey, Problem> {
    let reader = Reader::Holder(session.secret.clone());
    let key = reader.narrow(store, Scope::Comments, &mut question.view.filter)?;
    key.ok_or(Problem::KeyNeeded)
}

/// What is written down of a reading: what was searched for may be a name, and isn't.
fn describe(question: &Question) -> String {
    let view = &question.view;
    let places = Dimension::ALL.into_iter().filter_map(|dimension| {
        let value = view.filter.value(dimension)?;
        Some(format!(" {}={value}", dimension.code()))
    });
    format!("period={}{}", view.period, places.collect::<String>())
}
