//! In each engine: from the search to the row in the database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Engine, Server};
use rusqlite::Connection;

async fn from_find_to_rating(engine: Engine) {
    let server = Server::start().await;
    let browser = Browser::of(engine, 900, 1200).await;
    assert_eq!(browser.run("return [innerWidth, innerHeight].join()").await, "900,1200");
    browser.goto(&server.url("/find.html")).await;
    browser.until_screen("find").await;
    browser.type_into("#mc-query", "tam tru").await;
    browser.until_text("Tìm thấy").await;
    browser.click("Đăng ký tạm trú").await;
    browser.answer("Nhà của tôi").await;
    browser.until_screen("place").await;
    browser.choose("48").await;
    browser.click("Tiếp tục").await;
    browser.until_screen("question").await;
    for answer in ["Từ 30 ngày", "Chưa có", "Không, từ đủ 18", "Không"] {
        browser.answer(answer).await;
    }
    browser.answer("Mức 2 và đã").await;
    browser.answer("Không").await;
    browser.until_screen("result").await;
    browser.until_text("Đà Nẵng").await;
    browser.click("Đánh giá hướng dẫn").await;
    browser.until_screen("rating").await;
    browser.click("Hài lòng").await;
    browser.click("Gửi đánh giá").await;
    browser.until_text("Đánh giá đã được ghi nhận.").await;
    let connection = Connection::open(server.database()).unwrap();
    let rows: i64 =
        connection.query_row("SELECT COUNT(*) FROM ratings", (), |row| row.get(0)).unwrap();
    assert_eq!(rows, 1, "{engine:?}");
    browser.close().await;
}

e2e::in_three_engines!(from_find_to_rating);
