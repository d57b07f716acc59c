//! One visit to one page with an empty cache: start, the whole job, and a second start.

use std::time::Duration;

use e2e::Browser;
use serde_json::{Value, json};
use tokio::time::sleep;
use url::Url;

/// What runs in the page.
const MEASURE: &str = include_str!("measure.js");

/// How many times slower the main thread is.
const CPU: u32 = 6;

/// 1.6 Mbit/s.
const BYTES_PER_SECOND: i32 = 200_000;

/// Until a request is answered, in ms.
const LATENCY: u32 = 150;

/// Until what is fetched behind the first question has arrived, as when a person reads it.
const READING: Duration = Duration::from_secs(2);

/// The places of the answers, what the result must say, and what it mustn't.
struct Path {
    answers: &'static [u32],
    says: &'static [&'static str],
    not: &'static str,
    /// Groups of digits are set apart by a point.
    fee: [&'static str; 2],
}

const PATHS: [Path; 2] = [
    Path {
        answers: &[0, 3, 0, 0, 2, 0],
        says: &[
            "Residence permit",
            "Recent passport photo",
            "Medical certificate",
            "Proof that you receive",
            "Proof of address",
        ],
        not: "Police report",
        fee: ["3200", "3,200"],
    },
    Path {
        answers: &[2, 0, 2, 1, 1],
        says: &["National identity card", "Signed consent", "Police report", "Proof of address"],
        not: "Medical certificate",
        fee: ["2190", "2,190"],
    },
];

/// How often both paths are taken.
const TURNS: usize = 2;

/// The place of the score that is given.
const SCORE: u32 = 3;

pub(crate) async fn visit(address: &str) -> Value {
    // Nothing that an earlier visit has compiled or fetched is there.
    let browser = Browser::open(360, 800).await;
    let empty = Url::parse(address).and_then(|it| it.join("/empty.html")).expect("a URL");
    browser.goto(empty.as_str()).await;
    let script = json!({ "source": MEASURE });
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": CPU })).await;
    network(&browser, LATENCY, BYTES_PER_SECOND).await;

    let first = start(&browser, address).await;
    sleep(READING).await;
    let Job { answers, screens, whole } = job(&browser).await;
    let longest = browser.run("return bench.longest()").await;
    let shift = browser.run("return bench.shift").await;
    browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await;
    let wasm = browser.run("return bench.wasm()").await;
    let memory = [&heap["usedSize"], &wasm].map(|bytes| bytes.as_f64().unwrap_or(f64::NAN));

    browser.goto("about:blank").await;
    let again = start(&browser, address).await;
    browser.goto("about:blank").await;
    // What the cache has is there at once, and so is the answer that it is still right.
    network(&browser, 0, -1).await;
    let cached = start(&browser, address).await;
    browser.close().await;
    json!({
        "start": first,
        "answers": answers,
        "screens": screens,
        "whole": whole,
        "longest": longest,
        "shift": shift,
        "memory": memory.iter().sum::<f64>() / 1_024.0,
        "again": again,
        "cached": cached,
    })
}

async fn network(browser: &Browser, latency: u32, bytes_per_second: i32) {
    let network = json!({
        "offline": false,
        "latency": latency,
        "downloadThroughput": bytes_per_second,
        "uploadThroughput": bytes_per_second,
    });
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.emulateNetworkConditions", network).await;
}

/// Times of clicks until what they change is painted, in ms.
#[derive(Default)]
struct Job {
    /// Of clicks on answers.
    answers: Vec<Value>,
    /// Of clicks that lead to another screen, until what is read first of it is there.
    screens: Vec<Value>,
    /// Of the same clicks, until the last line is there.
    whole: Vec<Value>,
}

/// Both paths, then a rating.
async fn job(browser: &Browser) -> Job {
    let mut job = Job::default();
    for turn in 0..TURNS {
        for (index, path) in PATHS.iter().enumerate() {
            if turn + index > 0 {
                // Not counted: what other pages do there isn't comparable.
                click(browser, "button", json!("Start again")).await;
            }
            for place in path.answers {
                job.answers.push(click(browser, "answer", json!(place)).await);
                job.go(browser, "primary", Value::Null).await;
            }
            check(browser, path).await;
        }
    }
    job.go(browser, "button", json!("Rate this guide")).await;
    job.answers.push(click(browser, "answer", json!(SCORE)).await);
    job.go(browser, "primary", Value::Null).await;
    job
}

impl Job {
    /// Clicks on what leads to another screen, and waits until that is whole.
    async fn go(&mut self, browser: &Browser, kind: &str, which: Value) {
        self.screens.push(click(browser, kind, which).await);
        self.whole.push(browser.run("return bench.whole").await);
    }
}

/// Opens the page; when the first question can be answered and when WebAssembly has taken over, in
/// ms, with what was fetched for it.
async fn start(browser: &Browser, address: &str) -> Value {
    browser.goto(address).await;
    browser.until("bench.taken !== null").await;
    browser
        .run(
            "return {
                first: bench.first, critical: bench.fetched(bench.first, true),
                taken: bench.taken, fetched: bench.fetched(bench.taken),
            }",
        )
        .await
}

/// Clicks as a pointer does; the time until what it changes is painted, in ms.
async fn click(browser: &Browser, kind: &str, which: Value) -> Value {
    browser.until(&format!("bench.find({kind:?}, {which})")).await;
    let place = browser.run(&format!("return bench.prepare({kind:?}, {which})")).await;
    for event in ["mouseMoved", "mousePressed", "mouseReleased"] {
        let pointer = json!({
            "type": event,
            "x": place[0],
            "y": place[1],
            "button": "left",
            "clickCount": 1,
        });
        browser.devtools("Input.dispatchMouseEvent", pointer).await;
    }
    browser.run("return bench.painted").await
}

/// A page that shows something else than the others isn't measured.
async fn check(browser: &Browser, path: &Path) {
    let text = browser.run("return bench.text()").await;
    let text = text.as_str().unwrap_or_default();
    let says = path.says.iter().all(|paper| text.contains(paper)) && !text.contains(path.not);
    let costs = path.fee.iter().any(|fee| text.contains(fee));
    assert!(says && costs, "the result of {:?} is wrong: {text}", path.answers);
}
