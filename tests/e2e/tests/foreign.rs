//! What others do to the page: translation puts other texts in place of ours, and extensions insert
//! nodes. Every screen after that is still ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Server};
use serde_json::json;

/// As browsers translate: each text is taken away, and two elements with another one come.
const TRANSLATE: &str = "
    const root = document.querySelector('mot-cua').shadowRoot.querySelector('.mc');
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    for (const text of texts) {
        const font = document.createElement('font');
        font.appendChild(document.createElement('font')).textContent = '«' + text.data + '»';
        text.replaceWith(font);
    }";

/// As password managers and readers do: something before, after and in everything.
const INSERT: &str = "
    const root = document.querySelector('mot-cua').shadowRoot.querySelector('.mc');
    for (const element of [root, ...root.querySelectorAll('*')]) {
        if (element.closest('svg, select, textarea, x-extension')) continue;
        if (element.matches('input, progress') || element.querySelector(':scope > x-extension')) continue;
        element.prepend(document.createElement('x-extension'));
        element.append(document.createElement('x-extension'));
    }";

/// Texts of ours that a translation would have replaced.
async fn shows(browser: &Browser, texts: &[&str]) {
    for text in texts {
        browser.until_text(text).await;
    }
}

async fn goes_on(meddle: &str) {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/find.html")).await;
    browser.run("errors = []; addEventListener('error', e => errors.push(e.message))").await;
    browser.until_screen("find").await;
    browser.run(meddle).await;
    browser.type_into("#mc-query", "tam tru").await;
    browser.until_text("Tìm thấy").await;
    browser.run(meddle).await;
    browser.type_into("#mc-query", "zzqqwwxx").await;
    browser.until_text("Không tìm thấy").await;
    assert!(!browser.text().await.contains("Tìm thấy"), "{}", browser.text().await);
    browser.run(meddle).await;
    browser.type_into("#mc-query", "tam tru").await;
    browser.click("Đăng ký tạm trú").await;
    browser.until_screen("question").await;
    browser.run(meddle).await;
    browser.answer("Nhà, phòng tôi thuê").await;
    browser.until_screen("place").await;
    browser.run(meddle).await;
    browser.click("Tiếp tục").await;
    browser.until_text("Hãy chọn nơi nộp").await;
    browser
        .run(
            "const list = document.querySelector('mot-cua').shadowRoot.querySelector('select');
            list.value = '48'; list.dispatchEvent(new Event('change', { bubbles: true, composed: true }))",
        )
        .await;
    browser.click("Tiếp tục").await;
    for (question, answer) in [
        ("Bạn ở đó bao lâu", "Từ 30 ngày"),
        ("Giấy tờ về chỗ ở", "Chưa có"),
        ("Người đăng ký dưới 18", "Không, từ đủ 18"),
        ("Bạn vừa được nhập", "Không"),
        ("Ứng dụng VNeID", "Mức 2 và đã"),
        ("nhóm được miễn", "Có"),
    ] {
        browser.until_text(question).await;
        assert!(
            !browser.text().await.contains('«'),
            "of the screen before: {}",
            browser.text().await
        );
        browser.run(meddle).await;
        browser.click("Tiếp tục").await;
        browser.until_text("Hãy chọn một câu trả lời").await;
        browser.answer(answer).await;
    }
    browser.until_screen("result").await;
    shows(&browser, &["Đăng ký tạm trú", "thứ", "Phải nộp"]).await;
    assert!(!browser.text().await.contains('«'));
    browser.run(meddle).await;
    browser.click("Tờ khai").await;
    browser.until_text("Đã có 1 /").await;
    browser.click("Đánh giá hướng dẫn").await;
    browser.until_screen("rating").await;
    browser.run(meddle).await;
    browser.click("Rất hài lòng").await;
    browser.click("Gửi đánh giá").await;
    browser.until_text("Đánh giá đã được ghi nhận.").await;
    browser.run(meddle).await;
    browser.click("Làm lại từ đầu").await;
    browser.until_screen("find").await;
    assert!(!browser.text().await.contains('«'));
    // In another language every text is another one.
    browser.run(meddle).await;
    browser.run("document.querySelector('mot-cua').lang = 'en'").await;
    shows(&browser, &["What do you need to do?", "Moving house"]).await;
    assert!(!browser.text().await.contains('«'));
    assert_eq!(browser.run("return errors").await, json!([]));
    browser.close().await;
}

#[tokio::test]
async fn a_translated_page_goes_on() {
    goes_on(TRANSLATE).await;
}

#[tokio::test]
async fn a_page_with_inserted_nodes_goes_on() {
    goes_on(INSERT).await;
}
