//! A widget comes, is moved, changed and taken away, and leaves nothing behind.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Engine, Portal};
use serde_json::{Value, json};

/// A page that counts its own listeners and intervals, with two places for a widget.
const PAGE: &str = "Content-Type: text/html; charset=utf-8\n\n<!doctype html><html lang=vi>\
    <script src=/watch.js></script><script>
    var told = [], held = new Map();
    for (const name of ['mc-ready', 'mc-reset']) addEventListener(name, () => told.push(name));
    {
        const add = EventTarget.prototype.addEventListener;
        const remove = EventTarget.prototype.removeEventListener;
        const lasting = target => [window, document, document.body, navigator].includes(target ?? window);
        const count = (name, by) => held.set(name, (held.get(name) ?? 0) + by);
        EventTarget.prototype.addEventListener = function (type, listener, options) {
            if (lasting(this) && !options?.once) count(type, 1);
            return add.call(this ?? window, type, listener, options);
        };
        EventTarget.prototype.removeEventListener = function (type, listener, options) {
            if (lasting(this)) count(type, -1);
            return remove.call(this ?? window, type, listener, options);
        };
        const [start, stop] = [setInterval, clearInterval];
        window.setInterval = (...given) => (count('interval', 1), start(...given));
        window.clearInterval = number => (number && count('interval', -1), stop(number));
    }
    </script><script src=/mot-cua/mot-cua.js defer></script><body><p id=one></p><p id=other></p>";

/// A widget that asks about the end of a temporary residence.
const PUT: &str = "
    const widget = document.createElement('mot-cua');
    widget.setAttribute('procedure', '1.010028');
    widget.setAttribute('province', '48');
    widget.setAttribute('storage', 'none');
    one.append(widget);";
const FIRST: &str = "Ai làm thủ tục xóa?";
const SECOND: &str = "Lý do xóa";

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

/// What the page itself holds for good, and bytes of the wasm.
async fn kept(browser: &Browser) -> Value {
    browser
        .run(
            "return import('/mot-cua/0.1.0/mot_cua.js').then(glue => glue.default()).then(wasm =>
            [JSON.stringify([...held].filter(([, count]) => count).sort()), wasm.memory.buffer.byteLength])",
        )
        .await
}

async fn lives(engine: Engine) {
    let portal = Portal::start(None).await;
    portal.page("/page.html", PAGE);
    let browser = Browser::of(engine, 900, 900).await;
    browser.goto(&portal.url("/page.html")).await;
    let told = async || browser.run("return told.splice(0).join()").await;
    browser.run(PUT).await;
    browser.until_text(FIRST).await;
    browser.answer("Người có tên trong").await;
    browser.until_text(SECOND).await;
    assert_eq!(told().await, "mc-ready");

    // Moved: the answers stay.
    browser.run("other.append(document.querySelector('mot-cua'))").await;
    browser.settled().await;
    assert!(browser.text().await.contains(SECOND), "{engine:?}: moved");
    // Another language: the same question. Another province: the same. Another procedure: anew.
    let set = async |name: &str, value: &str| {
        let set = format!("document.querySelector('mot-cua').setAttribute('{name}', '{value}')");
        browser.run(&set).await;
    };
    set("lang", "en").await;
    browser.until_text("Is the reason already").await;
    set("lang", "vi").await;
    browser.until_text(SECOND).await;
    set("province", "01").await;
    browser.settled().await;
    let text = browser.text().await;
    assert!(text.contains(SECOND), "{engine:?}: another province: {text}");
    assert_eq!(told().await, "", "{engine:?}");
    set("procedure", "1.004194").await;
    browser.until_text("Chỗ bạn đến ở là của ai?").await;
    set("procedure", "1.010028").await;
    browser.until_text(FIRST).await;
    drop(told().await);

    // Taken away and put back later: another visit.
    browser.answer("Người có tên trong").await;
    browser.until_text(SECOND).await;
    browser.run("held.widget = document.querySelector('mot-cua'); held.widget.remove()").await;
    browser.run("return new Promise(done => setTimeout(done, 50))").await;
    browser.run("one.append(held.widget)").await;
    browser.until_text(FIRST).await;
    assert_eq!(told().await, "mc-ready", "{engine:?}: put back");
    browser.answer("Người có tên trong").await;
    browser.until_text(SECOND).await;
    browser.run("held.widget.reset()").await;
    browser.until_text(FIRST).await;
    assert_eq!(told().await, "mc-reset", "{engine:?}");

    // Gone before it has begun, and put back before anything came.
    browser.run("held.widget.remove(); one.append(held.widget); held.widget.remove()").await;
    browser
        .run(&format!("{PUT} widget.remove(); other.append(widget); held.widget = widget"))
        .await;
    browser.until_text(FIRST).await;
    browser.run("held.widget.remove(); delete held.widget").await;
    assert_eq!(browser.run("return seen.join()").await, "", "{engine:?}");

    browser.run(&format!("{COME_AND_GO}(20)")).await;
    let before = kept(&browser).await;
    for _ in 0..10 {
        browser.run(&format!("{COME_AND_GO}(20)")).await;
    }
    assert_eq!(kept(&browser).await, before, "{engine:?}: after 200 widgets");
    assert_eq!(browser.run("return seen.join()").await, "", "{engine:?}");
    browser.close().await;
}

e2e::in_three_engines!(lives);

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
