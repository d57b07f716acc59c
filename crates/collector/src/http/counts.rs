//! `POST /v1/counts`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use rules::rating::Count;

use super::Service;
use super::answer::Accepted;
use super::ratings::keep;
use crate::decode::decode;
use crate::problem::Problem;
use crate::store::Batch;

/// Answers 202 when every good count of the body is on the disk, naming the bad ones. A count has no
/// id, so whoever isn't answered had better not send it again.
pub(super) async fn post(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let sender = service.sender(&request)?;
    let (body, _room) = service.room.take(request).await?;
    let decoded = decode::<Count>(&body).map_err(Problem::Body)?;
    drop(body);
    service.count(&sender, decoded.items.len())?;
    let counts = decoded.items.into_iter().map(|(_, count)| count).collect();
    keep(&service, Batch { counts, ..Batch::default() }, decoded.refused, &[]).await
}
