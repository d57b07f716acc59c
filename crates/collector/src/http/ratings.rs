//! `POST /v1/ratings`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use rules::rating::{Rating, RatingId};

use super::Service;
use super::answer::Accepted;
use crate::decode::{Item, Refused, decode};
use crate::metrics::Outcome;
use crate::problem::Problem;
use crate::store::Batch;
use crate::submission::Mark;

/// Answers 202 when every good rating of the body is on the disk, naming the bad ones.
///
/// The content type isn't looked at, so that a page which goes away can send `text/plain` by
/// `sendBeacon`, without asking first.
pub(super) async fn post(
    State(service): State<Arc<Service>>,
    request: Request,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let sender = service.sender(&request)?;
    let (body, _room) = service.room.take(request).await?;
    let decoded = decode::<Rating>(&body).map_err(Problem::Body)?;
    drop(body);
    let free = service.count(&sender, decoded.items.len())?;
    let mut batch = Batch::default();
    let mut places = Vec::new();
    for (sent, (index, mut rating)) in decoded.items.into_iter().enumerate() {
        // A widget has done so already; whoever else sends may not have.
        rating.comment = rating.comment.map(|comment| comment.redacted());
        let looking = service.tickets.look_at(rating, &sender.portal);
        let mut submission = looking.await.map_err(Problem::Store)?;
        if sent >= free {
            submission.marks.push(Mark::ManyFromAddress);
        }
        places.push((submission.rating.id, index));
        batch.ratings.push(submission);
    }
    keep(&service, batch, decoded.refused, &places).await
}

/// Keeps the good items of a body, if there are any, and names the others: those that were refused
/// before, and ratings whose ticket turns out to be used, by their places.
pub(super) async fn keep(
    service: &Service,
    batch: Batch,
    mut refused: Vec<Refused>,
    places: &[(RatingId, usize)],
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let metrics = service.writer.metrics();
    metrics.rated(Outcome::Refused, refused.iter().filter(|it| it.code == Rating::INVALID).count());
    let good = batch.ratings.len().saturating_add(batch.counts.len());
    let before = refused.len();
    if good > 0 {
        let unbound = service.writer.keep(batch).await.map_err(Problem::NotKept)?;
        let used = places.iter().filter(|(id, _)| unbound.contains(id));
        refused.extend(used.map(|(_, index)| Refused::ticket_used(*index)));
        refused.sort_by_key(|refused| refused.index);
    }
    let accepted = good.saturating_sub(refused.len().saturating_sub(before));
    if accepted == 0 && !refused.is_empty() {
        return Err(Problem::Refused(refused));
    }
    Ok((StatusCode::ACCEPTED, Json(Accepted { accepted, problems: refused })))
}
