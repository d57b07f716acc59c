//! Each code is provoked: the page is told the code and what to change, the console once, and the
//! person reads a sentence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Portal, SOMETHING_IS_LEFT};

/// The plain list stands in the place of what the page holds; without one that stays.
const ELEMENT: &str = "<mot-cua procedure=1.010028 province=48><a href=/>Trang</a></mot-cua>";
const FIND: &str = "<mot-cua><a href=/>Trang</a></mot-cua>";
const RATING: &str = "<mot-cua procedure=1.010028 province=48 parts=rating storage=none>\
    <a href=/>Trang</a></mot-cua>";
const FILES: &str = "/mot-cua/0.1.0";

/// What the server answers instead of a file: path, status, type, content.
type Instead = Option<(&'static str, u16, &'static str, &'static [u8])>;

/// Code, a word of the hint, a word of the sentence, the page's body, and what is wrong.
#[rustfmt::skip]
const CODES: [(&str, &str, &str, &str, Instead); 14] = [
    ("bad_attribute", "`channel`", "cài đặt", "<mot-cua channel=fax><a href=/>Trang</a></mot-cua>", None),
    ("unknown_procedure", "9.999999", "Không có hướng dẫn", "<mot-cua procedure=9.999999><a href=/>Trang</a></mot-cua>", None),
    ("unknown_province", "`99`", "tỉnh", "<mot-cua province=99><a href=/>Trang</a></mot-cua>", None),
    ("catalogue_unreachable", "connect-src", "thử lại", "<mot-cua catalogue=/nowhere/><a href=/>Trang</a></mot-cua>", None),
    ("catalogue_broken", "catalogue", "đang bị lỗi", FIND, Some(("/mot-cua/data/vi/catalogue.bin", 200, "text/html", b"<html>404</html>"))),
    ("catalogue_format", "update the widget", "tải lại trang", FIND, Some(("/mot-cua/data/vi/catalogue.bin", 200, "", b"newer"))),
    ("import_failed", "mot_cua.js", "Chưa mở được", ELEMENT, Some(("/mot-cua/0.1.0/mot_cua.js", 404, "text/html", b""))),
    ("wasm_missing", "mot_cua_bg.wasm", "Chưa mở được", ELEMENT, Some(("/mot-cua/0.1.0/mot_cua_bg.wasm", 404, "text/html", b""))),
    ("styles_unreachable", "mot-cua.css", "Chưa mở được", ELEMENT, Some(("/mot-cua/0.1.0/mot-cua.css", 404, "text/html", b""))),
    ("start_failed", "console", "Chưa mở được", ELEMENT, Some(("/mot-cua/0.1.0/mot_cua.js", 200, "text/javascript", b"export default () => { throw new Error('broken') }"))),
    ("unsupported_browser", "style sheets", "Chưa mở được", "<script>delete CSSStyleSheet.prototype.replaceSync</script><mot-cua procedure=1.010028><a href=/>Trang</a></mot-cua>", None),
    ("rating_refused", "network panel", "không nhận đánh giá", RATING, Some(("/v1/ratings", 400, "application/problem+json", br#"{"code":"bad_request"}"#))),
    ("rating_lost", "collector", "", RATING, Some(("/v1/ratings", 503, "text/html", b""))),
    ("ticket_used", "ticket", "một đánh giá", RATING, Some(("/v1/ratings", 409, "application/problem+json", br#"{"code":"ticket_used","problems":[{"index":0,"code":"ticket_used"}]}"#))),
];

/// The first bytes of a compiled file: the mark, and the format.
fn newer(portal: &Portal) -> Vec<u8> {
    let mut file = portal.file("/mot-cua/data/vi/catalogue.bin");
    file[4] += 1;
    file
}

#[tokio::test]
async fn each_code_is_told() {
    let browser = Browser::open(900, 900).await;
    for (code, hint, sentence, body, instead) in CODES {
        let portal = Portal::start(None).await;
        match instead {
            Some((path, status, kind, b"newer")) => {
                portal.instead(path, status, kind, &newer(&portal));
            }
            Some((path, status, kind, content)) => portal.instead(path, status, kind, content),
            None => {}
        }
        portal.page("/page.html", &page(body));
        told(&browser, &portal, code, hint, sentence).await;
    }
    let portal = Portal::start(None).await;
    let policy = "Content-Security-Policy: script-src 'self' 'nonce-a1'\n";
    portal.page("/page.html", &format!("{policy}{}", page(ELEMENT)));
    told(&browser, &portal, "wasm_blocked", "'wasm-unsafe-eval'", "Chưa mở được").await;
    let portal = Portal::start(None).await;
    portal.instead(&format!("{FILES}/split_later.wasm"), 404, "text/html", b"");
    portal.page("/page.html", &page(FIND));
    browser.goto(&portal.url("/page.html")).await;
    browser
        .until("seen.length || document.querySelector('mot-cua').getState?.().screen === 'find'")
        .await;
    browser.run("document.querySelector('mot-cua').shadowRoot.querySelector('.mc-found__entry')?.click()").await;
    noticed(&browser, "part_missing", "split_later.wasm", "").await;
    browser.close().await;
}

fn page(body: &str) -> String {
    format!(
        "Content-Type: text/html; charset=utf-8\n\n<!doctype html><html lang=vi>\
        <script src=/watch.js></script><script nonce=a1>\
        var warned = []; console.warn = line => warned.push(line)</script>\
        <body>{body}<script nonce=a1 src=/mot-cua/mot-cua.js></script>"
    )
}

async fn told(browser: &Browser, portal: &Portal, code: &str, hint: &str, sentence: &str) {
    browser.goto(&portal.url("/page.html")).await;
    if matches!(code, "rating_refused" | "rating_lost" | "ticket_used") {
        browser.until_screen("received").await;
        browser.click("Đã nhận").await;
        browser.until_screen("rating").await;
        browser.click("Hài lòng").await;
        browser.click("Gửi đánh giá").await;
    }
    noticed(browser, code, hint, sentence).await;
    if !code.contains("rating") && code != "ticket_used" {
        browser.until(SOMETHING_IS_LEFT).await;
    }
}

async fn noticed(browser: &Browser, code: &str, hint: &str, sentence: &str) {
    println!("{code}");
    let line = format!("line.startsWith('{code}: ') && line.includes({hint:?})");
    browser.until(&format!("seen.find(line => {line})")).await;
    browser.until_text(sentence).await;
    let warned = browser.run("return warned.join()").await;
    let times = warned.as_str().unwrap().matches(&format!("mot-cua: {code}: ")).count();
    assert_eq!(times, 1, "{code}: {warned}");
}
