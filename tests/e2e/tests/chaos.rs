//! Widgets in three engines while the network misbehaves and the collector is killed: every rating
//! that a person was thanked for is in the database once, and nothing else is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;

use e2e::{Browser, Engine, Server};
use rusqlite::Connection;

#[path = "../../../crates/cli/tests/proof/network.rs"]
mod network;

use network::Network;

/// Each is rated once by each device: nobody is asked twice for the same.
const PROCEDURES: [&str; 6] = [
    "birth-registration",
    "passport",
    "identity-card",
    "marriage-registration",
    "temporary-residence",
    "vehicle-registration",
];

const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

const ONLINE: &str = "window.dispatchEvent(new Event('online'))";

/// Opens the rating of a procedure, by a widget of its own.
async fn open(browser: &Browser, procedure: &str) {
    browser
        .run(&format!(
            "const widget = document.createElement('mot-cua');
            widget.setAttribute('parts', 'rating');
            widget.setAttribute('province', '48');
            widget.setAttribute('procedure', '{procedure}');
            document.querySelector('mot-cua').replaceWith(widget)"
        ))
        .await;
    browser.until_screen("received").await;
    browser.click("Đã nhận").await;
    browser.until_screen("rating").await;
}

/// Rates. Nobody waits until it has arrived.
async fn rate(browser: &Browser) {
    browser.click("Hài lòng").await;
    browser.click("Gửi đánh giá").await;
    browser.until_screen("thanks").await;
    // As when a network comes back: the next try is now.
    browser.run(ONLINE).await;
}

#[tokio::test]
async fn every_rating_of_three_engines_arrives_once() {
    let mut server = Server::start().await;
    let network = Network::start();
    network.leads_to(Some(&server.address()));
    let page = format!("http://{}/rating.html", network.address);
    let mut browsers = Vec::new();
    for engine in ENGINES {
        let browser = Browser::of(engine, 900, 900).await;
        browser.goto(&page).await;
        browsers.push(browser);
    }
    for (place, procedure) in PROCEDURES.iter().enumerate() {
        for browser in &browsers {
            open(browser, procedure).await;
        }
        let is_down = place % 3 == 1;
        if is_down {
            server.stop().await;
        }
        for browser in &browsers {
            rate(browser).await;
        }
        if is_down {
            server.resume().await;
        }
    }
    // Whoever comes back to the site sends what still waits.
    network.heal();
    for browser in browsers {
        browser.goto(&page).await;
        browser.until_screen("received").await;
        browser.until_waiting(0).await;
        browser.close().await;
    }
    let connection = Connection::open(server.database()).unwrap();
    let sql = "SELECT procedure_id, COUNT(*) FROM ratings GROUP BY 1";
    let mut query = connection.prepare(sql).unwrap();
    let rows = query.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let found: BTreeMap<String, i64> = rows.map(Result::unwrap).collect();
    let each = PROCEDURES.map(|procedure| (procedure.to_owned(), 3));
    assert_eq!(found, BTreeMap::from(each));
}
