//! Whatever is wrong with a page: a sentence for the citizen, a code for the developer, and what
//! the page holds stays visible.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Host, Server};

/// A page with a widget that counts what a content-security policy blocks.
const PAGE: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua procedure="1.004194" province="48"><a href="https://dichvucong.gov.vn/">Light</a></mot-cua>"#;

const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    connect-src 'self'; style-src 'none'; base-uri 'none'";
const NO_WASM: &str = "default-src 'none'; script-src 'self'; connect-src 'self'";

/// Whether the page's own content of the nth widget can be seen.
fn light_is_visible(index: usize) -> String {
    format!("document.querySelectorAll('mot-cua')[{index}].querySelector('a').offsetHeight > 0")
}

#[tokio::test]
async fn every_wrong_setting_has_a_sentence_and_a_code() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/broken.html")).await;
    let cases = [
        ("unknown_procedure", "Không có hướng dẫn cho thủ tục"),
        ("unknown_province", "ghi một tỉnh, thành phố không có"),
        ("bad_attribute", "cài đặt phần hướng dẫn chưa đúng"),
        ("catalogue_unreachable", "kiểm tra mạng rồi thử lại"),
        ("catalogue_broken", "Dữ liệu hướng dẫn đang bị lỗi"),
        ("catalogue_format", "Dữ liệu hướng dẫn mới hơn"),
    ];
    for (index, (code, sentence)) in cases.into_iter().enumerate() {
        let element = format!("document.querySelectorAll('mot-cua')[{index}]");
        browser.run(&format!("{element}.scrollIntoView()")).await;
        browser.until(&format!("{element}.shadowRoot.querySelector('.mc--problem')")).await;
        let text = browser.run(&format!("return {element}.shadowRoot.lastChild.innerText")).await;
        let text = text.as_str().unwrap_or_default();
        assert!(text.contains(sentence) && text.contains(code), "{code}: {text}");
        browser.until(&light_is_visible(index)).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn a_catalogue_that_comes_back_is_fetched_again() {
    let mut server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    // The widget's files are on the page; the catalogue's are on a server that is down.
    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("question").await;
    server.stop().await;
    browser.run("document.querySelector('mot-cua').setAttribute('procedure', 'passport')").await;
    browser.until_screen("problem").await;
    browser.until(&light_is_visible(0)).await;
    server.resume().await;
    browser.click("Thử lại").await;
    browser.until_text("Vì sao bạn làm hộ chiếu?").await;
    browser.close().await;
}

#[tokio::test]
async fn a_strict_policy_is_enough_and_one_without_wasm_is_named() {
    let browser = Browser::open(1280, 900).await;
    let host = Host::start(PAGE, STRICT).await;
    browser.goto(&host.url("/")).await;
    browser.run("window.blocked = []; document.addEventListener('securitypolicyviolation', e => blocked.push(e.violatedDirective + ' ' + e.blockedURI))").await;
    browser.until_screen("question").await;
    browser.answer("Nhà của tôi").await;
    browser.until_text("Bạn ở đó bao lâu").await;
    assert_eq!(browser.run("return blocked.join()").await.as_str(), Some(""));

    let host = Host::start(PAGE, NO_WASM).await;
    browser.goto(&host.url("/")).await;
    browser.until_text("wasm_blocked").await;
    // The list that was rendered with the catalogue stands in the place of what the page holds.
    browser.until("document.querySelector('mot-cua').shadowRoot.querySelector('.mc--plain')").await;
    browser.until_text("Danh sách cho mọi trường hợp").await;
    browser.until(&format!("!({})", light_is_visible(0))).await;
    browser.close().await;
}

#[tokio::test]
async fn a_loader_that_is_alone_says_so() {
    const ALONE: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8">
        <script src="/mot-cua/mot-cua.js" data-base="/nowhere/" defer></script>
        <mot-cua><a href="/">Light</a></mot-cua>
        <script>codes = []; addEventListener('mc-error', e => codes.push(e.detail.code))</script>"#;
    let browser = Browser::open(1280, 900).await;
    let host = Host::start(ALONE, "frame-ancestors 'none'").await;
    browser.goto(&host.url("/")).await;
    browser.until("codes.length").await;
    browser.until_text("The guide could not be opened").await;
    browser.until(&light_is_visible(0)).await;
    let code = browser.run("return codes[0]").await;
    let codes = ["import_failed", "wasm_missing", "styles_unreachable"];
    assert!(codes.contains(&code.as_str().unwrap_or_default()), "{code}");
    browser.close().await;
}
