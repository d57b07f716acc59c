//! The first question is there before the widget, and the widget takes over what was done there.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::time::Duration;

use e2e::{Browser, Engine, Host};

const PAGE: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua procedure="1.004194" province="48"><a href="https://dichvucong.gov.vn/">Light</a></mot-cua>
<p id="below">Below</p>"#;

/// Opens with the rating once its button is pressed.
const BUTTON: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua procedure="1.004194" province="48" parts="rating" mode="button"></mot-cua>"#;

const OFFICER: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua procedure="1.004194" province="48" mode="officer"></mot-cua>"#;

/// Inside the widget.
const SHADOW: &str = "const shadow = document.querySelector('mot-cua').shadowRoot;";

/// Where things are on the page: the question, each answer, what is below the widget.
const BOXES: &str = "
    const seen = [...shadow.querySelectorAll('h2, label, .mc-button')].filter(e => e.offsetHeight);
    return JSON.stringify([...seen, document.querySelector('#below')].map(e => {
        const { x, y, width, height } = e.getBoundingClientRect();
        return [e.innerText, x, y, width, height];
    }))";

const CHOSEN: &str = "
    return [...shadow.querySelectorAll('input')].filter(e => e.offsetHeight && e.checked)
        .map(e => e.parentNode.innerText.trim().split('\\n')[0]).join()";

const WIDGET_RUNS: &str = "document.querySelector('mot-cua').getState().screen === 'question'";

async fn shown(browser: &Browser, script: &str) -> String {
    browser.run(&format!("{SHADOW}{script}")).await.as_str().unwrap_or_default().to_owned()
}

/// A widget whose engine arrives after some time, or never.
async fn opened(engine: Engine, delay: Option<Duration>) -> Browser {
    let browser = Browser::of(engine, 900, 1200).await;
    let host = Host::with_slow(PAGE, "mot_cua_bg.wasm", delay).await;
    browser.goto(&host.url("/")).await;
    let heading = "shadowRoot?.querySelector('h2')?.textContent.includes('Chỗ bạn đến ở')";
    browser.until(&format!("document.querySelector('mot-cua').{heading}")).await;
    browser
}

async fn what_was_chosen_stays(engine: Engine, seconds: u64) {
    let browser = opened(engine, Some(Duration::from_secs(seconds))).await;
    browser.click("Nhà, phòng tôi thuê").await;
    let (before, chosen) = (shown(&browser, BOXES).await, shown(&browser, CHOSEN).await);
    assert!(chosen.starts_with("Nhà, phòng tôi thuê"), "{chosen}");
    browser.until(WIDGET_RUNS).await;
    browser.until(&format!("(() => {{ {SHADOW} return shadow.children.length === 1 }})()")).await;
    assert_eq!(shown(&browser, CHOSEN).await, chosen, "{engine:?}");
    assert_eq!(shown(&browser, BOXES).await, before, "nothing moves in {engine:?}");
    browser.click("Tiếp tục").await;
    browser.until_text("Bạn ở đó bao lâu").await;
    browser.close().await;
}

async fn no_click_is_lost(engine: Engine) {
    let browser = opened(engine, Some(Duration::from_secs(10))).await;
    browser.click("Nhà, phòng tôi thuê").await;
    browser.click("Tiếp tục").await;
    browser.until(WIDGET_RUNS).await;
    browser.until_text("Bạn ở đó bao lâu").await;
    browser.close().await;
}

async fn the_question_stays_without_the_widget(engine: Engine) {
    let browser = opened(engine, None).await;
    browser.click("Nhà, phòng tôi thuê").await;
    browser.click("Tiếp tục").await;
    let text = shown(&browser, "return shadow.firstChild.innerText").await;
    assert!(text.contains("Chỗ bạn đến ở là của ai?") && !text.contains("Mã lỗi"), "{text}");
    assert!(shown(&browser, CHOSEN).await.starts_with("Nhà, phòng tôi thuê"));
    browser.close().await;
}

/// The rest of the widget comes later than its first module.
async fn the_focus_goes_on_to_what_was_awaited(engine: Engine) {
    let browser = Browser::of(engine, 900, 1200).await;
    let host = Host::with_slow(BUTTON, "split_later.wasm", Some(Duration::from_secs(3))).await;
    browser.goto(&host.url("/")).await;
    browser.until_text("Đánh giá").await;
    browser.click("Đánh giá").await;
    for heading in ["Đang mở…", "Bạn đã nhận kết quả chưa?"] {
        let focused = "document.querySelector('mot-cua').shadowRoot.activeElement?.innerText";
        browser.until(&format!("{focused} === '{heading}'")).await;
    }
    browser.close().await;
}

/// Nobody sees it in the size for one person first.
async fn an_officer_sees_the_question_in_its_size(engine: Engine) {
    let browser = Browser::of(engine, 900, 1200).await;
    let host = Host::with_slow(OFFICER, "split_later.wasm", Some(Duration::from_secs(3))).await;
    browser.goto(&host.url("/")).await;
    browser.until_text("Đang mở…").await;
    browser.until_screen("question.mc--for-two").await;
    browser.until_text("Chỗ bạn đến ở là của ai?").await;
    browser.close().await;
}

async fn at_once(engine: Engine) {
    let browser = opened(engine, Some(Duration::ZERO)).await;
    browser.answer("Nhà, phòng tôi thuê").await;
    browser.until_text("Bạn ở đó bao lâu").await;
    browser.close().await;
}

async fn in_all_weathers(engine: Engine) {
    at_once(engine).await;
    what_was_chosen_stays(engine, 1).await;
    what_was_chosen_stays(engine, 10).await;
    no_click_is_lost(engine).await;
    the_question_stays_without_the_widget(engine).await;
    the_focus_goes_on_to_what_was_awaited(engine).await;
    an_officer_sees_the_question_in_its_size(engine).await;
}

e2e::in_three_engines!(in_all_weathers);
