//! Ratings on their way: written to the device first, then sent, until the collector has them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use rules::rating::{Count, RatingId, Times};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::answer::answer;
use super::shelf::Shelf;
use crate::browser::page::Page;
use crate::browser::{clock, locks, network, random};
use crate::queue::{Changes, Fault, Now, Queue, Step, Whereabouts, hand_over, refused};
use crate::state::{Action, Delivery, Options, Rated, State};

/// Milliseconds after which it is asked again whose turn it is.
const TURN: u32 = 1_000;

/// Sends what waits, one widget of a site at a time.
#[derive(Clone, Debug)]
struct Outbox(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    collector: String,
    /// Of what is kept for that collector, and of the turn to send it.
    name: String,
    shelf: Shelf,
    remembers: bool,
    dispatch: Callback<Action>,
    /// The rating of which the person is told, and what they were told last.
    watched: Cell<Option<(RatingId, Delivery)>>,
    busy: Cell<bool>,
    /// Something is on its way to the collector, or about to be.
    sending: Cell<bool>,
    /// Somebody wanted to send while this was busy.
    again: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
    closed: Cell<bool>,
}

/// What the widget knows of what sends its ratings.
pub(super) trait Mail {
    /// The id of a new rating; none where the browser has no source of chance.
    fn new_id(&self) -> Option<RatingId>;
    /// Tells what was rated on this device, by any widget or window.
    fn recall(&self);
    /// Whether a rating waits.
    fn waits(&self) -> bool;
    /// Keeps the rating of a state, then sends it.
    fn hand_over(&self, state: &State);
    /// Keeps a count, which goes with the next rating or with the page.
    fn count(&self, count: &Count);
    /// The widget goes away, or sends elsewhere from now on.
    fn close(&self);
}

/// Sends what waits from earlier visits and what comes, as long as it is kept.
pub(super) fn outbox(options: &Options, dispatch: Callback<Action>) -> Box<dyn Mail> {
    let outbox = Outbox::new(options, dispatch);
    let (online, leaves) = (outbox.clone(), outbox.clone());
    let page = Page::watch(move || online.hurry(), move || leaves.part());
    outbox.start();
    Box::new(Watched { outbox, _page: page })
}

/// An outbox that is told when the page comes back to the network or goes away.
struct Watched {
    outbox: Outbox,
    _page: Page,
}

impl Mail for Watched {
    fn new_id(&self) -> Option<RatingId> {
        new_id()
    }

    fn recall(&self) {
        spawn_local(self.outbox.clone().recall());
    }

    fn waits(&self) -> bool {
        self.outbox.waits()
    }

    fn hand_over(&self, state: &State) {
        self.outbox.hand_over(state);
    }

    fn count(&self, count: &Count) {
        self.outbox.count(count);
    }

    fn close(&self) {
        self.outbox.close();
    }
}

fn new_id() -> Option<RatingId> {
    random::bytes().ok().map(|bytes| RatingId::new(now().day, &bytes))
}

impl Outbox {
    fn new(options: &Options, dispatch: Callback<Action>) -> Self {
        let name = format!("mot-cua {}", options.collector);
        Self(Rc::new(Inner {
            collector: options.collector.clone(),
            shelf: Shelf::new(options, &name),
            name,
            remembers: options.remembers(),
            dispatch,
            watched: Cell::default(),
            busy: Cell::default(),
            sending: Cell::default(),
            again: Cell::default(),
            timer: RefCell::default(),
            closed: Cell::default(),
        }))
    }

    /// Tells what was rated on this device, and sends what waits from earlier visits.
    fn start(&self) {
        let outbox = self.clone();
        spawn_local(async move {
            outbox.0.shelf.migrate().await;
            outbox.clone().recall().await;
            // Who is quicker than this has begun to send; to begin again would be to insist.
            if !outbox.0.busy.get() {
                outbox.drive(true).await;
            }
        });
    }

    /// Tells what was rated on this device, by any widget or window.
    async fn recall(self) {
        let queue = self.0.shelf.read().await;
        let rated = queue
            .rated()
            .iter()
            .filter_map(|(what, day)| Some(Rated { what: what.clone(), on: clock::date(*day)? }));
        self.0.dispatch.emit(Action::Rated(rated.collect()));
    }

    /// Whether a rating waits.
    fn waits(&self) -> bool {
        self.0.shelf.known().waits()
    }

    /// Sends what waits, without waiting.
    fn hurry(&self) {
        self.keep(Changes::default(), true);
    }

    /// Keeps the rating of a state, then sends it.
    fn hand_over(&self, state: &State) {
        // Of a preview, too, the day is today.
        let today = clock::now().date();
        let (Some(rating), Some(count)) = (state.rating(today), state.count(today)) else {
            return self.0.dispatch.emit(Action::Delivered(Delivery::Lost));
        };
        self.0.watched.set(Some((rating.id, Delivery::Sending)));
        let subject = state.subject().filter(|_| self.0.remembers);
        let dropped = Count { dropped: Times::ONCE, ..count };
        let changes = hand_over(&rating, &dropped, subject.as_deref());
        self.keep(changes, true);
    }

    /// Changes what is kept, and then perhaps sends it.
    fn keep(&self, changes: Changes, send: bool) {
        let outbox = self.clone();
        spawn_local(async move {
            outbox.0.shelf.apply(changes).await;
            if send {
                outbox.drive(true).await;
            }
        });
    }

    /// Keeps a count, which goes with the next rating or with the page.
    fn count(&self, count: &Count) {
        if let Some(id) = new_id() {
            let count = Count { day: clock::now().date(), ..count.clone() };
            let changes = self.0.shelf.known().count(id, &count);
            self.keep(changes, false);
        }
    }

    /// The page goes away: what waits is handed to the browser.
    fn part(&self) {
        for request in self.0.shelf.known().parting(now()) {
            // What is being sent isn't sent twice, unless it is known by its id.
            let once = self.0.sending.get() && !request.has_ids();
            if !once && network::beacon(&self.address(request.path), &request.body) {
                self.keep(request.unanswered(), false);
            }
        }
    }

    /// The widget goes away, or sends elsewhere from now on.
    fn close(&self) {
        self.part();
        self.0.closed.set(true);
        if self.may_rest() {
            self.0.timer.take();
        }
    }

    /// Whether nobody needs this any more: what is kept is sent by the next widget, but what isn't
    /// kept is sent by this one or not at all.
    fn may_rest(&self) -> bool {
        self.0.closed.get() && self.0.shelf.unkept().next(now(), true) == Step::Nothing
    }

    /// Sends all that is due, then waits for the next moment.
    async fn drive(self, mut hurry: bool) {
        if self.0.busy.replace(true) {
            return self.0.again.set(true);
        }
        let wait = loop {
            self.0.again.set(false);
            let wait = self.send_all(hurry).await;
            if !self.0.again.get() {
                break wait;
            }
            hurry = true;
        };
        self.0.busy.set(false);
        let outbox = self.clone();
        let wait = wait.filter(|_| !self.may_rest());
        let timer = wait.map(|wait| Timeout::new(wait, move || spawn_local(outbox.drive(false))));
        self.0.timer.replace(timer);
    }

    /// Sends all that is due; milliseconds after which there may be more.
    async fn send_all(&self, mut hurry: bool) -> Option<u32> {
        let mut turn = None;
        loop {
            let queue = self.0.shelf.read().await;
            let step = queue.next(now(), hurry);
            self.0.sending.set(turn.is_some() && matches!(step, Step::Send(_)));
            self.tell(&queue, &step).await;
            match step {
                Step::Nothing => return None,
                Step::Wait(wait) => return Some(wait),
                // Once it is our turn, what another window has sent meanwhile is gone.
                _ if turn.is_none() => match locks::turn(&self.0.name).await {
                    Some(ours) => turn = Some(ours),
                    None => return Some(TURN),
                },
                Step::Clear(changes) => {
                    self.0.shelf.apply(changes).await;
                }
                Step::Send(request) => {
                    hurry = false;
                    let reply = network::post(&self.address(request.path), &request.body).await;
                    self.0.sending.set(false);
                    let chance = random::bytes().map_or(0, |[a, b, ..]| u16::from_be_bytes([a, b]));
                    let changes = queue.answered(&request, &answer(reply), now(), chance);
                    let watched = self.0.watched.get().map(|(id, _)| id);
                    if changes.refuses_others(watched) {
                        self.0.dispatch.emit(Action::RefusedLater);
                    }
                    self.0.shelf.apply(changes).await;
                }
            }
        }
    }

    /// Tells the person what became of their rating.
    async fn tell(&self, queue: &Queue, step: &Step) {
        let Some((id, told)) = self.0.watched.get() else { return };
        let delivery = match queue.whereabouts(id) {
            Whereabouts::Gone => Delivery::Sent,
            Whereabouts::Refused(Fault::TicketUsed) => Delivery::TicketUsed,
            Whereabouts::Refused(Fault::Other(_)) => Delivery::Refused,
            Whereabouts::Waiting if !matches!(step, Step::Wait(_)) => return,
            Whereabouts::Waiting => match self.0.shelf.unkept().whereabouts(id) {
                Whereabouts::Waiting => Delivery::Lost,
                _ => Delivery::Queued,
            },
        };
        let last = !matches!(delivery, Delivery::Queued | Delivery::Lost);
        self.0.watched.set((!last).then_some((id, delivery)));
        if delivery != told {
            self.0.dispatch.emit(Action::Delivered(delivery));
        }
        if last {
            self.0.shelf.apply(refused(id)).await;
        }
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.0.collector)
    }
}

fn now() -> Now {
    let milliseconds = clock::milliseconds();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clock before 1970 is as good as one that stands still"
    )]
    let milliseconds = milliseconds as u64;
    Now { milliseconds, day: clock::unix_day(clock::now().date()) }
}
