//! Pages in the manner of what provinces run, in three engines: the widget works from the search to
//! the rating, looks as it does alone, and leaves the page as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::Path;

use e2e::{Browser, Engine, Picture, Portal, SOMETHING_IS_LEFT, Server};
use rusqlite::Connection;
use serde_json::Value;

/// Pages of `tests/hosts`, with what a person does on them before the widget is used.
const PAGES: [(&str, Before); 15] = [
    ("nukeviet", Before::Nothing),
    ("liferay", Before::Nothing),
    ("dotnetnuke", Before::Nothing),
    ("sharepoint", Before::Nothing),
    ("wordpress", Before::Nothing),
    ("table-2010", Before::Nothing),
    ("nonce", Before::Nothing),
    ("iframe", Before::EnterFrame),
    ("tag-manager", Before::Nothing),
    ("react", Before::Wait("window.ticks > 0")),
    ("turbo", Before::Navigate),
    ("prototype", Before::Nothing),
    ("mootools", Before::Nothing),
    ("require", Before::Wait("window.jQuery")),
    ("self", Before::Blocked),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    EnterFrame,
    /// Until the page is complete.
    Wait(&'static str),
    /// Follow a link that changes the page without loading it, and the link back.
    Navigate,
    /// The page's policy forbids the widget.
    Blocked,
}

/// What of a page somebody else's script must leave alone: globals, prototypes, and how each element
/// outside of the widget looks. Heights follow from the height of the widget.
const SNAPSHOT: &str = "
    const kind = (owner, name) => {
        try { return name + ' ' + typeof owner[name] } catch { return name }
    };
    const own = owner => Object.getOwnPropertyNames(owner)
        .filter(name => name !== 'MotCua' && !/^(cdc_|ret_nodes|\\d+$|jQuery\\d+)/.test(name))
        .map(name => kind(owner, name)).sort();
    const lines = own(window).map(name => 'global ' + name);
    for (const name of ['Object', 'Array', 'Function', 'String', 'Number', 'Promise', 'Map', 'Date',
        'RegExp', 'Node', 'Element', 'HTMLElement', 'Document', 'Event', 'EventTarget'])
        lines.push(...own(window[name].prototype ?? {}).map(member => name + ' has ' + member));
    const free = /height|block-size|origin$|^(top|bottom|inset|y|perspective)|mozOrient/i;
    const look = element => {
        const style = getComputedStyle(element);
        return [...style].filter(name => !free.test(name) && !name.startsWith('--'))
            .map(name => name + ':' + style.getPropertyValue(name)).join(';');
    };
    const outside = [...document.querySelectorAll('html, body, body *')].filter(element =>
        !element.closest('mot-cua, script, [data-live], [data-mot-cua] *, #cho-dat *'));
    lines.push(...outside.map(element => element.localName + '#' + element.id + ';' + look(element)),
        'sheets ' + document.adoptedStyleSheets.length,
        'styles ' + document.querySelectorAll('style, link').length,
        'attributes ' + document.querySelectorAll('[style]').length,
        'page ' + [document.title, location.href, document.cookie, scrollX,
            Object.keys(localStorage), Object.keys(sessionStorage)].map(String).join(' '));
    return lines.join('\\n')";

/// Puts the widget at a whole pixel, as wide as on the other pages, on a day that stays the same.
const SAME: &str = "
    const widget = document.querySelector('mot-cua');
    widget.setAttribute('as-of', '2026-08-21T10:00');
    widget.style.setProperty('display', 'block', 'important');
    widget.style.setProperty('width', '600px', 'important');
    widget.style.setProperty('position', 'relative', 'important');
    widget.style.left = widget.style.top = '';
    widget.scrollIntoView();
    const at = widget.getBoundingClientRect();
    widget.style.setProperty('left', Math.ceil(at.x) - at.x + 'px', 'important');
    widget.style.setProperty('top', Math.ceil(at.y) - at.y + 'px', 'important');
    document.activeElement.blur()";

/// From the search to the rating; a picture of each screen on the way.
async fn find_to_rating(browser: &Browser) -> Vec<Picture> {
    let mut pictures = Vec::new();
    browser.until_screen("find").await;
    browser.type_into("#mc-query", "xoa tam tru").await;
    browser.until_text("Tìm thấy").await;
    pictures.push(picture(browser).await);
    browser.click("Xóa đăng ký tạm trú").await;
    browser.until_screen("question").await;
    pictures.push(picture(browser).await);
    browser.answer("Người có tên trong").await;
    browser.until_text("Lý do xóa").await;
    browser.answer("Đã có").await;
    browser.until_screen("result").await;
    pictures.push(picture(browser).await);
    browser.click("Đánh giá hướng dẫn").await;
    browser.until_screen("rating").await;
    browser.click("Hài lòng").await;
    browser.until_text("Điều gì tốt?").await;
    pictures.push(picture(browser).await);
    browser.click("Gửi đánh giá").await;
    browser.until_text("Đánh giá đã được ghi nhận.").await;
    pictures
}

async fn picture(browser: &Browser) -> Picture {
    browser.run(SAME).await;
    browser.picture("mot-cua").await
}

async fn visit(engine: Engine) {
    let server = Server::start().await;
    let browser = Browser::of(engine, 1000, 4800).await;
    let portal = Portal::start(Some(&server)).await;
    browser.goto(&portal.url("/alone.html")).await;
    let alone = find_to_rating(&browser).await;
    let mut visited = 1;
    for (page, before) in PAGES {
        // One origin each: a person isn't asked twice on the same one.
        let portal = Portal::start(Some(&server)).await;
        let path = format!("/{page}.html");
        let untouched = untouched(&browser, &portal, &path, before).await;
        browser.goto(&portal.url(&path)).await;
        if before == Before::Blocked {
            falls_back(&browser).await;
            continue;
        }
        go(&browser, before).await;
        browser.until_screen("find").await;
        same_page(page, &untouched, &snapshot(&browser).await);
        let pictures = find_to_rating(&browser).await;
        visited += 1;
        for (step, (alone, here)) in alone.iter().zip(&pictures).enumerate() {
            looks_alike(engine, page, step, alone, here);
        }
        browser.run("scrollTo(0, 0)").await;
        let seen = browser.run("return seen.join()").await;
        assert_eq!(seen, Value::from(""), "{engine:?} {page}");
        if page == "react" {
            browser.until("ticks > 5").await;
        }
    }
    let connection = Connection::open(server.database()).unwrap();
    let rows: i64 =
        connection.query_row("SELECT COUNT(*) FROM ratings", (), |row| row.get(0)).unwrap();
    assert_eq!(rows, visited, "{engine:?}");
    browser.close().await;
}

/// The page before it had a widget.
async fn untouched(browser: &Browser, portal: &Portal, path: &str, before: Before) -> String {
    portal.instead("/mot-cua/mot-cua.js", 200, "text/javascript", b"window.MotCua={mount(){}}");
    browser.goto(&portal.url(path)).await;
    go(browser, before).await;
    let untouched = snapshot(browser).await;
    portal.restore("/mot-cua/mot-cua.js");
    untouched
}

async fn snapshot(browser: &Browser) -> String {
    browser.run(SNAPSHOT).await.as_str().unwrap().to_owned()
}

async fn go(browser: &Browser, before: Before) {
    match before {
        Before::Nothing | Before::Blocked => {}
        Before::EnterFrame => browser.enter_frame().await,
        Before::Wait(expression) => browser.until(expression).await,
        Before::Navigate => {
            for title in ["Thủ tục", "Trang đầu"] {
                browser.run("document.querySelector('#next').click()").await;
                browser
                    .until(&format!("document.querySelector('h1').innerText === '{title}'"))
                    .await;
                // What it shows first is the copy that it kept.
                browser.until("!document.documentElement.hasAttribute('aria-busy')").await;
            }
        }
    }
}

fn same_page(page: &str, before: &str, after: &str) {
    for (before, after) in before.lines().zip(after.lines()) {
        let differs =
            before.split(';').zip(after.split(';')).find(|(before, after)| before != after);
        assert_eq!(differs, None, "{page}: {before:.60}");
    }
    assert_eq!(before.lines().count(), after.lines().count(), "{page}");
}

fn looks_alike(engine: Engine, page: &str, step: usize, alone: &Picture, here: &Picture) {
    /// Pixels of ten thousand.
    const TOLERANCE: usize = 20;
    let apart = alone.apart(here);
    if apart > TOLERANCE {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        alone.write(&folder.join(format!("{engine:?}-{page}-{step}-alone.png")));
        here.write(&folder.join(format!("{engine:?}-{page}-{step}-here.png")));
        panic!("{engine:?} {page}: picture {step} is {apart} of 10,000 apart, see {folder:?}");
    }
}

/// The policy forbids WebAssembly: the plain list or the page's own content is there, and the
/// developer is told why.
async fn falls_back(browser: &Browser) {
    browser.until("seen.some(line => line.startsWith('wasm_blocked') && line.includes('wasm-unsafe-eval'))").await;
    browser.until(SOMETHING_IS_LEFT).await;
}

e2e::in_three_engines!(visit);
