//! A rating arrives once, whatever the person does to the page while it is on its way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::time::Duration;

use e2e::{Browser, Server};
use rusqlite::Connection;
use tokio::time::sleep;

const COLLECTOR: &str = "*/v1/*";
const ONLINE: &str = "window.dispatchEvent(new Event('online'))";

/// Ratings in the database.
fn rows(server: &Server) -> i64 {
    let connection = Connection::open(server.database()).unwrap();
    connection.query_row("SELECT COUNT(*) FROM ratings", (), |row| row.get(0)).unwrap()
}

async fn until_rows(server: &Server, expected: i64) {
    for _ in 0..200 {
        if rows(server) == expected {
            return;
        }
        sleep(Duration::from_millis(50)).await;
    }
    panic!("{} rows, not {expected}", rows(server));
}

/// How often this tab's page has sent ratings that were taken.
async fn sent(browser: &Browser) -> u64 {
    let script = "return performance.getEntriesByType('resource').filter(entry =>
        entry.name.endsWith('/v1/ratings') && entry.initiatorType === 'fetch' &&
        entry.responseStatus === 202).length";
    browser.run(script).await.as_u64().unwrap()
}

async fn rate(browser: &Browser) {
    browser.until_screen("received").await;
    browser.click("Đã nhận").await;
    browser.until_screen("rating").await;
    browser.click("Hài lòng").await;
    browser.click("Gửi đánh giá").await;
}

#[tokio::test]
async fn offline_then_opened_again_then_online() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.block(&[COLLECTOR]).await;
    browser.goto(&server.url("/rating.html")).await;
    rate(&browser).await;
    browser.until_text("sẽ tự gửi khi có mạng").await;
    browser.until_waiting(1).await;

    // The developer tools don't hold back what a page hands over as it goes away.
    browser.run("navigator.sendBeacon = () => false").await;
    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("question").await;
    browser.until_waiting(1).await;
    assert_eq!(rows(&server), 0);

    browser.block(&[]).await;
    browser.run(ONLINE).await;
    browser.until_waiting(0).await;
    assert_eq!((rows(&server), sent(&browser).await), (1, 1));
    browser.run(ONLINE).await;

    // The same person isn't asked again.
    browser.goto(&server.url("/rating.html")).await;
    browser.until_screen("received").await;
    browser.click("Đã nhận").await;
    browser.until_text("Bạn đã đánh giá thủ tục này").await;
    assert_eq!((rows(&server), sent(&browser).await), (1, 0));
    browser.close().await;
}

#[tokio::test]
async fn two_tabs_send_it_once() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.block(&[COLLECTOR]).await;
    browser.goto(&server.url("/rating.html")).await;
    rate(&browser).await;
    browser.until_text("sẽ tự gửi khi có mạng").await;

    let [first, second] = browser.new_tab().await;
    browser.block(&[COLLECTOR]).await;
    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("question").await;
    browser.until_waiting(1).await;

    // Both come to a slow network at the same moment.
    for tab in [&second, &first] {
        browser.to_tab(tab).await;
        browser.block(&[]).await;
        browser.slow_down(500).await;
    }
    browser.run(&format!("new BroadcastChannel('go').onmessage = () => {ONLINE}")).await;
    browser.to_tab(&second).await;
    browser.run(&format!("new BroadcastChannel('go').postMessage(1); {ONLINE}")).await;
    browser.until_waiting(0).await;
    let by_second = sent(&browser).await;
    browser.to_tab(&first).await;
    browser.until_text("đã được ghi nhận").await;
    assert_eq!(sent(&browser).await + by_second, 1);
    assert_eq!(rows(&server), 1);
    browser.close().await;
}

#[tokio::test]
async fn a_page_that_is_closed_while_it_sends() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/rating.html")).await;
    browser.until_screen("received").await;
    browser.slow_down(1_500).await;
    rate(&browser).await;
    browser.until_text("Đang gửi").await;
    browser.goto("about:blank").await;
    // Nobody has to come back for it.
    until_rows(&server, 1).await;

    browser.slow_down(0).await;
    browser.goto(&server.url("/plain.html")).await;
    browser.until_waiting(0).await;
    assert_eq!(rows(&server), 1);
    browser.close().await;
}
