//! What the page `/embed` needs of a server: the choices of the catalogue that is served, and a
//! place where the ratings of its preview end.

use std::fs;
use std::path::{Path, PathBuf};

use axum::extract::{Path as Parameter, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use rules::file::{self, Compiled};
use rules::manifest::{Common, EntryKind, IndexEntry, Manifest};
use rules::text::Language;
use serde::Serialize;

use super::answer::Accepted;

/// What the page may do: everything comes from this site.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'";

/// What can be chosen, with the names to show.
#[derive(Debug, Default, Serialize)]
struct Choices {
    procedures: Vec<Choice>,
    provinces: Vec<Choice>,
}

#[derive(Debug, PartialEq, Eq, Serialize)]
struct Choice {
    value: String,
    name: String,
}

/// The routes, for a site in a folder.
pub(super) fn routes(site: &Path) -> Router {
    Router::new()
        .route("/embed/choices/{language}", get(choices))
        .route("/embed/preview/v1/ratings", post(taken))
        .route("/embed/preview/v1/counts", post(taken))
        .with_state(site.to_owned())
}

/// Read anew each time: a catalogue is updated without a restart.
async fn choices(State(site): State<PathBuf>, Parameter(language): Parameter<String>) -> Response {
    let Some(language) = Language::ALL.into_iter().find(|it| it.code() == language) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let folder = site.join("mot-cua/data").join(language.code());
    let read = tokio::task::spawn_blocking(move || read(&folder, language)).await;
    match read.ok().flatten() {
        Some(choices) => Json(choices).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A preview is no rating: nothing is kept.
async fn taken() -> (StatusCode, Json<Accepted>) {
    (StatusCode::ACCEPTED, Json(Accepted { accepted: 1, problems: Vec::new() }))
}

fn read(folder: &Path, language: Language) -> Option<Choices> {
    let manifest: Manifest = open(folder, "catalogue.bin")?;
    let common: Common = open(folder, &manifest.common)?;
    let index: Vec<IndexEntry> = open(folder, &manifest.index)?;
    let guides = index.into_iter().filter(|entry| entry.kind == EntryKind::Procedure);
    let choice = |value: String, name: &rules::text::Text| {
        let name = name.in_language(language).to_owned();
        Choice { value, name }
    };
    let mut choices = Choices {
        procedures: guides.map(|entry| choice(entry.id, &entry.name)).collect(),
        provinces: common
            .provinces
            .into_iter()
            .map(|province| choice(province.code.into(), &province.name))
            .collect(),
    };
    choices.procedures.sort_by(|a, b| a.name.cmp(&b.name));
    Some(choices)
}

fn open<T: Compiled>(folder: &Path, name: &str) -> Option<T> {
    file::read(&fs::read(folder.join(name)).ok()?).ok()
}
