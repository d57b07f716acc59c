//! One thread writes: what waits goes into one transaction, and is answered after its commit.

use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rules::rating::RatingId;
use tokio::sync::{mpsc, oneshot};

use crate::clock::today;
use crate::metrics::{Metrics, Outcome};
use crate::store::{Batch, Database, Store};

/// Requests that may wait; more are told to come back later, so that memory stays bounded.
const QUEUE: usize = 1_024;
/// Requests that one transaction takes at most, so that the first needn't wait for all.
const TRANSACTION: usize = 256;
/// Ratings and counts after which a transaction takes no more requests: as rows they are some times
/// as large as they were.
const ITEMS: usize = 512;

/// How long nobody must have sent anything before sums are brought up to date unasked.
const IDLE: Duration = Duration::from_secs(1);

/// Hands ratings to the writing thread.
#[derive(Clone, Debug)]
pub struct Writer {
    queue: mpsc::Sender<Job>,
    database: Database,
    metrics: Arc<Metrics>,
}

#[derive(Debug)]
enum Job {
    Keep { batch: Batch, done: oneshot::Sender<Answer> },
    SumUp { done: oneshot::Sender<Result<(), NotKept>> },
}

impl Job {
    /// Ratings and counts.
    fn items(&self) -> usize {
        match self {
            Self::Keep { batch, .. } => batch.ratings.len().saturating_add(batch.counts.len()),
            Self::SumUp { .. } => 0,
        }
    }
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
            .spawn(move || work(store, jobs, &counted))?;
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
        self.send(Job::Keep { batch, done })?;
        answer.await.unwrap_or(Err(NotKept::Database))
    }

    /// Brings the sums of periods up to date with everything that was kept before.
    pub(crate) async fn sum_up(&self) -> Result<(), NotKept> {
        let (done, answer) = oneshot::channel();
        self.send(Job::SumUp { done })?;
        answer.await.unwrap_or(Err(NotKept::Database))
    }

    fn send(&self, job: Job) -> Result<(), NotKept> {
        self.queue.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => NotKept::QueueFull,
            mpsc::error::TrySendError::Closed(_) => NotKept::Database,
        })
    }
}

/// Takes what waits until the last [`Writer`] is gone. Sums of periods are brought up to date when
/// somebody asks, and once nobody has sent anything for a moment.
fn work(mut store: Store, mut jobs: mpsc::Receiver<Job>, metrics: &Metrics) {
    let Ok(idle) = tokio::runtime::Builder::new_current_thread().enable_time().build() else {
        tracing::error!("the writing thread gets no timer");
        return;
    };
    let mut fresh = true;
    let mut readers = Vec::new();
    loop {
        let next = if !readers.is_empty() {
            jobs.try_recv().ok()
        } else if fresh {
            match idle.block_on(async { tokio::time::timeout(IDLE, jobs.recv()).await }) {
                Ok(None) => return,
                Ok(job) => job,
                Err(_) => None,
            }
        } else {
            match jobs.blocking_recv() {
                None => return,
                job => job,
            }
        };
        let mut waiting: Vec<Job> = next.into_iter().collect();
        let quiet = waiting.is_empty();
        let mut items: usize = waiting.iter().map(Job::items).sum();
        while !waiting.is_empty()
            && waiting.len() < TRANSACTION
            && items < ITEMS
            && let Ok(job) = jobs.try_recv()
        {
            items = items.saturating_add(job.items());
            waiting.push(job);
        }
        let asked = keep(&mut store, waiting, metrics);
        fresh |= !quiet;
        readers.extend(asked);
        if readers.is_empty() && !quiet {
            continue;
        }
        let outcome = store.sum_up_some().map_err(|error| {
            tracing::error!(%error, "sums of periods are not up to date");
            NotKept::Database
        });
        fresh = matches!(outcome, Ok(true));
        if !fresh {
            for reader in readers.drain(..) {
                reader.send(outcome.map(drop)).ok();
            }
        }
    }
}

/// Keeps what some jobs bring in one transaction and answers them; gives back who waits for sums.
fn keep(
    store: &mut Store,
    waiting: Vec<Job>,
    metrics: &Metrics,
) -> Vec<oneshot::Sender<Result<(), NotKept>>> {
    let mut all = Batch::default();
    let (mut senders, mut readers) = (Vec::new(), Vec::new());
    for job in waiting {
        match job {
            Job::Keep { mut batch, done } => {
                all.ratings.append(&mut batch.ratings);
                all.counts.append(&mut batch.counts);
                senders.push(done);
            }
            Job::SumUp { done } => readers.push(done),
        }
    }
    if senders.is_empty() {
        return readers;
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
    for done in senders {
        // A client that is gone will send the same ids again.
        done.send(outcome.clone()).ok();
    }
    readers
}
