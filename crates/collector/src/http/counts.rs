//! `POST /v1/counts`

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use rules::rating::Count;
use serde_json::Value;

use super::ratings::{keep, unread};
use crate::decode::decode;
use crate::problem::Problem;
use crate::store::Batch;
use crate::writer::Writer;

/// Answers 202 when every good count of the body is on the disk, naming the bad ones. A count has no
/// id, so whoever isn't answered had better not send it again.
pub(super) async fn post(
    State(writer): State<Writer>,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let decoded = decode::<Count>(&body.map_err(unread)?).map_err(Problem::Body)?;
    let batch = Batch { counts: decoded.items, ..Batch::default() };
    keep(&writer, batch, decoded.refused).await
}
