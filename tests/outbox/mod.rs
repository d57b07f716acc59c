//! Ratings in a browser: written down before they are sent, sent by one, and told of.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use super::{FOLDER, Mounted, field, listen, serve_catalogue};

#[wasm_bindgen(inline_js = "
    const keys = name => new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onupgradeneeded = () => opening.transaction.abort();
        opening.onerror = () => resolve([]);
        opening.onsuccess = () => {
            const all = opening.result.transaction('kept').objectStore('kept').getAllKeys();
            opening.result.close();
            all.onsuccess = () => resolve(all.result.map(key => key.split(':')[0]));
            all.onerror = reject;
        };
    });
    const json = (status, body, headers) =>
        new Response(JSON.stringify(body), { status, headers });
    const sleep = milliseconds => new Promise(done => setTimeout(done, milliseconds));
    const taken = () => json(202, { accepted: 1, problems: [] });
    const answers = {
        takes: taken,
        offline: () => { throw new TypeError('offline'); },
        slow: async () => { await sleep(400); return taken(); },
        busy: () => json(429, {}, { 'retry-after': '3600' }),
        refuses: () => json(400, { code: 'not_json' }),
        used: () => json(409, { code: 'ticket_used', problems: [{ index: 0, code: 'ticket_used' }] }),
    };
    /** From now on the collector answers so; what it gets is collected. */
    export function collector(answer) {
        globalThis.posts = [];
        globalThis.beacons = [];
        globalThis.kept = [];
        globalThis.collect = async (url, body) => {
            posts.push(url + ' ' + body);
            kept.push(await keys('mot-cua ' + new URL(url).origin).catch(() => []));
            return answers[answer]();
        };
        navigator.sendBeacon = (url, body) => {
            beacons.push(url + ' ' + body);
            return true;
        };
    }
    export function collected(what) { return globalThis[what].flat(); }
    export { keys };
    export async function written() {
        const databases = (await indexedDB.databases()).map(database => database.name);
        return databases.concat(Object.keys(localStorage), Object.keys(sessionStorage));
    }
    export function without(facility) {
        const open = {
            database() { throw new Error('forbidden'); },
            'database in time'() { return {}; },
        }[facility];
        if (open)
            Object.defineProperty(globalThis, 'indexedDB', { value: { open }, configurable: true });
        else
            Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
    }
    const database = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    export function with_all() {
        delete navigator.locks;
        Object.defineProperty(globalThis, 'indexedDB', database);
    }
    export function happens(name) { window.dispatchEvent(new Event(name)); }
    export function write(field, text) {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    export function legacy(key, value) { localStorage.setItem(key, value); }
")]
extern "C" {
    fn collector(answer: &str);
    fn collected(what: &str) -> Array;
    fn keys(database: &str) -> Promise;
    fn written() -> Promise;
    fn without(facility: &str);
    fn with_all();
    fn happens(event: &str);
    fn write(field: &HtmlElement, text: &str);
    fn legacy(key: &str, value: &str);
}

fn texts(list: &Array) -> Vec<String> {
    list.iter().map(|text| text.as_string().unwrap()).collect()
}

/// What one collector got at a path. Others may get what a test before has left in memory.
fn bodies(what: &str, collector: &str, path: &str) -> Vec<String> {
    let start = format!("{collector}{path} ");
    let sent = texts(&collected(what)).into_iter();
    sent.filter_map(|request| request.strip_prefix(&*start).map(str::to_owned)).collect()
}

fn ratings(what: &str, collector: &str) -> Vec<String> {
    bodies(what, collector, "/v1/ratings")
}

/// Waits until a rating was sent: longer than a widget waits for its turn.
async fn until_sent(collector: &str) {
    for _ in 0..500 {
        if !ratings("posts", collector).is_empty() {
            return;
        }
        TimeoutFuture::new(10).await;
    }
}

async fn kept(database: &str) -> Vec<String> {
    texts(&JsFuture::from(keys(database)).await.unwrap().unchecked_into())
}

/// What is written anywhere in the browser whose name holds `name`.
async fn written_for(name: &str) -> Vec<String> {
    let all = texts(&JsFuture::from(written()).await.unwrap().unchecked_into());
    all.into_iter().filter(|written| written.contains(name)).collect()
}

/// A facility that this browser lacks, up to the end of the test.
struct Missing;

impl Missing {
    fn new(facility: &str) -> Self {
        without(facility);
        Self
    }
}

impl Drop for Missing {
    fn drop(&mut self) {
        with_all();
    }
}

/// A widget that asks for a rating, of a collector of its own, so that no test sees another's.
struct Rating {
    mounted: Mounted,
    sent: Array,
    queued: Array,
    errors: Array,
}

impl Rating {
    async fn open(collector: &str, options: &[(&str, &str)]) -> Self {
        let rating = Self::before(collector, options).await;
        rating.go_on().await;
        rating
    }

    /// Has the office answered?
    async fn go_on(&self) {
        self.click(".mc--received .mc-button--primary").await;
        self.mounted.until(".mc--rating").await;
    }

    async fn before(collector: &str, options: &[(&str, &str)]) -> Self {
        serve_catalogue();
        let own = [
            FOLDER,
            ("procedure", "fishing"),
            ("province", ""),
            ("parts", "rating"),
            ("lang", "en"),
            ("collector", collector),
        ];
        let options: Vec<_> = own.iter().chain(options).copied().collect();
        let (mounted, _, errors) = Mounted::new(&options);
        let sent = listen(&mounted.host, "mc-rating-sent");
        let queued = listen(&mounted.host, "mc-rating-queued");
        let rating = Self { mounted, sent, queued, errors };
        rating.mounted.until(".mc--received").await;
        rating
    }

    async fn click(&self, selector: &str) {
        self.mounted.until(selector).await.unchecked_into::<HtmlElement>().click();
    }

    async fn send(&self) {
        self.click(".mc-score:last-child input").await;
        self.mounted.until("input:checked").await;
        self.click(".mc-button--primary").await;
        self.mounted.until(".mc--thanks").await;
    }

    async fn says(&self, text: &str) {
        for _ in 0..500 {
            if self.mounted.root.text_content().unwrap_or_default().contains(text) {
                return;
            }
            TimeoutFuture::new(10).await;
        }
        panic!("no `{text}` in {}", self.mounted.root.inner_html());
    }

    /// Puts the widget away and opens it again, as when the page is opened again.
    async fn open_again(self, collector: &str, options: &[(&str, &str)]) -> Self {
        drop(self);
        Self::open(collector, options).await
    }
}

const SENT: &str = "has been recorded";
const QUEUED: &str = "is kept on this device";
const LOST: &str = "this device doesn't keep it";

#[wasm_bindgen_test]
async fn a_rating_is_written_down_before_it_is_sent() {
    collector("takes");
    let rating = Rating::open("https://written.invalid", &[]).await;
    rating.send().await;
    rating.says(SENT).await;
    assert_eq!(ratings("posts", "https://written.invalid").len(), 1);
    let at_the_time = texts(&collected("kept"));
    assert!(at_the_time.contains(&"rating".to_owned()), "{at_the_time:?}");
    assert_eq!((rating.sent.length(), rating.errors.length()), (1, 0));
    // Counts go with it, without anything that tells whose they are.
    for _ in 0..100 {
        if kept("mot-cua https://written.invalid").await == ["rated"] {
            break;
        }
        TimeoutFuture::new(10).await;
    }
    assert_eq!(kept("mot-cua https://written.invalid").await, ["rated"]);
    let counts = bodies("posts", "https://written.invalid", "/v1/counts").concat();
    for times in ["shown", "started", "answered"] {
        assert_eq!(counts.matches(&format!("\"{times}\":1")).count(), 1, "{times}: {counts}");
    }
    assert!(!counts.contains("\"id\""), "{counts}");
    // Nobody is asked twice.
    let again = rating.open_again("https://written.invalid", &[]).await;
    again.says("You rated this procedure on").await;
    assert!(again.mounted.root.query_selector("input").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn without_a_network_it_waits_and_goes_when_there_is_one() {
    collector("offline");
    let rating = Rating::open("https://offline.invalid", &[]).await;
    rating.send().await;
    rating.says(QUEUED).await;
    assert_eq!((rating.queued.length(), rating.sent.length()), (1, 0));
    let [first] = &*ratings("posts", "https://offline.invalid") else {
        panic!("{:?}", ratings("posts", "https://offline.invalid"))
    };
    collector("takes");
    happens("online");
    rating.says(SENT).await;
    assert_eq!(
        &*ratings("posts", "https://offline.invalid"),
        std::slice::from_ref(first),
        "the same rating"
    );
    happens("online");
    TimeoutFuture::new(200).await;
    assert_eq!(ratings("posts", "https://offline.invalid").len(), 1, "once");
    assert_eq!((rating.queued.length(), rating.sent.length()), (1, 1));
}

#[wasm_bindgen_test]
async fn what_waits_is_sent_when_the_page_is_opened_again() {
    collector("offline");
    let rating = Rating::open("https://again.invalid", &[]).await;
    rating.send().await;
    rating.says(QUEUED).await;
    drop(rating);
    collector("takes");
    let again = Rating::open("https://again.invalid", &[("procedure", "1.000001")]).await;
    until_sent("https://again.invalid").await;
    assert_eq!(ratings("posts", "https://again.invalid").len(), 1);
    again.says("You rated this procedure on").await;
}

#[wasm_bindgen_test]
async fn nothing_is_written_where_the_page_says_so_and_the_person_is_told() {
    collector("offline");
    let none = [("storage", "none")];
    let rating = Rating::open("https://none.invalid", &none).await;
    rating.says("Nothing is kept on this device").await;
    rating.send().await;
    rating.says(LOST).await;
    assert_eq!(written_for("none.invalid").await, Vec::<String>::new());
    assert_eq!(field(&rating.errors.get(0), "code"), "rating_lost");
    // The page is closed: the last chance.
    happens("pagehide");
    assert_eq!(
        ratings("beacons", "https://none.invalid"),
        ratings("posts", "https://none.invalid")
    );
    collector("takes");
    rating.click(".mc-button--primary").await;
    rating.says(SENT).await;
    assert_eq!(ratings("posts", "https://none.invalid").len(), 1);
    assert_eq!(written_for("none.invalid").await, Vec::<String>::new());
    // The next person at the kiosk is another one.
    rating.click(".mc-actions .mc-button").await;
    rating.click(".mc--received .mc-button--primary").await;
    rating.mounted.until(".mc-score").await;
}

#[wasm_bindgen_test]
async fn a_session_keeps_until_the_window_is_closed() {
    collector("offline");
    let session = [("storage", "session")];
    let rating = Rating::open("https://session.invalid", &session).await;
    rating.send().await;
    rating.says(QUEUED).await;
    let written = written_for("session.invalid").await;
    assert!(written.iter().any(|key| key.contains(" rating:")), "{written:?}");
    assert!(written.iter().all(|key| key.contains("invalid ")), "no database: {written:?}");
    collector("takes");
    let again = rating.open_again("https://session.invalid", &session).await;
    again.says("You rated this procedure on").await;
    until_sent("https://session.invalid").await;
    assert_eq!(ratings("posts", "https://session.invalid").len(), 1);
}

#[wasm_bindgen_test]
async fn without_a_database_it_is_sent_directly_and_a_failure_is_told() {
    let missing = Missing::new("database");
    collector("takes");
    let rating = Rating::open("https://refused.invalid", &[]).await;
    rating.send().await;
    rating.says(SENT).await;
    drop(rating);
    collector("offline");
    let rating = Rating::open("https://refused.invalid", &[]).await;
    rating.send().await;
    rating.says(LOST).await;
    drop(missing);
    assert_eq!(written_for("refused.invalid").await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn what_is_refused_is_told_and_not_tried_again() {
    for (answer, text, code) in [
        ("refuses", "rating_refused", "rating_refused"),
        ("used", "There is a rating of this dossier already", "ticket_used"),
    ] {
        collector(answer);
        let address = format!("https://{answer}.invalid");
        let rating = Rating::open(&address, &[("ticket", "a.b.c")]).await;
        rating.send().await;
        rating.says(text).await;
        assert_eq!(field(&rating.errors.get(0), "code"), code);
        assert!(ratings("posts", &address)[0].contains("\"ticket\":\"a.b.c\""));
        collector("takes");
        happens("online");
        TimeoutFuture::new(200).await;
        assert_eq!(ratings("posts", &address).len(), 0, "{answer}");
    }
}

#[wasm_bindgen_test]
async fn a_collector_that_wants_peace_gets_it() {
    collector("busy");
    let rating = Rating::open("https://busy.invalid", &[]).await;
    rating.send().await;
    rating.says(QUEUED).await;
    assert_eq!(ratings("posts", "https://busy.invalid").len(), 1);
    happens("online");
    happens("pagehide");
    TimeoutFuture::new(200).await;
    assert_eq!(
        (
            ratings("posts", "https://busy.invalid").len(),
            ratings("beacons", "https://busy.invalid").len()
        ),
        (1, 0)
    );
}

#[wasm_bindgen_test]
async fn two_widgets_agree_on_who_sends() {
    collector("offline");
    let first = Rating::open("https://two.invalid", &[]).await;
    let second = Rating::open("https://two.invalid", &[]).await;
    let third = Rating::before("https://two.invalid", &[]).await;
    first.send().await;
    first.says(QUEUED).await;
    second.send().await;
    second.says(QUEUED).await;
    collector("slow");
    happens("online");
    first.says(SENT).await;
    second.says(SENT).await;
    let sent = ratings("posts", "https://two.invalid").join("\n");
    assert_eq!(sent.matches("\"id\"").count(), 2, "each of the two once: {sent}");
    // Another one that is open already doesn't ask again.
    third.go_on().await;
    third.says("You rated this procedure on").await;
}

#[wasm_bindgen_test]
async fn without_locks_nothing_breaks() {
    let _missing = Missing::new("locks");
    collector("slow");
    let rating = Rating::open("https://lockless.invalid", &[]).await;
    rating.send().await;
    rating.says(SENT).await;
    assert_eq!(ratings("posts", "https://lockless.invalid").len(), 1);
}

#[wasm_bindgen_test]
async fn what_the_first_version_kept_is_taken_over() {
    collector("offline");
    let rating = Rating::open("https://before.invalid", &[("storage", "none")]).await;
    rating.send().await;
    rating.says(LOST).await;
    let request = ratings("posts", "https://before.invalid").remove(0);
    drop(rating);
    let id = request.split('"').nth(5).unwrap();
    let key = format!("mot-cua:rating:{id}");
    legacy(&key, &request);
    collector("takes");
    let rating = Rating::open("https://before.invalid", &[]).await;
    until_sent("https://before.invalid").await;
    assert_eq!(ratings("posts", "https://before.invalid"), [request]);
    // The widget that kept nothing may have been the quicker one.
    for _ in 0..100 {
        if written_for("mot-cua:rating:").await.is_empty() {
            break;
        }
        TimeoutFuture::new(10).await;
    }
    assert_eq!(written_for("mot-cua:rating:").await, Vec::<String>::new());
    drop(rating);
}

#[wasm_bindgen_test]
async fn a_page_that_goes_away_hands_over_what_it_counted() {
    collector("takes");
    let rating = Rating::open("https://parting.invalid", &[]).await;
    happens("pagehide");
    let beacons = || bodies("beacons", "https://parting.invalid", "/v1/counts");
    let sent = beacons();
    assert!(sent.len() == 1 && sent[0].contains("\"shown\":1"), "{sent:?}");
    TimeoutFuture::new(200).await;
    happens("pagehide");
    assert_eq!(beacons().len(), 1, "once");
    drop(rating);
}

#[wasm_bindgen_test]
async fn what_was_counted_is_handed_over_while_the_device_is_still_being_read() {
    let _slow = Missing::new("database in time");
    collector("takes");
    let rating = Rating::open("https://hasty.invalid", &[]).await;
    happens("online");
    TimeoutFuture::new(10).await;
    happens("pagehide");
    let sent = bodies("beacons", "https://hasty.invalid", "/v1/counts");
    assert!(sent.len() == 1 && sent[0].contains("\"shown\":1"), "{sent:?}");
    drop(rating);
}

#[wasm_bindgen_test]
async fn a_comment_leaves_as_it_was_shown() {
    collector("takes");
    let rating = Rating::open("https://comment.invalid", &[("comments", "")]).await;
    assert!(rating.mounted.root.query_selector("textarea").unwrap().is_none(), "no consent yet");
    rating.click(".mc-choice input[type=checkbox]").await;
    let text = rating.mounted.until("textarea").await.unchecked_into::<HtmlElement>();
    write(&text, "Call 0912 345 678, please");
    let shown = rating.mounted.until(".mc-comment__sent del").await;
    assert_eq!(shown.text_content().as_deref(), Some("0912 345 678"));
    rating.send().await;
    rating.says(SENT).await;
    let sent = &ratings("posts", "https://comment.invalid")[0];
    assert!(sent.contains("\"comment\":\"Call […], please\""), "{sent}");
}
