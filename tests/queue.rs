//! The queue of ratings without a browser: what it keeps, sends, waits for and gives up.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use mot_cua::queue::{
    Answer, Changes, Fault, Now, OLDEST, Queue, Request, Step, Whereabouts, hand_over, refused,
    taken_over,
};
use proptest::prelude::*;
use rules::rating::{Count, MAX_BATCH, Rating, RatingBatch, RatingId, Times};
use serde_json::{Value, json};

const TODAY: u32 = 20_781;
const START: Now = Now { milliseconds: 1_795_500_000_000, day: TODAY };

/// What a device keeps.
#[derive(Clone, Default)]
struct Device(BTreeMap<String, String>);

impl Device {
    fn with(ids: impl IntoIterator<Item = RatingId>) -> Self {
        let mut device = Self::default();
        for id in ids {
            device.apply(hand_over(&rating(id), &dropped(), None));
        }
        device
    }

    fn queue(&self) -> Queue {
        Queue::read(self.0.clone().into_iter().collect())
    }

    fn apply(&mut self, changes: Changes) {
        for (key, text) in changes.0 {
            match text {
                Some(text) => self.0.insert(key, text),
                None => self.0.remove(&key),
            };
        }
    }

    /// Sends what is due and hands over the answer; what was sent.
    fn send(&mut self, now: Now, answer: &Answer) -> Request {
        let queue = self.queue();
        let Step::Send(request) = queue.next(now, false) else { panic!("{:?}", self.0) };
        self.apply(queue.answered(&request, answer, now, u16::MAX));
        request
    }

    fn waiting(&self) -> Vec<&str> {
        self.0.keys().filter_map(|key| key.strip_prefix("rating:")).collect()
    }
}

fn id(day: u32, number: u16) -> RatingId {
    let mut random = [0; 10];
    random[8..].copy_from_slice(&number.to_be_bytes());
    RatingId::new(day, &random)
}

fn rating(id: RatingId) -> Rating {
    serde_json::from_value(json!({
        "id": id, "procedure": "passport", "province": "48", "stage": "completed", "score": 5,
        "answered_on": "2026-11-24", "question_set": "one-question-2026", "locale": "vi",
        "widget": "0.1.0", "catalogue": "abc123"
    }))
    .unwrap()
}

fn count() -> Count {
    let count = json!({ "day": "2026-11-24", "procedure": "passport", "province": "48" });
    serde_json::from_value(count).unwrap()
}

fn dropped() -> Count {
    Count { dropped: Times::ONCE, ..count() }
}

fn later(milliseconds: u64) -> Now {
    Now { milliseconds: START.milliseconds + milliseconds, ..START }
}

fn taken() -> Answer {
    Answer { status: 202, accepted: true, ..Answer::default() }
}

fn status(status: u16) -> Answer {
    Answer { status, ..Answer::default() }
}

fn problems(status: u16, problems: &[(usize, &str)]) -> Answer {
    let problems = problems.iter().map(|(at, code)| (*at, Fault::from_code((*code).into())));
    Answer { problems: problems.collect(), accepted: status == 202, ..self::status(status) }
}

fn ids(request: &Request) -> Vec<RatingId> {
    let batch: RatingBatch = serde_json::from_str(&request.body).unwrap();
    batch.ratings.iter().map(|rating| rating.id).collect()
}

#[test]
fn what_is_sent_is_what_was_handed_over() {
    let mut device = Device::default();
    assert_eq!(device.queue().next(START, true), Step::Nothing);
    device.apply(hand_over(&rating(id(TODAY, 1)), &dropped(), Some("office:passport")));
    assert_eq!(device.queue().rated(), [("office:passport".to_owned(), TODAY)]);
    let request = device.send(START, &taken());
    assert_eq!(request.path, "/v1/ratings");
    let batch: RatingBatch = serde_json::from_str(&request.body).unwrap();
    assert_eq!(batch.ratings, [rating(id(TODAY, 1))]);
    assert_eq!(device.queue().next(START, true), Step::Nothing);
    let kept: Vec<&String> = device.0.keys().collect();
    assert_eq!(kept, ["rated:office:passport"], "only what was rated is still known");
}

/// What an answer does with one rating that waits.
#[test]
fn every_answer_has_its_consequence() {
    #[derive(Debug, PartialEq)]
    enum Then {
        Gone,
        Refused,
        Waits,
    }
    for (answer, expected) in [
        (taken(), Then::Gone),
        (status(0), Then::Waits),
        (status(200), Then::Waits), // the page of a hotel's network
        (status(202), Then::Waits), // not a collector's
        (status(204), Then::Waits),
        (status(304), Then::Waits),
        (status(400), Then::Refused),
        (status(401), Then::Refused),
        (status(403), Then::Refused),
        (status(404), Then::Refused),
        (status(408), Then::Waits),
        (status(409), Then::Refused),
        (status(413), Then::Refused),
        (status(422), Then::Refused),
        (status(429), Then::Waits),
        (status(451), Then::Refused),
        (status(500), Then::Waits),
        (status(502), Then::Waits),
        (status(503), Then::Waits),
        (status(504), Then::Waits),
        (status(599), Then::Waits),
        (problems(202, &[(0, "invalid_rating")]), Then::Refused),
        (problems(422, &[(0, "invalid_rating")]), Then::Refused),
        (problems(202, &[(7, "invalid_rating")]), Then::Gone),
    ] {
        let mut device = Device::with([id(TODAY, 1)]);
        device.send(START, &answer);
        let then = match device.queue().whereabouts(id(TODAY, 1)) {
            Whereabouts::Gone => Then::Gone,
            Whereabouts::Refused(_) => Then::Refused,
            Whereabouts::Waiting => Then::Waits,
        };
        assert_eq!(then, expected, "{answer:?}");
        let waits = matches!(device.queue().next(START, false), Step::Wait(_));
        assert_eq!(waits, expected == Then::Waits, "{answer:?}");
    }
}

#[test]
fn a_ticket_that_was_used_is_final_and_said() {
    for answer in [
        problems(202, &[(0, "ticket_used")]),
        problems(409, &[(0, "ticket_used")]),
        Answer { code: "ticket_used".into(), ..status(409) },
    ] {
        let mut device = Device::with([id(TODAY, 1)]);
        device.send(START, &answer);
        let told = device.queue().whereabouts(id(TODAY, 1));
        assert_eq!(told, Whereabouts::Refused(Fault::TicketUsed));
        assert_eq!(device.queue().next(START, true), Step::Nothing, "never sent again");
        device.apply(refused(id(TODAY, 1)));
        assert!(device.0.is_empty(), "{:?}", device.0);
    }
}

#[test]
fn of_a_batch_those_that_are_named_are_refused_and_the_others_accepted() {
    let all = [1, 2, 3].map(|number| id(TODAY, number));
    let mut device = Device::with(all);
    let request = device.send(START, &problems(202, &[(1, "invalid_rating")]));
    assert_eq!(ids(&request), all);
    let fault = Fault::Other("invalid_rating".into());
    let expected = [Whereabouts::Gone, Whereabouts::Refused(fault), Whereabouts::Gone];
    assert_eq!(all.map(|id| device.queue().whereabouts(id)), expected);
}

#[test]
fn a_batch_that_is_refused_as_a_whole_loses_only_what_is_wrong() {
    // Some collectors name it, others don't say which it was.
    for answer in [problems(409, &[(1, "ticket_used")]), status(400), status(413)] {
        let all = [1, 2, 3].map(|number| id(TODAY, number));
        let mut device = Device::with(all);
        device.send(START, &answer);
        let mut accepted = BTreeSet::new();
        while let Step::Send(request) = device.queue().next(START, false) {
            let bad = ids(&request).contains(&all[1]);
            let answer = if bad { status(400) } else { taken() };
            if !bad {
                accepted.extend(ids(&request));
            }
            device.send(START, &answer);
        }
        assert_eq!(accepted, BTreeSet::from([all[0], all[2]]), "{answer:?}");
        assert!(matches!(device.queue().whereabouts(all[1]), Whereabouts::Refused(_)));
        let kept: Vec<&String> = device.0.keys().collect();
        assert!(kept.iter().all(|key| key.starts_with("refused:")), "{kept:?}");
    }
}

#[test]
fn the_wait_doubles_from_five_seconds_to_an_hour() {
    let mut device = Device::with([id(TODAY, 1)]);
    let mut now = START;
    let mut waits = Vec::new();
    for _ in 0..12 {
        device.send(now, &status(503));
        let Step::Wait(wait) = device.queue().next(now, false) else { panic!("no wait") };
        waits.push(wait / 1_000);
        now.milliseconds += u64::from(wait) - 1;
        assert_eq!(device.queue().next(now, false), Step::Wait(1));
        now.milliseconds += 1;
    }
    assert_eq!(waits, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
    // Then it goes through, and the next failure is the first again.
    device.send(now, &taken());
    assert!(device.0.is_empty());
}

#[test]
fn chance_takes_at_most_half_of_the_wait() {
    for (chance, expected) in [(0, 2_500), (u16::MAX / 2, 3_749), (u16::MAX, 5_000)] {
        let mut device = Device::with([id(TODAY, 1)]);
        let queue = device.queue();
        let Step::Send(request) = queue.next(START, false) else { panic!("nothing to send") };
        device.apply(queue.answered(&request, &status(500), START, chance));
        assert_eq!(device.queue().next(START, false), Step::Wait(expected));
    }
}

#[test]
fn the_collectors_word_wins_over_the_wait_and_over_a_hurry() {
    for (seconds, expected) in
        [(0, 1_000), (1, 1_000), (7, 7_000), (7_200, 7_200_000), (u32::MAX, 86_400_000)]
    {
        let mut device = Device::with([id(TODAY, 1)]);
        device.send(START, &Answer { retry_after: Some(seconds), ..status(429) });
        for hurry in [false, true] {
            assert_eq!(device.queue().next(START, hurry), Step::Wait(expected));
        }
        assert_eq!(device.queue().parting(START).len(), 0);
        assert!(matches!(device.queue().next(later(u64::from(expected)), false), Step::Send(_)));
    }
    // Without its word, whoever has just come back to the network doesn't wait.
    let mut device = Device::with([id(TODAY, 1)]);
    device.send(START, &status(0));
    assert_eq!(device.queue().next(START, false), Step::Wait(5_000));
    assert!(matches!(device.queue().next(START, true), Step::Send(_)));
    assert_eq!(device.queue().parting(START).len(), 1);
}

#[test]
fn a_clock_that_is_set_back_ends_the_wait() {
    let mut device = Device::with([id(TODAY, 1)]);
    device.send(START, &Answer { retry_after: Some(3_600), ..status(503) });
    let yesterday =
        Now { milliseconds: START.milliseconds - 86_400_000, day: START.day.saturating_sub(1) };
    assert!(matches!(device.queue().next(yesterday, false), Step::Send(_)));
}

#[test]
fn a_request_is_never_too_large() {
    let ids: Vec<RatingId> = (0..250).map(|number| id(TODAY, number)).collect();
    let mut device = Device::default();
    for id in &ids {
        let comment = "ồ".repeat(300).try_into().ok();
        device.apply(hand_over(&Rating { comment, ..rating(*id) }, &dropped(), None));
    }
    let mut sent = Vec::new();
    while let Step::Send(request) = device.queue().next(START, false) {
        assert!(request.body.len() < 64 * 1_024, "{}", request.body.len());
        let batch = self::ids(&request);
        assert!((1..=MAX_BATCH).contains(&batch.len()));
        sent.extend(batch);
        device.send(START, &taken());
    }
    assert_eq!(sent, ids, "each once, the oldest first");

    let mut small = Device::with((0..101).map(|number| id(TODAY, number)));
    assert_eq!(self::ids(&small.send(START, &taken())).len(), MAX_BATCH);
}

#[test]
fn what_is_too_old_goes_and_its_drop_is_reported() {
    let cases = [(TODAY - OLDEST - 1, true), (TODAY - OLDEST, false), (TODAY + 1, false)];
    for (day, goes) in cases {
        let mut device = Device::with([id(day, 1)]);
        let step = device.queue().next(START, false);
        let Step::Clear(changes) = step else {
            assert!(!goes && matches!(step, Step::Send(_)), "{day}: {step:?}");
            continue;
        };
        assert!(goes, "{day}");
        device.apply(changes);
        assert!(device.waiting().is_empty());
        let request = device.send(START, &taken());
        assert_eq!(request.path, "/v1/counts");
        let body: Value = serde_json::from_str(&request.body).unwrap();
        assert_eq!(body["counts"][0]["dropped"], 1);
        assert_eq!(body["counts"][0]["procedure"], "passport");
        assert!(device.0.is_empty());
    }
}

#[test]
fn counts_go_with_ratings_and_are_handed_over_once_to_whoever_does_not_answer() {
    let mut device = Device::with([id(TODAY, 1)]);
    let shown = Count { shown: Times::ONCE, ..count() };
    let changes = device.queue().count(id(TODAY, 2), &shown);
    device.apply(changes);
    let parting = device.queue().parting(START);
    let paths: Vec<&str> = parting.iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/v1/ratings", "/v1/counts"]);
    for request in parting {
        device.apply(request.unanswered());
    }
    assert_eq!(device.0.len(), 1, "the rating stays until it is answered: {:?}", device.0);

    let changes = device.queue().count(id(TODAY, 2), &shown);
    device.apply(changes);
    assert_eq!(device.send(START, &taken()).path, "/v1/ratings");
    let counts = device.send(START, &taken());
    let expected = json!({ "counts": [shown] });
    assert_eq!(serde_json::from_str::<Value>(&counts.body).unwrap(), expected);
    assert!(device.0.is_empty());
    // A collector of an earlier version doesn't know counts: they go, ratings never do.
    let changes = device.queue().count(id(TODAY, 2), &shown);
    device.apply(changes);
    device.send(START, &status(404));
    assert!(device.0.is_empty());
}

#[test]
fn counts_never_fill_a_device() {
    let mut device = Device::default();
    for number in 0..600 {
        let changes = device.queue().count(id(TODAY, number), &count());
        device.apply(changes);
    }
    assert_eq!(device.0.len(), 500);
    let next_year = Now { day: TODAY + 181, ..START };
    let Step::Clear(changes) = device.queue().next(next_year, false) else { panic!("kept") };
    device.apply(changes);
    assert!(device.0.is_empty());
}

#[test]
fn a_rating_of_the_first_version_is_taken_over() {
    let key = format!("mot-cua:rating:{}", String::from(id(TODAY, 1)));
    let request = json!({ "ratings": [rating(id(TODAY, 1))] }).to_string();
    let mut device = Device::default();
    device.apply(taken_over(&key, &request).unwrap());
    let sent = device.send(START, &taken());
    assert_eq!(
        serde_json::from_str::<Value>(&sent.body).unwrap(),
        serde_json::from_str::<Value>(&request).unwrap()
    );
    for (key, value) in [
        ("mot-cua:rating:1", &*request),
        ("mot-cua:ratings", &request),
        (&key, ""),
        (&key, r#"{"ratings":"#),
    ] {
        assert_eq!(taken_over(key, value), None, "{key} {value}");
    }
}

#[test]
fn what_is_not_ours_is_left_alone() {
    let strange = [
        ("rating:1", "{}"),
        ("theme", "dark"),
        ("", ""),
        ("retry:", "x y z"),
        ("count:", "{}"),
        ("refused:ffffffff-ffff-7fff-8fff-ffffffffffff", ""),
    ];
    let strange = strange.map(|(key, value)| (key.to_owned(), value.to_owned()));
    let queue = Queue::read(strange.to_vec());
    assert_eq!(queue.next(START, false), Step::Nothing);
}

/// What happens to a device.
#[derive(Clone, Debug)]
enum Event {
    Rate,
    Send { answer: u16, heard: bool, applied: bool, retry_after: Option<u32> },
    Pass(u32),
    SetBack(u32),
}

fn any_event() -> impl Strategy<Value = Event> {
    let status = prop_oneof![
        3 => Just(202_u16),
        1 => prop::sample::select(vec![0, 200, 408, 429, 500, 503]),
    ];
    let retry_after = prop_oneof![Just(None), (0_u32..10_000).prop_map(Some)];
    prop_oneof![
        2 => Just(Event::Rate),
        4 => (status, any::<bool>(), any::<bool>(), retry_after).prop_map(
            |(answer, heard, applied, retry_after)| Event::Send { answer, heard, applied, retry_after }
        ),
        2 => (0_u32..8_000_000).prop_map(Event::Pass),
        1 => (0_u32..86_400_000).prop_map(Event::SetBack),
    ]
}

proptest! {
    /// Whatever happens, a rating is with the collector or on the device, and after the last
    /// failure one hour without another is enough to bring all of them over.
    #[test]
    fn nothing_is_lost(events in prop::collection::vec(any_event(), 0..60)) {
        let mut device = Device::default();
        let mut collector = BTreeSet::new();
        let mut given = BTreeSet::new();
        let mut now = START;
        for event in events {
            match event {
                Event::Rate => {
                    let id = id(TODAY, u16::try_from(given.len()).unwrap());
                    given.insert(id);
                    device.apply(hand_over(&rating(id), &dropped(), None));
                }
                Event::Pass(milliseconds) => now.milliseconds += u64::from(milliseconds),
                Event::SetBack(milliseconds) => now.milliseconds -= u64::from(milliseconds),
                Event::Send { answer, heard, applied, retry_after } => {
                    let queue = device.queue();
                    let Step::Send(request) = queue.next(now, false) else { continue };
                    let accepted = answer == 202;
                    if accepted {
                        collector.extend(ids(&request));
                    }
                    let answer = Answer { status: answer, accepted, retry_after, ..status(0) };
                    // An acknowledgement that is lost, and a page that is closed before it.
                    let answer = if heard { answer } else { status(0) };
                    if applied {
                        device.apply(queue.answered(&request, &answer, now, 7));
                    }
                }
            }
            let queue = device.queue();
            for id in &given {
                let waits = queue.whereabouts(*id) == Whereabouts::Waiting;
                prop_assert!(waits || collector.contains(id));
            }
            if let Step::Wait(wait) = queue.next(now, false) {
                prop_assert!((1..=10_000_000).contains(&wait), "{}", wait);
            }
        }
        now.milliseconds += 10_000_000;
        // A clock that was set back may have come to the hour of the last failure again.
        if let Step::Wait(wait) = device.queue().next(now, false) {
            prop_assert!(wait <= 10_000_000, "{}", wait);
            now.milliseconds += u64::from(wait);
        }
        while let Step::Send(request) = device.queue().next(now, false) {
            collector.extend(ids(&request));
            device.send(now, &taken());
        }
        prop_assert_eq!(device.queue().next(now, false), Step::Nothing);
        prop_assert_eq!(collector, given);
    }
}
