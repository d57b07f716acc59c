//! The body of a request, within bounds of size, time and memory.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::problem::Problem;

/// 64 KB: a full batch without comments, or a dozen of the longest comments.
const MAX_BODY: usize = 64 * 1_024;

/// How long a body may take: a slow phone needs a second, who needs more holds a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Bytes of all bodies that are being read or wait to be kept. What is read of a body takes about
/// twice as much memory as the body.
const ROOM: usize = 4 * 1_024 * 1_024;

/// Room for bodies: who finds none is told to come back.
#[derive(Clone, Debug)]
pub(super) struct Room(Arc<Semaphore>);

/// The room of a body, until what was read of it is kept as well.
#[derive(Debug)]
pub(super) struct Held(#[expect(dead_code, reason = "dropped with its room")] OwnedSemaphorePermit);

impl Room {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(ROOM)))
    }

    /// Reads a body.
    pub(super) async fn take(&self, request: Request) -> Result<(Vec<u8>, Held), Problem> {
        let body = request.into_body();
        // Known from the head, or the most that may come.
        let length = body.size_hint().upper();
        let length = length.map_or(Ok(MAX_BODY), usize::try_from);
        let length = length.ok().filter(|length| *length <= MAX_BODY).ok_or(Problem::TooLarge)?;
        let permits = u32::try_from(length).map_err(|_| Problem::TooLarge)?;
        let room = Arc::clone(&self.0).try_acquire_many_owned(permits);
        let room = Held(room.map_err(|_| Problem::Busy)?);
        let reading = tokio::time::timeout(PATIENCE, read(body, length));
        let bytes = reading.await.map_err(|_| Problem::TooSlow)??;
        Ok((bytes, room))
    }
}

/// Each piece is copied as it comes: it holds the whole of a buffer of its connection.
async fn read(mut body: Body, length: usize) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::with_capacity(length);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| Problem::Unread(error.to_string()))?;
        if let Ok(data) = frame.into_data() {
            if bytes.len().saturating_add(data.len()) > MAX_BODY {
                return Err(Problem::TooLarge);
            }
            bytes.extend_from_slice(&data);
        }
    }
    Ok(bytes)
}
