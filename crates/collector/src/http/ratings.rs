//! `POST /v1/ratings`

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::http::StatusCode;
use rules::rating::Rating;
use serde_json::{Value, json};

use crate::decode::{Refused, decode};
use crate::problem::Problem;
use crate::store::Batch;
use crate::writer::Writer;

/// 64 KB: a full batch without comments, or a dozen of the longest comments.
pub(super) const MAX_BODY: usize = 64 * 1_024;

/// Answers 202 when every good rating of the body is on the disk, naming the bad ones.
///
/// The content type isn't looked at, so that a page which goes away can send `text/plain` by
/// `sendBeacon`, without asking first.
pub(super) async fn post(
    State(writer): State<Writer>,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let decoded = decode::<Rating>(&body.map_err(unread)?).map_err(Problem::Body)?;
    let batch = Batch { ratings: decoded.items, ..Batch::default() };
    keep(&writer, batch, decoded.refused).await
}

/// Keeps the good items of a body, if there are any, and names the others.
pub(super) async fn keep(
    writer: &Writer,
    batch: Batch,
    refused: Vec<Refused>,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let accepted = batch.ratings.len().saturating_add(batch.counts.len());
    if accepted == 0 && !refused.is_empty() {
        return Err(Problem::Refused(refused));
    }
    if accepted > 0 {
        writer.keep(batch).await.map_err(Problem::NotKept)?;
    }
    Ok((StatusCode::ACCEPTED, Json(json!({ "accepted": accepted, "problems": refused }))))
}

pub(super) fn unread(rejection: BytesRejection) -> Problem {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            Problem::TooLarge
        }
        other => Problem::Unread(other.body_text()),
    }
}
