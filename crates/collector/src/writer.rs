//! One thread writes: what waits goes into one transaction, and is answered after its commit.

use std::thread::{self, JoinHandle};

use rules::rating::Rating;
use tokio::sync::{mpsc, oneshot};

use crate::clock::today;
use crate::store::{Database, Store};

/// Requests that may wait; more are told to come back later, so that memory stays bounded.
const QUEUE: usize = 1_024;
/// Requests that one transaction takes at most, so that the first needn't wait for all.
const TRANSACTION: usize = 256;

/// Hands ratings to the writing thread.
#[derive(Clone, Debug)]
pub struct Writer {
    queue: mpsc::Sender<Job>,
    database: Database,
}

#[derive(Debug)]
struct Job {
    ratings: Vec<Rating>,
    done: oneshot::Sender<Result<(), NotKept>>,
}

/// Why ratings weren't kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotKept {
    /// Too many requests wait.
    #[error("too many requests wait")]
    QueueFull,
    /// The database failed; the log says how.
    #[error("the database failed")]
    Database,
}

impl Writer {
    /// Starts the thread. It ends when the last [`Writer`] is dropped and the queue is empty.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(store: Store) -> std::io::Result<(Self, JoinHandle<()>)> {
        let database = store.database().clone();
        let (queue, jobs) = mpsc::channel(QUEUE);
        let thread =
            thread::Builder::new().name("writer".into()).spawn(move || write(store, jobs))?;
        Ok((Self { queue, database }, thread))
    }

    /// Where readers find the database.
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Whether the thread still takes ratings.
    pub(crate) fn is_running(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Keeps ratings; they are on the disk when this returns without an error.
    pub(crate) async fn keep(&self, ratings: Vec<Rating>) -> Result<(), NotKept> {
        let (done, answer) = oneshot::channel();
        self.queue.try_send(Job { ratings, done }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => NotKept::QueueFull,
            mpsc::error::TrySendError::Closed(_) => NotKept::Database,
        })?;
        answer.await.unwrap_or(Err(NotKept::Database))
    }
}

fn write(mut store: Store, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < TRANSACTION
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
        let mut ratings: Vec<Rating> =
            batch.iter_mut().flat_map(|job| job.ratings.drain(..)).collect();
        let outcome = store.insert(&mut ratings, today()).map_err(|error| {
            tracing::error!(%error, ratings = ratings.len(), "ratings were not kept");
            NotKept::Database
        });
        for job in batch {
            // A client that is gone will send the same ids again.
            job.done.send(outcome).ok();
        }
    }
}
