//! `GET /v1/export.csv`, `.xlsx` and `.ndjson`, and `GET /v1/dictionary`

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use http_body_util::channel::{Channel, Sender};
use tokio::runtime::Handle;

use super::Service;
use super::reader::Reader;
use super::summary::figures;
use crate::access::Scope;
use crate::clock::today;
use crate::export::{self, Dictionary, ExportError, Format, Selection};
use crate::figures::{Dimension, View};
use crate::problem::Problem;
use crate::store::Store;

/// Chunks that wait for a slow client; more isn't written until they are gone.
const WAITING: usize = 4;

/// Bytes of a chunk.
const CHUNK: usize = 64 * 1_024;

pub(super) type Fields = Result<Query<BTreeMap<String, String>>, QueryRejection>;

/// What the columns mean: no secret.
pub(super) async fn dictionary() -> Json<Dictionary> {
    Json(export::dictionary())
}

/// Rows for a key with the scope `rows`, never without a key; written down before the first leaves.
pub(super) async fn file(
    State(service): State<Arc<Service>>,
    headers: HeaderMap,
    fields: Fields,
    format: Format,
) -> Result<Response, Problem> {
    let reader = Reader::of(&headers, false)?;
    let Query(fields) = fields.map_err(|error| Problem::Query(error.body_text()))?;
    rows(&service, reader, &fields, format.asked(&fields)).await
}

/// The rows that a reader asks for, as a file.
pub(super) async fn rows(
    service: &Arc<Service>,
    reader: Reader,
    fields: &BTreeMap<String, String>,
    format: Format,
) -> Result<Response, Problem> {
    let view = view(fields, &["period", "bom"])?;
    let period = fields.contains_key("period").then_some(view.period);
    let mut selection = Selection { filter: view.filter, period };
    service.writer.sum_up().await.map_err(Problem::NotKept)?;
    let inner = Arc::clone(service);
    let open = move || {
        let database = inner.writer.database();
        let mut store = Store::open_reader(database).map_err(Problem::Store)?;
        let key = reader.narrow(&mut store, Scope::Rows, &mut selection.filter)?;
        let key = key.ok_or(Problem::KeyNeeded)?;
        let period = selection.period.filter(|_| format == Format::Xlsx);
        let figures = match period.map(|period| View { filter: selection.filter.clone(), period }) {
            Some(view) => figures(&inner, &mut store, &view, Some(Dimension::Office))?,
            None => Vec::new(),
        };
        let what = describe(&selection, format);
        let mut log = Store::open(database).map_err(Problem::Store)?;
        log.record_export(&key.id, &what).map_err(Problem::Store)?;
        let names = Arc::clone(&inner);
        Ok(Opened {
            key: key.id,
            what,
            name: format!("danh-gia.{}", format.extension()),
            content_type: format.content_type(),
            write: Box::new(move |to| {
                export::ratings(&mut store, &selection, &figures, &names.labels, format, to)
            }),
        })
    };
    download(service, open).await
}

/// The view that fields ask for: those of a filter, and the others that a file knows.
pub(super) fn view(fields: &BTreeMap<String, String>, others: &[&str]) -> Result<View, Problem> {
    let known = |name: &str| others.contains(&name) || Dimension::from_code(name).is_some();
    if let Some(unknown) = fields.keys().find(|name| !known(name)) {
        return Err(Problem::Query(format!("there is no field `{unknown}`")));
    }
    View::read(fields, today()).map_err(|error| Problem::Query(error.to_string()))
}

/// A file that may be sent: who takes it is written down already.
pub(super) struct Opened {
    pub(super) key: String,
    pub(super) what: String,
    pub(super) name: String,
    pub(super) content_type: &'static str,
    /// Writes it and says how many rows it has.
    #[expect(clippy::type_complexity, reason = "named once, here")]
    pub(super) write: Box<dyn FnOnce(&mut BufWriter<Stream>) -> Result<u64, ExportError> + Send>,
}

/// Opens a file where blocking is no harm, and sends it while it is written.
pub(super) async fn download(
    service: &Service,
    open: impl FnOnce() -> Result<Opened, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let place = Arc::clone(&service.downloads).try_acquire_owned().map_err(|_| Problem::Busy)?;
    let opened = tokio::task::spawn_blocking(open).await;
    let Opened { key, what, name, content_type, write } = opened.map_err(|_| Problem::Broken)??;
    let (sender, body) = Channel::new(WAITING);
    let runtime = Handle::current();
    tokio::task::spawn_blocking(move || {
        let _place = place;
        let mut to = BufWriter::with_capacity(CHUNK, Stream { sender, runtime });
        let exported = write(&mut to).and_then(|rows| Ok(to.flush().map(|()| rows)?));
        match exported {
            Ok(rows) => tracing::info!(key, what, rows, "exported"),
            Err(error) => {
                // Cut off, so that nobody takes a part for the whole.
                tracing::warn!(key, what, %error, "an export was cut off");
                if let Ok(stream) = to.into_inner().map_err(drop) {
                    stream.sender.abort(io::Error::other(error));
                }
            }
        }
    });
    let headers = [
        (header::CONTENT_TYPE, content_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, Body::new(body)).into_response())
}

/// What is written down of an export.
fn describe(selection: &Selection, format: Format) -> String {
    let narrowed = Dimension::ALL.into_iter().filter_map(|dimension| {
        let value = selection.filter.value(dimension)?;
        Some(format!(" {}={value}", dimension.code()))
    });
    let period = selection.period.map_or(String::new(), |period| format!(" period={period}"));
    format!("{}{period}{}", format.extension(), narrowed.collect::<String>())
}

/// A body that is written where blocking is no harm, and waits for a slow client.
pub(super) struct Stream {
    sender: Sender<Bytes, io::Error>,
    runtime: Handle,
}

impl Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let chunk = Bytes::copy_from_slice(bytes);
        let sent = self.runtime.block_on(self.sender.send_data(chunk));
        sent.map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
