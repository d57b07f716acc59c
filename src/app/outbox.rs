//! Ratings on their way: written to the device first, then sent, until the collector has them.

use std::rc::Rc;

use rules::rating::{Rating, RatingBatch, RatingId};
use wasm_bindgen_futures::spawn_local;

use crate::browser::network::{self, NetworkError};
use crate::browser::storage::Storage;
use crate::browser::{clock, random};
use crate::state::{Action, Delivery, Options, State, Storage as Where};

/// One key a rating, so that two windows never overwrite each other's.
const PREFIX: &str = "mot-cua:rating:";

/// Where ratings wait and where they go.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    storage: Storage,
    address: String,
}

/// The id of a new rating; none where the browser has no source of chance.
pub(super) fn new_id() -> Option<RatingId> {
    let today = clock::unix_day(clock::now().date());
    random::bytes().ok().map(|bytes| RatingId::new(today, &bytes))
}

/// Sends the rating of a state.
pub(super) async fn send(outbox: Outbox, state: Rc<State>) -> Action {
    let today = clock::now().date();
    Action::Delivered(match state.rating(today) {
        Some(rating) => outbox.deliver(rating).await,
        None => Delivery::Lost,
    })
}

impl Outbox {
    pub(super) fn new(options: &Options) -> Self {
        let storage = match options.storage {
            Where::Device => Storage::device(),
            Where::Session => Storage::session(),
            Where::None => Storage::none(),
        };
        Self { storage, address: format!("{}/v1/ratings", options.collector) }
    }

    /// Sends what is waiting.
    pub(super) fn flush(&self) {
        let outbox = self.clone();
        spawn_local(async move {
            for (key, body) in outbox.storage.all(PREFIX) {
                if outbox.post(&key, body).await == Delivery::Queued {
                    // The others would fare no better now.
                    break;
                }
            }
        });
    }

    async fn deliver(&self, rating: Rating) -> Delivery {
        let key = format!("{PREFIX}{}", String::from(rating.id));
        let Ok(body) = serde_json::to_string(&RatingBatch { ratings: vec![rating] }) else {
            return Delivery::Lost;
        };
        let kept = self.storage.set(&key, &body);
        match self.post(&key, body).await {
            Delivery::Queued if !kept => Delivery::Lost,
            delivery => delivery,
        }
    }

    async fn post(&self, key: &str, body: String) -> Delivery {
        let delivery = match network::post(&self.address, &body).await {
            Ok(()) => Delivery::Sent,
            // The rating itself is wrong; anything else may be set right on the other side.
            Err(NetworkError::Status(400 | 413 | 415 | 422)) => Delivery::Refused,
            Err(_) => Delivery::Queued,
        };
        if delivery != Delivery::Queued {
            self.storage.remove(key);
        }
        delivery
    }
}
