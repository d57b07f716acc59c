//! The body of a request, within bounds of size, time and memory.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Bytes, HttpBody, to_bytes};
use axum::extract::Request;
use http_body_util::LengthLimitError;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::Problem;

/// 64 KB: a full batch without comments, or a dozen of the longest comments.
const MAX_BODY: u64 = 64 * 1_024;

/// How long a body may take: a slow phone needs a second, who needs more holds a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of all bodies that are being read or wait to be kept.
const ROOM: usize = 8 * 1_024 * 1_024;

/// Room for bodies: who finds none is told to come back.
#[derive(Clone, Debug)]
pub(super) struct Room(Arc<Semaphore>);

/// A body, and its room until it is dropped.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl Room {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(ROOM)))
    }

    /// Reads a body.
    pub(super) async fn take(&self, request: Request) -> Result<Taken, Problem> {
        // Known from the head, or the most that may come.
        let length = request.body().size_hint().upper().unwrap_or(MAX_BODY);
        let permits = u32::try_from(length).ok().filter(|_| length <= MAX_BODY);
        let permits = permits.ok_or(Problem::TooLarge)?;
        let room = Arc::clone(&self.0).try_acquire_many_owned(permits);
        let room = room.map_err(|_| Problem::Busy)?;
        let most = usize::try_from(MAX_BODY).unwrap_or(usize::MAX);
        let reading = tokio::time::timeout(PATIENCE, to_bytes(request.into_body(), most));
        match reading.await {
            Ok(Ok(bytes)) => Ok(Taken { bytes, _room: room }),
            Ok(Err(error)) if is_too_large(&error) => Err(Problem::TooLarge),
            Ok(Err(error)) => Err(Problem::Unread(error.to_string())),
            Err(_) => Err(Problem::TooSlow),
        }
    }
}

fn is_too_large(error: &axum::Error) -> bool {
    error.source().is_some_and(<dyn Error>::is::<LengthLimitError>)
}
