//! An officer goes through it with one citizen after another.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Server};
use serde_json::{Value, json};

const ROOT: &str = "document.querySelector('mot-cua').shadowRoot";

#[tokio::test]
async fn an_officer_serves_two_citizens_by_keyboard_and_keeps_nothing_of_the_first() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/officer.html")).await;
    browser.until_screen("question").await;
    let size = format!("return getComputedStyle({ROOT}.querySelector('.mc')).fontSize");
    assert_eq!(browser.run(&size).await, json!("25.5px"), "one and a half of 17");
    for shown in ["Người tiếp theo", "Alt + 1 … 9", "Alt + Enter", "Alt + 0", "Alt + Delete"]
    {
        assert!(browser.text().await.contains(shown), "{shown}");
    }
    // Into the widget; from then on the focus stays in it.
    browser.tab_to("Người tiếp theo").await;
    for key in ['1', '1', '1'] {
        let heading = format!("return {ROOT}.querySelector('h2').innerText");
        let before = browser.run(&heading).await;
        browser.alt(key).await;
        browser.until(&format!("{ROOT}.querySelector('input:checked')")).await;
        browser.alt('\n').await;
        browser.until(&format!("{ROOT}.querySelector('h2').innerText !== {before}")).await;
        assert!(browser.focused().await.starts_with("h2 "), "{}", browser.focused().await);
    }
    browser.until_text("Câu trả lời của bạn (3)").await;
    browser.alt('0').await;
    browser.until_text("Câu trả lời của bạn (2)").await;
    assert_eq!(browser.run(&format!("return {ROOT}.getAnimations().length")).await, json!(0));
    assert_eq!(browser.run("return Object.keys(localStorage)").await, json!([]));

    browser.alt('⌦').await;
    browser.until_text("Chỗ bạn đến ở là của ai?").await;
    let chosen = format!("return {ROOT}.querySelectorAll('input:checked').length");
    assert_eq!(browser.run(&chosen).await, json!(0));
    assert!(!browser.text().await.contains("Câu trả lời của bạn"));
    assert!(browser.focused().await.starts_with("h2 "), "{}", browser.focused().await);
    browser.close().await;
}

/// Keys without Alt are the person's: they type into fields and choose among radio buttons.
#[tokio::test]
async fn what_is_typed_sets_no_shortcut_off() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/officer.html")).await;
    browser.attributes(&[("procedure", "certified-copy")]).await;
    browser.until_text("Bản chính thuộc loại nào").await;
    for answer in ["còn nguyên vẹn", "Ở Việt Nam", "Chưa có", "tôi mang bản chụp", "Không"]
    {
        browser.answer(answer).await;
    }
    browser.until_text("Bản chính có mấy trang").await;
    browser.run(&format!("{ROOT}.querySelector('input').focus()")).await;
    browser.keys("120").await;
    let typed: Value = browser.run(&format!("return {ROOT}.querySelector('input').value")).await;
    assert_eq!(typed, json!("120"));
    assert!(browser.text().await.contains("Bản chính có mấy trang"));
    browser.close().await;
}
