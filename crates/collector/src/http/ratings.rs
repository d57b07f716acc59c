//! `POST /v1/ratings`

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::decode::decode;
use crate::problem::Problem;
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
    let body = body.map_err(unread)?;
    let decoded = decode(&body).map_err(Problem::Body)?;
    let accepted = decoded.ratings.len();
    if accepted == 0 && !decoded.refused.is_empty() {
        return Err(Problem::Refused(decoded.refused));
    }
    if accepted > 0 {
        writer.keep(decoded.ratings).await.map_err(Problem::NotKept)?;
    }
    let answer = json!({ "accepted": accepted, "problems": decoded.refused });
    Ok((StatusCode::ACCEPTED, Json(answer)))
}

fn unread(rejection: BytesRejection) -> Problem {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            Problem::TooLarge
        }
        other => Problem::Unread(other.body_text()),
    }
}
