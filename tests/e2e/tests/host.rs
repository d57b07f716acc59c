//! Pages that aren't ours: the widget looks on them as it does alone, and they stay as they are.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Server};
use serde_json::Value;

/// What somebody sees of each element of the widget: place in the widget, size, colours, fonts.
const LOOK: &str = "
    const root = document.querySelector('mot-cua').shadowRoot;
    const at = root.querySelector('.mc').getBoundingClientRect();
    const shown = ['color', 'backgroundColor', 'fontFamily', 'fontSize', 'fontWeight',
        'lineHeight', 'textAlign', 'textTransform', 'letterSpacing', 'textIndent', 'listStyleType',
        'borderTopWidth', 'borderTopStyle', 'textDecorationLine', 'display', 'float'];
    return [...root.querySelectorAll('.mc, .mc *')].map(element => {
        const box = element.getBoundingClientRect(), style = getComputedStyle(element);
        return [element.localName, element.className.baseVal ?? element.className,
            Math.round(box.x - at.x), Math.round(box.y - at.y), Math.round(box.width),
            Math.round(box.height), ...shown.map(name => style[name])].join(' ');
    })";

/// Makes the widget as wide as on the other page.
const SAME_WIDTH: &str = "document.querySelector('mot-cua').style.width = '600px'";

#[tokio::test]
async fn on_a_site_of_2012_the_widget_looks_as_it_does_alone() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    let mut looks = Vec::new();
    for page in ["/plain.html", "/"] {
        browser.goto(&server.url(page)).await;
        browser.until_screen("question").await;
        browser.run(SAME_WIDTH).await;
        browser.answer("Nhà của tôi").await;
        browser.until_text("Bạn ở đó bao lâu").await;
        browser.run("document.activeElement.blur()").await;
        looks.push(browser.run(LOOK).await);
        // Else the other page would go on with the same visit.
        browser.run("localStorage.clear()").await;
    }
    let [Value::Array(alone), Value::Array(hosted)] = &looks[..] else { panic!("{looks:?}") };
    assert!(alone.len() > 20, "{alone:?}");
    for (alone, hosted) in alone.iter().zip(hosted) {
        assert_eq!(alone, hosted);
    }
    browser.close().await;
}

#[tokio::test]
async fn the_page_stays_as_it_was() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/")).await;
    browser.until_screen("question").await;
    let globals = browser
        .run(
            "const frame = document.body.appendChild(document.createElement('iframe'));
            const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
            frame.remove();
            return Object.getOwnPropertyNames(window)
                .filter(name => !usual.has(name) && !/^(cdc_|\\d|ret_nodes|jQuery\\d+)/.test(name)).sort().join()",
        )
        .await;
    assert_eq!(globals.as_str(), Some("$,MotCua,jQuery"));
    let styles = "document.querySelectorAll('style, [style]').length";
    assert_eq!(browser.run(&format!("return {styles}")).await, Value::from(0));
    let inside = "document.querySelector('mot-cua').shadowRoot.querySelectorAll('style, [style]')";
    assert_eq!(browser.run(&format!("return {inside}.length")).await, Value::from(0));
    browser.close().await;
}

#[tokio::test]
async fn at_320_pixels_nothing_scrolls_sideways_and_every_target_is_large() {
    let server = Server::start().await;
    let browser = Browser::open(320, 800).await;
    browser.goto(&server.url("/find.html")).await;
    let check = async |screen: &str| {
        browser.until_screen(screen).await;
        let wide = "document.documentElement.scrollWidth > 320";
        assert_eq!(browser.run(&format!("return {wide}")).await, Value::Bool(false), "{screen}");
        let small = browser
            .run(
                "return [...document.querySelector('mot-cua').shadowRoot
                    .querySelectorAll('button, select, summary, .mc-choice, .mc-score, .mc-input')]
                    .filter(e => e.offsetHeight > 0 && e.offsetHeight < 44)
                    .map(e => e.className + e.innerText)",
            )
            .await;
        assert_eq!(small, Value::Array(vec![]), "{screen}");
    };
    check("find").await;
    browser.click("Cấp giấy phép xây dựng").await;
    check("question").await;
    browser.answer("Công trình khác").await;
    check("place").await;
    browser.choose("48").await;
    browser.click("Tiếp tục").await;
    for answer in ["Xây mới", "tôi thuê", "Tôi không biết", "Tôi không biết"] {
        browser.answer(answer).await;
    }
    check("result").await;
    browser.click("Đánh giá hướng dẫn").await;
    check("rating").await;
    browser.close().await;
}

#[tokio::test]
async fn an_element_that_is_moved_keeps_its_answers_and_one_that_is_removed_lets_go() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("question").await;
    browser.answer("Nhà của tôi").await;
    browser.until_text("Bạn ở đó bao lâu").await;
    browser.run("document.body.prepend(document.querySelector('mot-cua'))").await;
    browser.until_text("Bạn ở đó bao lâu").await;
    // In another language, too, and back.
    browser.run("document.querySelector('mot-cua').lang = 'en'").await;
    browser.until_text("How long do you stay").await;
    browser.click("Your answers (1)").await;
    browser.until_text("My own home").await;
    browser.run("document.querySelector('mot-cua').lang = 'vi'").await;
    browser.until_text("Bạn ở đó bao lâu").await;
    browser
        .run(
            "window.gone = document.querySelector('mot-cua'); gone.remove();
            const div = document.body.appendChild(document.createElement('div'));
            MotCua.mount(div, { procedure: 'passport', province: '48', lang: 'en' })",
        )
        .await;
    browser.until_text("Why do you need a passport?").await;
    browser.until("gone.getState().screen === 'loading'").await;
    // The same element may come back, and goes on with what the device has kept.
    browser.run("document.body.prepend(gone)").await;
    browser.until_text("Tiếp tục từ lần trước").await;
    browser.until_text("Bạn ở đó bao lâu").await;
    browser.close().await;
}
