//! One thread writes: what waits goes into one transaction, and is answered after its commit.

use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Instant;

use rules::rating::RatingId;
use tokio::sync::{mpsc, oneshot};

use crate::clock::today;
use crate::metrics::{Metrics, Outcome};
use crate::store::{Batch, Database, Store};

/// Requests that may wait; more are told to come back later, so that memory stays bounded.
const QUEUE: usize = 1_024;
/// Requests that one transaction takes at most, so that the first needn't wait for all.
const TRANSACTION: usize = 256;

/// Hands ratings to the writing thread.
#[derive(Clone, Debug)]
pub struct Writer {
    queue: mpsc::Sender<Job>,
    database: Database,
    metrics: Arc<Metrics>,
}

#[derive(Debug)]
struct Job {
    batch: Batch,
    done: oneshot::Sender<Answer>,
}

/// The ratings that weren't kept, because their ticket has proved another.
type Answer = Result<Arc<[RatingId]>, NotKept>;

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
        let metrics = Arc::new(Metrics::new());
        let counted = Arc::clone(&metrics);
        let thread = thread::Builder::new()
            .name("writer".into())
            .spawn(move || write(store, jobs, &counted))?;
        Ok((Self { queue, database, metrics }, thread))
    }

    /// Where readers find the database.
    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Where everything is counted.
    pub(crate) fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// Requests that wait.
    pub(crate) fn waiting(&self) -> usize {
        QUEUE.saturating_sub(self.queue.capacity())
    }

    /// Whether the thread still takes ratings.
    pub(crate) fn is_running(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Keeps what a request brought; it is on the disk when this returns without an error, except
    /// for those of its ratings that are given back, which may be others' as well.
    pub(crate) async fn keep(&self, batch: Batch) -> Answer {
        let (done, answer) = oneshot::channel();
        self.queue.try_send(Job { batch, done }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => NotKept::QueueFull,
            mpsc::error::TrySendError::Closed(_) => NotKept::Database,
        })?;
        answer.await.unwrap_or(Err(NotKept::Database))
    }
}

fn write(mut store: Store, mut jobs: mpsc::Receiver<Job>, metrics: &Metrics) {
    while let Some(first) = jobs.blocking_recv() {
        let mut waiting = vec![first];
        while waiting.len() < TRANSACTION
            && let Ok(job) = jobs.try_recv()
        {
            waiting.push(job);
        }
        let mut all = Batch::default();
        for job in &mut waiting {
            all.ratings.append(&mut job.batch.ratings);
            all.counts.append(&mut job.batch.counts);
        }
        let ratings = all.ratings.len();
        let begun = Instant::now();
        let outcome = match store.keep(all, today()) {
            Ok(kept) => {
                metrics.committed(ratings, begun.elapsed());
                metrics.rated(Outcome::Open, kept.open);
                metrics.rated(Outcome::Verified, kept.verified);
                metrics.rated(Outcome::Repeated, kept.repeated);
                metrics.rated(Outcome::TicketUsed, kept.unbound.len());
                Ok(Arc::from(kept.unbound))
            }
            Err(error) => {
                tracing::error!(%error, ratings, "ratings were not kept");
                Err(NotKept::Database)
            }
        };
        for job in waiting {
            // A client that is gone will send the same ids again.
            job.done.send(outcome.clone()).ok();
        }
    }
}
