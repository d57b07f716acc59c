//! A citizen's way from the script tag to the row in the database, by keyboard only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Server};
use rusqlite::Connection;

/// Procedure, stage, score and reasons of every rating.
fn ratings(server: &Server) -> Vec<(String, String, u8, String)> {
    let connection = Connection::open(server.database()).unwrap();
    let mut query =
        connection.prepare("SELECT procedure_id, stage, score, reasons FROM ratings").unwrap();
    let rows = query.query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn by_keyboard_from_the_search_to_the_row_in_the_database() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/find.html")).await;
    browser
        .run("document.querySelector('mot-cua').setAttribute('as-of', '2026-08-21T10:00')")
        .await;
    browser.until_screen("find").await;

    // Without diacritics, into the field.
    browser.tab_to("search").await;
    browser.keys("tam tru").await;
    browser.until_text("Tìm thấy").await;
    browser.tab_to("Đăng ký tạm trú").await;
    browser.keys("\n").await;

    // Each question: into the group, to the answer by arrows or space, on.
    let answer = async |heading: &str, steps: &str| {
        browser.until_text(heading).await;
        // The new screen's heading has the focus, since the person did something.
        assert!(browser.focused().await.starts_with("h2 "), "{}", browser.focused().await);
        browser.tab_to("radio").await;
        browser.keys(steps).await;
        browser.tab_to("Tiếp tục").await;
        browser.keys("\n").await;
    };
    answer("Chỗ bạn đến ở là của ai?", " ").await;
    browser.until_screen("place").await;
    assert_eq!(browser.focused().await, "h2 Bạn nộp hồ sơ ở tỉnh, thành phố nào?");
    browser.tab_to("select-one").await;
    // In a closed list, letters choose.
    browser.keys("Đà N").await;
    browser.tab_to("Tiếp tục").await;
    browser.keys("\n").await;
    for (heading, steps) in [
        ("Bạn ở đó bao lâu", " "),
        ("Giấy tờ về chỗ ở", " ↓"),
        ("Người đăng ký dưới 18", " "),
        ("Bạn vừa được nhập", " "),
        ("Ứng dụng VNeID", " ↓↓"),
        ("nhóm được miễn", " ↓"),
    ] {
        answer(heading, steps).await;
    }

    browser.until_screen("result").await;
    let text = browser.text().await;
    for told in ["Đà Nẵng", "thứ Ba, 25/8/2026", "7.000\u{a0}₫", "15.000\u{a0}₫", "Hợp đồng"]
    {
        assert!(text.contains(told), "`{told}` is not in {text}");
    }
    // A paper is ticked with the space bar.
    browser.tab_to("Tờ khai").await;
    browser.keys(" ").await;
    browser.until_text("Đã có 1 / 2").await;

    browser.tab_to("Đánh giá hướng dẫn").await;
    browser.keys("\n").await;
    browser.until_screen("rating").await;
    browser.tab_to("Rất không hài lòng").await;
    browser.keys(" ↓↓↓↓").await;
    browser.until_text("Điều gì tốt?").await;
    browser.tab_to("Giấy tờ cần nộp rõ ràng").await;
    browser.keys(" ").await;
    browser.tab_to("Gửi đánh giá").await;
    browser.keys("\n").await;
    browser.until_text("Đánh giá đã được ghi nhận.").await;

    let expected = ("temporary-residence", "guide_only", 5, r#"["papers_clear"]"#);
    let expected = (expected.0.into(), expected.1.into(), expected.2, expected.3.into());
    assert_eq!(ratings(&server), [expected]);
    browser.close().await;
}

#[tokio::test]
async fn a_rating_outlives_a_collector_that_is_down() {
    let mut server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/rating.html")).await;
    browser.until_screen("received").await;
    browser.click("Đã nhận").await;
    browser.until_screen("rating").await;
    browser.click("Không hài lòng").await;
    server.stop().await;
    browser.click("Gửi đánh giá").await;
    browser.until_text("sẽ tự gửi khi có mạng").await;
    browser.until_waiting(1).await;

    // The page is opened again when the collector is back.
    server.resume().await;
    assert_eq!(ratings(&server).len(), 0);
    browser.goto(&server.url("/plain.html")).await;
    browser.until_waiting(0).await;
    assert_eq!(ratings(&server).len(), 1);

    // Opened once more it isn't sent again.
    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("question").await;
    assert_eq!(ratings(&server).len(), 1);
    browser.close().await;
}

#[tokio::test]
async fn nothing_of_the_answers_is_in_a_request_an_event_or_the_address() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/plain.html")).await;
    browser
        .run(
            "window.events = [];
            for (const name of ['ready', 'error', 'step', 'result', 'rating', 'rating-sent', 'reset'])
                document.addEventListener('mc-' + name, e => events.push([name, e.detail]));
            window.bodies = [];
            const fetch = window.fetch;
            window.fetch = async (request, init) => {
                bodies.push(request, init?.body);
                return fetch(request, init);
            }",
        )
        .await;
    browser.until_screen("question").await;
    for answer in ["Nhà, phòng tôi thuê", "Từ 30 ngày", "Chưa có", "Không, từ đủ 18", "Không"]
    {
        browser.answer(answer).await;
    }
    browser.answer("Mức 2 và đã").await;
    browser.answer("Có").await;
    browser.until_screen("result").await;
    browser.click("Đánh giá hướng dẫn").await;
    browser.until_screen("rating").await;
    browser.click("Bình thường").await;
    browser.click("Gửi đánh giá").await;
    browser.until_text("ghi nhận").await;
    let seen = browser
        .run(
            "const opening = indexedDB.open('mot-cua ' + location.origin);
            await new Promise(resolve => { opening.onsuccess = resolve; });
            const all = opening.result.transaction('kept').objectStore('kept').getAll();
            await new Promise(resolve => { all.onsuccess = resolve; });
            return JSON.stringify([events, bodies, location.href, all.result,
                performance.getEntriesByType('resource').map(entry => entry.name),
                document.cookie])",
        )
        .await;
    let seen = seen.as_str().unwrap();
    assert!(seen.contains("mc-result") || seen.contains("\"result\""), "{seen}");
    assert!(seen.contains("answered_on"), "the rating was seen: {seen}");
    for word in ["rented", "dwelling", "vneid", "ready\",\"", "exempt", "thuê", "home_data"] {
        let word = if word == "ready\",\"" { "level2" } else { word };
        assert!(!seen.contains(word), "`{word}` is in {seen}");
    }
    browser.close().await;
}
