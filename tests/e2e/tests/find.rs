//! Finding a procedure in the words and with the keyboards that people have.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Server};
use serde_json::{Value, json};

const ROOT: &str = "document.querySelector('mot-cua').shadowRoot";

async fn opened(server: &Server) -> Browser {
    let browser = Browser::open(360, 800).await;
    browser.goto(&server.url("/find.html")).await;
    browser.until_screen("find").await;
    browser
}

/// What stands in the field.
async fn field(browser: &Browser) -> Value {
    browser.run(&format!("return {ROOT}.querySelector('#mc-query').value")).await
}

#[tokio::test]
async fn everyday_words_abbreviations_and_mistakes_find_what_is_meant() {
    let server = Server::start().await;
    let browser = opened(&server).await;
    browser.type_into("#mc-query", "a").await;
    browser.until_text("Tìm thấy").await;
    let mut wrong = Vec::new();
    for (typed, meant) in [
        ("sổ đỏ", "quyền sử dụng đất"),
        ("so do", "quyền sử dụng đất"),
        ("bằng lái", "giấy phép lái xe"),
        ("bang lai xe", "giấy phép lái xe"),
        ("cccd", "thẻ căn cước"),
        ("nhập hộ khẩu", "Đăng ký thường trú"),
        ("nhap ho khau", "Đăng ký thường trú"),
        ("HỘ CHIẾU", "hộ chiếu"),
        ("khai sihn", "khai sinh"),
        ("thuong tru", "thường trú"),
        ("thuonh tru", "thường trú"),
        ("giay phep xay dugn", "xây dựng"),
        ("1.001193", "Đăng ký khai sinh"),
        ("nhà mới", "Chuyển chỗ ở"),
    ] {
        browser.type_into("#mc-query", typed).await;
        browser.settled().await;
        let found = browser
            .run(&format!(
                "return [...{ROOT}.querySelectorAll('.mc-found__entry')].slice(0, 3)
                    .map(entry => entry.innerText)"
            ))
            .await;
        if !found.to_string().to_lowercase().contains(&meant.to_lowercase()) {
            wrong.push(format!("{typed}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    browser.close().await;
}

#[tokio::test]
async fn letters_that_are_composed_are_neither_lost_nor_taken_early() {
    let server = Server::start().await;
    let browser = opened(&server).await;
    browser.run(&format!("{ROOT}.querySelector('#mc-query').focus()")).await;
    // The index arrives meanwhile, and the screen is drawn again and again.
    let words = [("", &["t", "ta", "tạ", "tạm"][..]), ("tạm ", &["t", "tr", "tru", "trú"][..])];
    for (before, steps) in words {
        for step in steps {
            browser.compose(step).await;
            browser.settled().await;
            assert_eq!(field(&browser).await, json!(format!("{before}{step}")));
        }
        let word = steps.last().unwrap();
        browser.commit(word).await;
        if before.is_empty() {
            browser.commit(" ").await;
        }
    }
    assert_eq!(field(&browser).await, json!("tạm trú"));
    browser.until_text("Tìm thấy").await;
    browser.until_text("Đăng ký tạm trú").await;
    browser.until_screen("find").await;
    browser.close().await;
}

/// Keyboards of desktops take a letter back and type another one.
#[tokio::test]
async fn letters_that_are_typed_again_are_not_lost() {
    let server = Server::start().await;
    let browser = opened(&server).await;
    browser.run(&format!("{ROOT}.querySelector('#mc-query').focus()")).await;
    browser.keys("ho⌫ộ chie⌫⌫iê⌫ếu").await;
    assert_eq!(field(&browser).await, json!("hộ chiếu"));
    // Enter ends a composition on some keyboards; it opens nothing.
    browser.keys("\n").await;
    browser.until_text("Tìm thấy").await;
    browser.until_screen("find").await;
    assert_eq!(field(&browser).await, json!("hộ chiếu"));
    browser.close().await;
}
