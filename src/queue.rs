//! Ratings on their way: what is kept, what is to be done next, and what an answer changes.
//!
//! There is no browser here, no clock and no chance. What is kept are texts under keys, the same in
//! a database, in a session or in memory, and the same for every widget and window of a site: a
//! [`Queue`] is read from them, tells the next [`Step`], and what is to be changed in them.

mod answer;
mod kept;
mod migrate;
mod retry;

use rules::rating::{Count, MAX_BATCH, Rating, RatingId};

pub use answer::{Answer, Fault};
pub use kept::Changes;
pub use migrate::{LEGACY, taken_over};

use answer::Fate;
use kept::Key;
use retry::Retry;

/// Days that a rating waits for a network; after that it says little of the office of today.
pub const OLDEST: u32 = 90;
/// Days that a count waits: that of a rating which became too old must still be reported.
const OLDEST_COUNT: u32 = 2 * OLDEST;
/// Days for which it is known what was rated: a ticket is good for less.
const OLDEST_RATED: u32 = 365;
/// Most bytes of a request: browsers send 64 KB for a page that has gone, all requests together.
const MAX_BODY: usize = 60_000;
/// Most counts that wait, so that a page whose collector is never there doesn't fill the device.
const MAX_COUNTS: usize = 500;

/// A moment on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970.
    pub milliseconds: u64,
    /// Days since 1970, in Việt Nam.
    pub day: u32,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing waits.
    Nothing,
    /// Nothing may be sent for so many milliseconds.
    Wait(u32),
    /// What has become too old goes.
    Clear(Changes),
    /// Send this, and hand over what was answered.
    Send(Request),
}

/// Something to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where, after the collector's address.
    pub path: &'static str,
    /// A JSON text.
    pub body: String,
    /// The keys of what is in it, in its order.
    keys: Vec<String>,
}

impl Request {
    /// Whether it may be sent twice: what is in it is known by its id.
    #[must_use]
    pub fn has_ids(&self) -> bool {
        self.path == RATINGS
    }

    /// What to change where nobody will hear the answer: ratings stay, since they are known by
    /// their ids if they are sent again; counts go, since they have none.
    #[must_use]
    pub fn unanswered(&self) -> Changes {
        let mut changes = Changes::default();
        if !self.has_ids() {
            self.keys.iter().for_each(|key| changes.forget(key.clone()));
        }
        changes
    }
}

const RATINGS: &str = "/v1/ratings";
const COUNTS: &str = "/v1/counts";

/// Where a rating is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// On the device.
    Waiting,
    /// The collector didn't want it, and said why.
    Refused(Fault),
    /// The collector has it.
    Gone,
}

/// What is kept on a device.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    ratings: Vec<(RatingId, String)>,
    counts: Vec<(RatingId, String)>,
    refused: Vec<(RatingId, Fault)>,
    rated: Vec<(String, u32)>,
    retry: Retry,
}

impl Queue {
    /// Reads what is kept. What isn't ours is left alone.
    #[must_use]
    pub fn read(kept: Vec<(String, String)>) -> Self {
        let mut queue = Self::default();
        for (key, value) in kept {
            match Key::read(&key) {
                Some(Key::Rating(id)) => queue.ratings.push((id, value)),
                Some(Key::Count(id)) => queue.counts.push((id, value)),
                Some(Key::Refused(id)) => queue.refused.push((id, Fault::from_code(value))),
                Some(Key::Rated(what)) => {
                    queue.rated.push((what.to_owned(), value.parse().unwrap_or_default()));
                }
                Some(Key::Retry) => queue.retry = Retry::read(&value),
                None => {}
            }
        }
        queue
    }

    /// Whether a rating waits.
    #[must_use]
    pub fn waits(&self) -> bool {
        !self.ratings.is_empty()
    }

    /// What was rated on this device, and on which day since 1970.
    #[must_use]
    pub fn rated(&self) -> &[(String, u32)] {
        &self.rated
    }

    /// Where a rating is that was handed over.
    #[must_use]
    pub fn whereabouts(&self, id: RatingId) -> Whereabouts {
        if self.ratings.iter().any(|(waiting, _)| *waiting == id) {
            return Whereabouts::Waiting;
        }
        let refused = self.refused.iter().find(|(refused, _)| *refused == id);
        refused.map_or(Whereabouts::Gone, |(_, fault)| Whereabouts::Refused(fault.clone()))
    }

    /// What is to be done. Somebody in a `hurry` — who has just rated, come back to the network or
    /// opened the page — doesn't wait, unless the collector itself has asked for it.
    #[must_use]
    pub fn next(&self, now: Now, hurry: bool) -> Step {
        let old = self.too_old(now.day);
        if !old.is_empty() {
            return Step::Clear(old);
        }
        let Some(request) = self.ratings().or_else(|| self.counts()) else {
            return Step::Nothing;
        };
        match self.retry.wait(now.milliseconds, hurry) {
            0 => Step::Send(request),
            wait => Step::Wait(wait),
        }
    }

    /// What a page sends that goes away: one request for each address.
    #[must_use]
    pub fn parting(&self, now: Now) -> Vec<Request> {
        let mut requests = Vec::new();
        if self.retry.wait(now.milliseconds, true) == 0 {
            requests.extend(self.ratings());
            requests.extend(self.counts());
        }
        requests
    }

    /// Ratings go first.
    fn ratings(&self) -> Option<Request> {
        let most = if self.retry.alone { 1 } else { MAX_BATCH };
        request(RATINGS, "{\"ratings\":[", &self.ratings, most, Key::Rating)
    }

    /// Counts go with them.
    fn counts(&self) -> Option<Request> {
        request(COUNTS, "{\"counts\":[", &self.counts, MAX_BATCH, Key::Count)
    }

    /// What an answer changes; `chance` spreads the devices that try again.
    #[must_use]
    pub fn answered(&self, request: &Request, answer: &Answer, now: Now, chance: u16) -> Changes {
        let mut changes = Changes::default();
        let mut retry = self.retry.over();
        match answer.fate() {
            Fate::Later => retry = self.retry.later(answer.retry_after, now.milliseconds, chance),
            fate => {
                for (index, key) in request.keys.iter().enumerate() {
                    match answer.problem(index) {
                        Some(fault) => changes.refuse(key, fault),
                        None if fate == Fate::Taken => changes.forget(key.clone()),
                        None => {}
                    }
                }
                if changes.is_empty() && request.has_ids() && request.keys.len() > 1 {
                    // Nobody said which it was: one that is wrong must not lose the others.
                    retry.alone = true;
                } else if changes.is_empty() {
                    let fault = Fault::from_code(answer.code.clone());
                    request.keys.iter().for_each(|key| changes.refuse(key, &fault));
                }
            }
        }
        if request.has_ids() && self.ratings.len() <= changes.forgotten() {
            retry.alone = false;
        }
        if retry != self.retry {
            let again = (retry != Retry::default()).then(|| retry.write());
            changes.change(Key::Retry.write(), again);
        }
        changes
    }

    /// Of a rating that has become too old, a count remains.
    fn too_old(&self, today: u32) -> Changes {
        let older = |day, days| today.saturating_sub(day) > days;
        let mut changes = Changes::default();
        for (id, kept) in &self.ratings {
            if older(id.unix_day(), OLDEST) {
                changes.forget(Key::Rating(*id).write());
                if let Some(count) = kept::drop_count(kept) {
                    changes.keep(Key::Count(*id).write(), count.to_owned());
                }
            }
        }
        for (id, _) in &self.counts {
            if older(id.unix_day(), OLDEST_COUNT) {
                changes.forget(Key::Count(*id).write());
            }
        }
        for (id, _) in &self.refused {
            if older(id.unix_day(), OLDEST) {
                changes.forget(Key::Refused(*id).write());
            }
        }
        for (what, day) in &self.rated {
            if older(*day, OLDEST_RATED) {
                changes.forget(Key::Rated(what).write());
            }
        }
        changes
    }

    /// Keeps one more count, unless too many wait.
    #[must_use]
    pub fn count(&self, id: RatingId, count: &Count) -> Changes {
        let mut changes = Changes::default();
        if self.counts.len() < MAX_COUNTS
            && let Ok(count) = serde_json::to_string(count)
        {
            changes.keep(Key::Count(id).write(), count);
        }
        changes
    }
}

/// Keeps a rating, before it is sent. `rated` says what was rated, where that is to be remembered;
/// `count` is handed in if the rating gets too old to be sent.
#[must_use]
pub fn hand_over(rating: &Rating, count: &Count, rated: Option<&str>) -> Changes {
    let mut changes = Changes::default();
    if let Some(kept) = kept::write(rating, count) {
        changes.keep(Key::Rating(rating.id).write(), kept);
        if let Some(what) = rated {
            changes.keep(Key::Rated(what).write(), rating.id.unix_day().to_string());
        }
    }
    changes
}

/// The key under which it is kept that a rating was refused, to be removed when that was told.
#[must_use]
pub fn refused(id: RatingId) -> Changes {
    let mut changes = Changes::default();
    changes.forget(Key::Refused(id).write());
    changes
}

/// A request with as many as fit; none where there is nothing.
fn request(
    path: &'static str,
    start: &str,
    items: &[(RatingId, String)],
    most: usize,
    key: fn(RatingId) -> Key<'static>,
) -> Option<Request> {
    let mut body = start.to_owned();
    let mut keys = Vec::new();
    for (id, kept) in items.iter().take(most) {
        let item = kept::item(kept);
        if !keys.is_empty() {
            if body.len().saturating_add(item.len()) > MAX_BODY {
                break;
            }
            body.push(',');
        }
        body.push_str(item);
        keys.push(key(*id).write());
    }
    body.push_str("]}");
    (!keys.is_empty()).then_some(Request { path, body, keys })
}
