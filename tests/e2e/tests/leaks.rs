//! Widgets that come and go leave nothing behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Portal};
use serde_json::{Value, json};

const PAGE: &str = "Content-Type: text/html; charset=utf-8\n\n<!doctype html><html lang=vi>\
    <script src=/watch.js></script><script src=/mot-cua/mot-cua.js defer></script><body>";

/// Puts so many widgets on the page and takes each away when it has asked its question.
const COME_AND_GO: &str = "return (async times => {
    for (let i = 0; i < times; i++) {
        const widget = document.createElement('mot-cua');
        widget.setAttribute('procedure', '1.010028');
        widget.setAttribute('province', '48');
        const ready = new Promise(done => widget.addEventListener('mc-ready', done));
        document.body.append(widget);
        await ready;
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        widget.remove();
        await new Promise(done => setTimeout(done, 5));
    }
})";

/// What the page holds: nodes and listeners of the browser, bytes of the wasm.
async fn held(browser: &Browser) -> [u64; 3] {
    browser.devtools("HeapProfiler.enable", json!({})).await;
    for _ in 0..3 {
        browser.devtools("HeapProfiler.collectGarbage", json!({})).await;
    }
    let dom = browser.devtools("Memory.getDOMCounters", json!({})).await;
    let memory = "return import('/mot-cua/0.1.0/mot_cua.js')
        .then(glue => glue.default()).then(wasm => wasm.memory.buffer.byteLength)";
    let memory = browser.run(memory).await;
    [&dom["nodes"], &dom["jsEventListeners"], &memory].map(|count| count.as_u64().unwrap())
}

#[tokio::test]
async fn two_hundred_widgets_leave_nothing() {
    let portal = Portal::start(None).await;
    portal.page("/page.html", PAGE);
    let browser = Browser::open(900, 900).await;
    browser.goto(&portal.url("/page.html")).await;
    // What is made once, and room that is used again.
    browser.run(&format!("{COME_AND_GO}(20)")).await;
    let before = held(&browser).await;
    for _ in 0..10 {
        browser.run(&format!("{COME_AND_GO}(20)")).await;
    }
    let after = held(&browser).await;
    println!("nodes, listeners, bytes of wasm: {before:?}, after 200 widgets {after:?}");
    for (before, after) in before.into_iter().zip(after) {
        // One node or listener for ten widgets would be a leak.
        assert!(after < before + 20, "{before} before 200 widgets, {after} after");
    }
    assert_eq!(browser.run("return seen.join()").await, Value::from(""));
    browser.close().await;
}
