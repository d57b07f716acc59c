//! How long a key in the search field takes until the list has changed, in Chromium, on the catalogue
//! of all national procedures. `cargo xtask bench` runs it.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a bench")]

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use e2e::{Browser, Host};
use serde_json::Value;

const PAGE: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua catalogue="/more/data"></mot-cua>"#;

/// Types every query three times and keeps the best time of each: the machine has other work, too.
/// Until the next task begins, the widget has searched and changed its list.
const TYPE: &str = r"
    const field = document.querySelector('mot-cua').shadowRoot.querySelector('#mc-query');
    const status = document.querySelector('mot-cua').shadowRoot.querySelector('[role=status]');
    const { port1, port2 } = new MessageChannel();
    const nextTask = () => new Promise(done => { port1.onmessage = done; port2.postMessage(0); });
    const runs = [[], [], []];
    const counts = new Set();
    (async () => {
        for (const times of runs) {
            for (const query of queries) {
                field.value = query;
                const start = performance.now();
                field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
                await nextTask();
                times.push(performance.now() - start);
                counts.add(status.textContent);
                // The browser draws, as between two keys of a person.
                await new Promise(done => setTimeout(done));
            }
        }
        window.typed = {
            counts: counts.size,
            times: queries.map((_, key) => Math.min(...runs.map(times => times[key]))),
        };
    })();";

#[tokio::main]
async fn main() {
    let folder: PathBuf = std::env::args().nth(1).expect("the folder of the catalogue").into();
    let queries = fs::read_to_string(folder.join("queries.json")).expect("queries.json");
    let host = Host::with_folder(PAGE, "frame-ancestors 'none'", &folder).await;
    let browser = Browser::open(360, 800).await;
    browser.goto(&host.url("/")).await;
    browser.until_screen("find").await;
    browser.type_into("#mc-query", "a").await;
    browser.until_text("Tìm thấy").await;
    browser.run(&format!("const queries = {queries}; {TYPE}")).await;
    let mut typed = Value::Null;
    while typed.is_null() {
        tokio::time::sleep(Duration::from_millis(500)).await;
        typed = browser.run("return window.typed ?? null").await;
    }
    browser.close().await;
    let counts = typed["counts"].as_u64().unwrap_or_default();
    assert!(counts > 100, "the list didn't change with what was typed");
    let times = typed["times"].as_array().into_iter().flatten();
    let mut times: Vec<f64> = times.filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let index = times.len().saturating_sub(1).saturating_mul(percent) / 100;
        times.get(index).copied().unwrap_or_default()
    };
    println!(
        "{:>12.1}  ms a key at the 50th percentile, {:.1} at the 98th, {:.1} at most, search and \
         list: {} keys",
        at(50),
        at(98),
        at(100),
        times.len()
    );
}
