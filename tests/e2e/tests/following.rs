//! Somebody who doesn't see the screen: what changes is read out once, and the focus is never lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Server};
use serde_json::json;

/// Notes what a screen reader reads out: texts of live regions that are there, each time they change.
const LISTEN: &str = "
    window.said = [];
    const changed = changes => {
        const regions = changes.map(({ target }) =>
            (target.closest ? target : target.parentElement)?.closest('[role=status], [role=alert]'));
        // What comes together with its region isn't read out.
        const added = changes.flatMap(change => [...change.addedNodes]);
        for (const region of new Set(regions)) {
            if (added.some(node => node.contains(region))) continue;
            const text = region?.isConnected && region.innerText.replace(/\\s+/g, ' ').trim();
            if (text) said.push(text.replace(/\\d[\\d.]*/g, '#'));
        }
    };
    new MutationObserver(changed).observe(document.querySelector('mot-cua').shadowRoot,
        { subtree: true, childList: true, characterData: true })";

/// What was read out since the last time.
async fn said(browser: &Browser, expected: &[&str]) {
    browser.settled().await;
    assert_eq!(browser.run("return said.splice(0)").await, json!(expected));
}

/// Presses Enter or space on what is reached by Tab; afterwards the focus is still in the widget.
async fn press(browser: &Browser, target: &str, key: &str) {
    browser.tab_to(target).await;
    browser.keys(key).await;
    browser.settled().await;
    let focused = browser.focused().await;
    assert!(!focused.starts_with("body"), "after {target} the focus is lost: {focused}");
}

#[tokio::test]
async fn each_change_is_read_out_once_and_the_focus_is_never_lost() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/find.html")).await;
    browser.count_requests().await;
    browser.until_screen("find").await;
    browser.run(LISTEN).await;
    browser.tab_to("search").await;
    browser.keys("t").await;
    browser.until_text("Tìm thấy").await;
    let searched = browser.run("return said.splice(0)").await;
    let last = searched.as_array().unwrap().last().unwrap().as_str().unwrap().to_owned();
    assert!(last.starts_with("Tìm thấy # thủ tục"), "{searched}");
    browser.keys("h").await;
    browser.settled().await;
    browser.run("said.splice(0)").await;
    // What hasn't changed isn't read again.
    browser.keys("⇧").await;
    said(&browser, &[]).await;
    browser.type_into("#mc-query", "temporary residence").await;
    said(&browser, &["Tìm thấy # thủ tục"]).await;
    press(&browser, "Đăng ký tạm trú", "\n").await;
    browser.until_screen("question").await;
    said(&browser, &["Đang mở…"]).await;

    press(&browser, "Tiếp tục", "\n").await;
    said(&browser, &["Hãy chọn một câu trả lời."]).await;
    browser.keys("\n").await;
    said(&browser, &[]).await;
    press(&browser, "Quay lại", "\n").await;
    browser.until_screen("find").await;

    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("question").await;
    browser.count_requests().await;
    browser.run(LISTEN).await;
    press(&browser, "Tiếp tục", "\n").await;
    said(&browser, &["Hãy chọn một câu trả lời."]).await;
    for (heading, steps) in [
        ("Chỗ bạn đến ở là của ai?", " "),
        ("Bạn ở đó bao lâu", " "),
        ("Giấy tờ về chỗ ở", " ↓"),
        ("Người đăng ký dưới 18", " "),
        ("Bạn vừa được nhập", " "),
        ("Ứng dụng VNeID", " ↓↓"),
        ("nhóm được miễn", " ↓"),
    ] {
        browser.until_text(heading).await;
        press(&browser, "radio", steps).await;
        press(&browser, "Tiếp tục", "\n").await;
    }
    browser.until_screen("result").await;
    said(&browser, &[]).await;
    press(&browser, "Tờ khai", " ").await;
    said(&browser, &["Đã có # / #"]).await;
    press(&browser, "Đánh giá hướng dẫn", "\n").await;
    browser.until_screen("rating").await;
    press(&browser, "Gửi đánh giá", "\n").await;
    said(&browser, &["Hãy chọn một mức."]).await;
    press(&browser, "Rất không hài lòng", " ↓↓").await;
    press(&browser, "Gửi đánh giá", "\n").await;
    browser.until_text("ghi nhận").await;
    said(&browser, &["Đánh giá đã được ghi nhận."]).await;
    press(&browser, "Làm lại từ đầu", "\n").await;
    browser.until_screen("question").await;
    browser.close().await;
}

#[tokio::test]
async fn clearing_is_read_out_and_leaves_the_focus_at_the_heading() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/find.html")).await;
    browser.until_screen("find").await;
    browser.click("Cấp hộ chiếu").await;
    browser.until_screen("question").await;
    press(&browser, "Quay lại", "\n").await;
    browser.until_text("Bạn đã xem gần đây").await;
    browser.run(LISTEN).await;
    press(&browser, "Xóa hết", "\n").await;
    let cleared = "Đã xóa câu trả lời, giấy tờ đã đánh dấu và các thủ tục đã xem trên máy này.";
    said(&browser, &[cleared]).await;
    assert!(browser.focused().await.starts_with("h2 "), "{}", browser.focused().await);
    browser.close().await;
}
