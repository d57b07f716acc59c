//! `POST /v1/ratings`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use rules::rating::Rating;
use serde_json::{Value, json};

use super::Service;
use crate::decode::{Refused, decode};
use crate::problem::Problem;
use crate::store::Batch;
use crate::submission::{Mark, Submission};

/// Answers 202 when every good rating of the body is on the disk, naming the bad ones.
///
/// The content type isn't looked at, so that a page which goes away can send `text/plain` by
/// `sendBeacon`, without asking first.
pub(super) async fn post(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let sender = service.sender(&request);
    let body = service.room.take(request).await?;
    let decoded = decode::<Rating>(&body.bytes).map_err(Problem::Body)?;
    let free = service.count(&sender, decoded.items.len())?;
    let mut ratings: Vec<_> = decoded.items.into_iter().map(Submission::from).collect();
    for submission in ratings.iter_mut().skip(free) {
        submission.marks.push(Mark::ManyFromAddress);
    }
    keep(&service, Batch { ratings, ..Batch::default() }, decoded.refused).await
}

/// Keeps the good items of a body, if there are any, and names the others.
pub(super) async fn keep(
    service: &Service,
    batch: Batch,
    refused: Vec<Refused>,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let accepted = batch.ratings.len().saturating_add(batch.counts.len());
    if accepted == 0 && !refused.is_empty() {
        return Err(Problem::Refused(refused));
    }
    if accepted > 0 {
        service.writer.keep(batch).await.map_err(Problem::NotKept)?;
    }
    Ok((StatusCode::ACCEPTED, Json(json!({ "accepted": accepted, "problems": refused }))))
}
