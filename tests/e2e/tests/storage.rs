//! What a device keeps of a visit, for how long, and how it is rid of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Host, Server};
use serde_json::{Value, json};

/// Everything that a page can leave behind.
const KEPT: &str = "return indexedDB.databases().then(async databases => JSON.stringify([
    Object.entries(localStorage), Object.entries(sessionStorage), databases,
    await caches.keys(), document.cookie]))";
const NOTHING: &str = r#"[[],[],[],[],""]"#;

const SESSION: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua procedure="1.004194" province="48" storage="session"></mot-cua>"#;
const NONE: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua province="48" storage="none" comments></mot-cua>"#;
const POLICY: &str = "frame-ancestors 'none'";

const SECOND: &str = "Bạn ở đó bao lâu";
const THIRD: &str = "Giấy tờ về chỗ ở";

async fn names(browser: &Browser, storage: &str) -> Value {
    browser.run(&format!("return Object.keys({storage}).sort()")).await
}

/// Answers the first two questions.
async fn begin(browser: &Browser) {
    browser.until_screen("question").await;
    browser.answer("Nhà, phòng tôi thuê").await;
    browser.until_text(SECOND).await;
    browser.answer("Từ 30 ngày").await;
    browser.until_text(THIRD).await;
}

#[tokio::test]
async fn answers_are_there_again_after_a_reload_and_after_the_browser_was_closed() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/plain.html")).await;
    begin(&browser).await;
    browser.goto(&server.url("/plain.html")).await;
    browser.until_text("Tiếp tục từ lần trước").await;
    browser.until_text(THIRD).await;
    assert!(browser.focused().await.starts_with("body"), "the focus waits for the person");

    let browser = browser.reopen(1280, 900).await;
    browser.goto(&server.url("/plain.html")).await;
    browser.until_text("Tiếp tục từ lần trước").await;
    browser.until_text(THIRD).await;
    // In another language it is the same visit.
    browser.run("document.querySelector('mot-cua').lang = 'en'").await;
    browser.until_text("Your answers (2)").await;
    browser.run("document.querySelector('mot-cua').lang = 'vi'").await;
    browser.until_text("Câu trả lời của bạn (2)").await;

    browser.click("Làm lại từ đầu").await;
    browser.until_text("Chỗ bạn đến ở là của ai?").await;
    assert!(browser.focused().await.starts_with("h2 "), "{}", browser.focused().await);
    assert_eq!(names(&browser, "localStorage").await, json!(["mot-cua recent"]));
    browser.goto(&server.url("/plain.html")).await;
    browser.until_text("Chỗ bạn đến ở là của ai?").await;
    browser.close().await;
}

#[tokio::test]
async fn after_90_days_nothing_is_left() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    for (days, left) in [(90, true), (91, false)] {
        browser.goto(&server.url("/plain.html")).await;
        browser.run("localStorage.clear()").await;
        browser.goto(&server.url("/plain.html")).await;
        begin(&browser).await;
        browser
            .run(&format!(
                "const ago = new Date(Date.now() + 7 * 3600e3 - {days} * 86400e3).toISOString().slice(0, 10);
                for (const [key, text] of Object.entries(localStorage))
                    localStorage[key] = text.replace(/\"on\":\"[^\"]*\"/g, `\"on\":\"${{ago}}\"`)"
            ))
            .await;
        browser.goto(&server.url("/plain.html")).await;
        browser.until_text(if left { THIRD } else { "Chỗ bạn đến ở là của ai?" }).await;
        let visit = "mot-cua visit temporary-residence";
        let kept = names(&browser, "localStorage").await;
        assert_eq!(kept.as_array().unwrap().contains(&json!(visit)), left, "{days}: {kept}");
    }
    browser.close().await;
}

#[tokio::test]
async fn a_session_ends_with_the_browser() {
    let host = Host::start(SESSION, POLICY).await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&host.url("/")).await;
    begin(&browser).await;
    assert_eq!(names(&browser, "localStorage").await, json!([]));
    browser.goto(&host.url("/")).await;
    browser.until_text(THIRD).await;
    let browser = browser.reopen(1280, 900).await;
    browser.goto(&host.url("/")).await;
    browser.until_text("Chỗ bạn đến ở là của ai?").await;
    browser.close().await;
}

#[tokio::test]
async fn where_the_page_wants_nothing_kept_nothing_is_written() {
    let host = Host::start(NONE, POLICY).await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&host.url("/")).await;
    browser.until_screen("find").await;
    browser.type_into("#mc-query", "tam tru").await;
    browser.until_text("Tìm thấy").await;
    browser.click("Đăng ký tạm trú").await;
    begin(&browser).await;
    for answer in ["Chưa có", "Không, từ đủ 18", "Không", "Mức 2 và đã", "Có"] {
        browser.answer(answer).await;
    }
    browser.until_screen("result").await;
    browser.click("Tờ khai").await;
    browser.until_text("Đã có 1 /").await;
    browser.click("Đánh giá hướng dẫn").await;
    browser.until_screen("rating").await;
    browser.click("Hài lòng").await;
    // This portal has no collector.
    browser.click("Gửi đánh giá").await;
    browser.until_text("không nhận đánh giá này").await;
    assert_eq!(browser.run(KEPT).await, json!(NOTHING));
    // The one who comes next begins anew.
    browser.click("Làm lại từ đầu").await;
    browser.until_screen("find").await;
    assert!(!browser.text().await.contains("gần đây"));
    browser.close().await;
}

#[tokio::test]
async fn clear_removes_everything_at_once_but_a_rating_that_was_submitted() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/find.html")).await;
    browser.until_screen("find").await;
    browser.click("Cấp hộ chiếu").await;
    browser.until_screen("question").await;
    browser.click("Quay lại").await;
    browser.until_text("Bạn đã xem gần đây").await;

    browser.goto(&server.url("/plain.html")).await;
    begin(&browser).await;
    for answer in ["Chưa có", "Không, từ đủ 18", "Không", "Mức 2 và đã", "Có"] {
        browser.answer(answer).await;
    }
    browser.until_screen("result").await;
    browser.click("Tờ khai").await;
    browser.until_text("Đã có 1 /").await;
    browser.block(&["*/v1/*"]).await;
    browser.click("Đánh giá hướng dẫn").await;
    browser.until_screen("rating").await;
    browser.click("Hài lòng").await;
    browser.click("Gửi đánh giá").await;
    browser.until_waiting(1).await;

    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("result").await;
    browser.until_text("Đã có 1 /").await;
    assert_eq!(names(&browser, "localStorage").await.as_array().unwrap().len(), 2);
    browser.click("Xóa hết").await;
    browser.until_text("Đã xóa câu trả lời").await;
    assert_eq!(names(&browser, "localStorage").await, json!([]));
    browser.until_text("vẫn chờ trên máy đến khi gửi xong").await;
    browser.until_waiting(1).await;
    assert!(browser.focused().await.starts_with("h2 "), "{}", browser.focused().await);
    browser.close().await;
}
