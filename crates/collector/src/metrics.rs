//! What the collector counts about itself, for Prometheus. Nothing in it is about a person.

use std::fmt::{self, Write};
use std::time::Duration;

use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Bounds of a commit's time, in seconds: a good disk is at the first, a busy one in the middle.
const COMMITS: [f64; 9] = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25, 1.0];

/// Bounds of how many ratings a commit takes.
const BATCHES: [f64; 8] = [1.0, 2.0, 4.0, 8.0, 16.0, 64.0, 256.0, 1_024.0];

/// All figures.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    ratings: Family<Rated, Counter>,
    commit_time: Histogram,
    commit_size: Histogram,
    waiting: Gauge,
    pub(crate) connections: Gauge,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Rated {
    outcome: Outcome,
}

/// What became of a rating.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Outcome {
    /// Kept, without a ticket that can be believed.
    Open,
    /// Kept, with one.
    Verified,
    /// There already.
    Repeated,
    /// Its ticket has proved another.
    TicketUsed,
    /// Something in it is wrong.
    Refused,
}

impl EncodeLabelValue for Outcome {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
        encoder.write_str(match self {
            Self::Open => "open",
            Self::Verified => "verified",
            Self::Repeated => "repeated",
            Self::TicketUsed => "ticket_used",
            Self::Refused => "refused",
        })
    }
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let (requests, ratings) = (Family::default(), Family::default());
        let (waiting, connections) = (Gauge::default(), Gauge::default());
        let commit_time = Histogram::new(COMMITS);
        let commit_size = Histogram::new(BATCHES);
        let mut registry = Registry::with_prefix("mot_cua");
        registry.register("requests", "Requests by route and status", requests.clone());
        registry.register("ratings", "Ratings by what became of them", ratings.clone());
        let help = "How long it took until a batch was on the disk";
        registry.register_with_unit("commit", help, Unit::Seconds, commit_time.clone());
        registry.register("commit_ratings", "Ratings of one batch", commit_size.clone());
        registry.register("waiting", "Requests that wait to be written", waiting.clone());
        registry.register("connections", "Connections that are open", connections.clone());
        Self { registry, requests, ratings, commit_time, commit_size, waiting, connections }
    }

    pub(crate) fn answered(&self, route: &str, status: u16) {
        self.requests.get_or_create(&Answered { route: route.to_owned(), status }).inc();
    }

    pub(crate) fn rated(&self, outcome: Outcome, times: usize) {
        if times > 0 {
            let times = u64::try_from(times).unwrap_or(u64::MAX);
            self.ratings.get_or_create(&Rated { outcome }).inc_by(times);
        }
    }

    pub(crate) fn committed(&self, ratings: usize, took: Duration) {
        self.commit_time.observe(took.as_secs_f64());
        self.commit_size.observe(f64::from(u32::try_from(ratings).unwrap_or(u32::MAX)));
    }

    /// The text that Prometheus reads.
    pub(crate) fn text(&self, waiting: usize) -> Result<String, fmt::Error> {
        self.waiting.set(i64::try_from(waiting).unwrap_or(i64::MAX));
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}
