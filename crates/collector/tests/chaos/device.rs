//! A device: what it keeps, its clock, and a person who rates now and then.

use std::collections::BTreeMap;

use fastrand::Rng;
use mot_cua::queue::{Changes, Now, Queue, Step, hand_over};
use rules::rating::{Count, Rating, RatingId, Times};
use serde_json::json;

use crate::collector::Collector;

const DAY: u64 = 86_400_000;
/// 24 November 2026 at noon.
const START: u64 = 20_781 * DAY + DAY / 2;

pub(crate) struct Device {
    kept: BTreeMap<String, String>,
    given: Vec<RatingId>,
    /// Of its clock, which is up to a day off and is set right or wrong now and then.
    now: u64,
    rng: Rng,
}

impl Device {
    pub(crate) fn new(number: usize) -> Self {
        let mut rng = Rng::with_seed(u64::try_from(number).unwrap());
        let now = START - DAY + rng.u64(..2 * DAY);
        Self { kept: BTreeMap::new(), given: Vec::new(), now, rng }
    }

    /// The ids of what was handed over.
    pub(crate) fn given(&self) -> impl Iterator<Item = String> {
        self.given.iter().map(|id| String::from(*id))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.keys().all(|key| !key.starts_with("rating:"))
    }

    /// Rates so often, and sends while everything goes wrong.
    pub(crate) async fn live(&mut self, ratings: usize, collector: &Collector) {
        while self.given.len() < ratings {
            // Several in a row, as at a counter without a network.
            for _ in 0..self.rng.usize(1..30).min(ratings - self.given.len()) {
                self.rate();
            }
            for _ in 0..self.rng.usize(..4) {
                let hurry = self.rng.bool();
                self.send(hurry, collector).await;
            }
            if self.rng.u8(..) < 8 {
                // The clock is set a day back, or forward.
                self.now = if self.rng.bool() { self.now + DAY } else { self.now - DAY };
            }
        }
    }

    /// Sends until nothing waits.
    pub(crate) async fn empty(&mut self, collector: &Collector) {
        // Each step sends a batch or waits once: more would be a queue that runs in circles.
        for _ in 0..self.kept.len() + 100 {
            if !self.send(false, collector).await {
                return;
            }
        }
        panic!("still {:?}", self.kept.keys());
    }

    fn rate(&mut self) {
        let mut random = [0; 10];
        self.rng.fill(&mut random);
        let id = RatingId::new(self.moment().day, &random);
        let place = json!({ "day": "2026-11-24", "procedure": "passport", "province": "48" });
        let count: Count = serde_json::from_value(place).unwrap();
        let changes = hand_over(&rating(id), &Count { dropped: Times::ONCE, ..count }, None);
        self.apply(changes);
        self.given.push(id);
    }

    /// Does what the queue says; whether there was anything.
    async fn send(&mut self, hurry: bool, collector: &Collector) -> bool {
        let queue = self.queue();
        match queue.next(self.moment(), hurry) {
            Step::Nothing => return false,
            Step::Wait(milliseconds) => self.now += u64::from(milliseconds),
            Step::Clear(changes) => self.apply(changes),
            Step::Send(request) => {
                // Where a browser has no locks, two windows send the same.
                let windows = if self.rng.u8(..) < 40 { 2 } else { 1 };
                for _ in 0..windows {
                    let answer = collector.post(request.path, &request.body, &mut self.rng).await;
                    self.now += self.rng.u64(..30_000);
                    // A page that is closed meanwhile hears nothing.
                    if self.rng.u8(..) >= 20 {
                        let (now, chance) = (self.moment(), self.rng.u16(..));
                        self.apply(queue.answered(&request, &answer, now, chance));
                    }
                }
            }
        }
        true
    }

    fn queue(&self) -> Queue {
        Queue::read(self.kept.clone().into_iter().collect())
    }

    fn moment(&self) -> Now {
        Now { milliseconds: self.now, day: u32::try_from(self.now / DAY).unwrap() }
    }

    fn apply(&mut self, changes: Changes) {
        for (key, text) in changes.0 {
            match text {
                Some(text) => self.kept.insert(key, text),
                None => self.kept.remove(&key),
            };
        }
    }
}

fn rating(id: RatingId) -> Rating {
    serde_json::from_value(json!({
        "id": id, "procedure": "passport", "province": "48", "stage": "completed", "score": 5,
        "answered_on": "2026-11-24", "question_set": "one-question-2026", "locale": "vi",
        "widget": "0.1.0", "catalogue": "abc123"
    }))
    .unwrap()
}
