//! What a citizen takes along, in each engine and under a strict policy: link, calendar, paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Engine, Host, Server};
use serde_json::{Value, json};

const PAGE: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8"><title>Portal</title>
<script src="/mot-cua/mot-cua.js" defer></script>
<h1>Portal</h1>
<mot-cua procedure="1.004194" province="48" as-of="2026-08-21T10:00" storage="none"></mot-cua></html>"#;
const STRICT: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/// Counts what is printed instead of opening a window that nobody closes.
const COUNT_PRINTS: &str = "
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow').get;
    window.prints = 0;
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { get() {
        const frame = own.call(this);
        if (frame) frame.print = () => { window.prints++; };
        return frame;
    } })";

/// The page in the frame that was printed.
const SHEET: &str = "document.querySelector('mot-cua').shadowRoot.querySelector('.mc-print')
    ?.contentDocument?.body?.firstElementChild?.shadowRoot?.querySelector('.mc-sheet')";

async fn to_result(browser: &Browser) {
    browser.until_screen("question").await;
    for answer in ["Nhà, phòng tôi thuê", "Từ 30 ngày", "Tôi không biết"] {
        browser.answer(answer).await;
    }
    for answer in ["Không, từ đủ 18", "Không", "Mức 2 và đã", "Không"] {
        browser.answer(answer).await;
    }
    browser.until_screen("result").await;
}

async fn run(browser: &Browser, expression: &str) -> String {
    let found = browser.run(&format!("return {expression}")).await;
    found.as_str().unwrap_or_default().to_owned()
}

async fn link_calendar_and_paper(engine: Engine) {
    let host = Host::start(PAGE, STRICT).await;
    let browser = Browser::of(engine, 900, 1200).await;
    browser.goto(&host.url("/")).await;
    to_result(&browser).await;
    browser.click("Tờ khai").await;

    // The link holds the answers, behind the address of the page.
    let root = "document.querySelector('mot-cua').shadowRoot";
    let link = run(&browser, &format!("{root}.querySelector('.mc-keep__link').value")).await;
    let start = format!("{}#mot-cua=1~guide~temporary-residence~48~", host.url("/"));
    assert!(link.starts_with(&start), "{engine:?}: {link}");

    // Paper: in a frame of its own, with the styles of paper.
    browser.run(COUNT_PRINTS).await;
    browser.click("In ra một trang A4").await;
    browser.until("window.prints === 1").await;
    let text = run(&browser, &format!("{SHEET}.textContent")).await;
    for told in ["Đăng ký tạm trú", "thứ Ba, 25/8/2026", "15.000\u{a0}₫", "Tờ khai", "✓"]
    {
        assert!(text.contains(told), "{engine:?}: `{told}` isn't in {text}");
    }
    browser.until(&format!("{SHEET}.querySelector('svg path')")).await;

    // The calendar file is saved, not opened, and fetched from nowhere.
    browser.save_files().await;
    browser.run(&format!("{root}.querySelector('.mc-appointment').click()")).await;
    let file = browser.saved("mot-cua-2026-08-25.ics").await;
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n"), "{engine:?}: {file}");
    let whole = file.replace("\r\n ", "");
    assert!(whole.contains("SUMMARY:Hẹn kết quả: Đăng ký tạm trú\r\n"), "{engine:?}: {file}");
    let back = whole.lines().find_map(|line| line.strip_prefix("URL:")).unwrap().to_owned();

    // Opened, the answers are there, and nowhere in the address.
    browser.goto("about:blank").await;
    browser.goto(&link).await;
    browser.until_screen("result").await;
    browser.until_text("thứ Ba, 25/8/2026").await;
    browser.until("location.hash === ''").await;
    // The calendar leads to the question whether the result has come, and knows no answers.
    browser.goto("about:blank").await;
    browser.goto(&back).await;
    browser.until_screen("received").await;
    browser.click("Chưa, xem lại").await;
    browser.until_screen("question").await;
    // A link that lost its end is told from a good one.
    browser.goto("about:blank").await;
    browser.goto(&link[..link.len() - 3]).await;
    browser.until_text("Liên kết bạn mở bị thiếu hoặc đã cũ").await;
    browser.close().await;
}

e2e::in_three_engines!(link_calendar_and_paper);

/// With the clipboard of a page with HTTPS, and with what is selected where there is none.
#[tokio::test]
async fn the_link_is_copied_and_what_became_of_it_is_told() {
    let server = Server::start().await;
    let browser = Browser::open(900, 1200).await;
    for clipboard in [true, false] {
        browser.goto(&server.url("/plain.html")).await;
        browser.attributes(&[("storage", "none")]).await;
        if !clipboard {
            browser
                .run("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
                .await;
        }
        to_result(&browser).await;
        browser.click("Gửi liên kết cho người nhà").await;
        browser.tab_to("Sao chép liên kết").await;
        browser.keys("\n").await;
        browser.until_text("Đã sao chép liên kết.").await;
        assert!(browser.focused().await.contains("Sao chép liên kết"), "{clipboard}");
    }
    browser.close().await;
}

/// Answers whatever is asked by the second choice: the first is often the case with fewest papers.
const ANSWER: &str = "
    const root = document.querySelector('mot-cua').shadowRoot;
    const list = root.querySelector('select');
    if (list) {
        list.value = '48';
        list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    }
    const field = root.querySelector('.mc-input');
    const choices = root.querySelectorAll('input[type=radio]');
    if (choices.length) choices[1].click();
    else if (field) {
        field.value = field.type === 'date' ? '2026-08-10' : '2';
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    root.querySelector('.mc-button--primary')?.click();
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
        done(root.querySelector('.mc').className))))";

#[tokio::test]
async fn the_longest_guides_print_on_one_page() {
    let server = Server::start().await;
    let browser = Browser::open(900, 1200).await;
    for guide in [
        "joint-stock-company",
        "multi-member-company",
        "birth-registration",
        "building-repair-permit",
    ] {
        browser.goto(&server.url("/plain.html")).await;
        let attributes = [("procedure", guide), ("as-of", "2026-08-21T10:00"), ("storage", "none")];
        browser.attributes(&attributes).await;
        browser.until_screen("question").await;
        let mut screen = Value::Null;
        for _ in 0..30 {
            screen = browser.run(ANSWER).await;
            if screen == json!("mc mc--result") {
                break;
            }
        }
        assert_eq!(screen, json!("mc mc--result"), "{guide}");
        browser.until_screen("result").await;
        let papers = browser
            .run("return document.querySelector('mot-cua').shadowRoot.querySelectorAll('.mc-sheet li').length")
            .await;
        assert!(papers.as_u64() > Some(3), "{guide}: {papers} papers");
        assert_eq!(browser.printed_pages().await, 1, "{guide}");
    }
    browser.close().await;
}
