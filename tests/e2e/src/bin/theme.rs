//! Writes a picture of every property and part that a host may set to `docs/pictures/theme`: the
//! property in a colour that stands out, the part with a line around it.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a tool for developers")]

use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use e2e::{Browser, Server};
use serde_json::json;

/// What stands out beside the widget's own blue, green, brown and red.
const LOUD: &str = "#d300c5";

/// Parts, with the screen that shows them.
const PARTS: [(&str, &str); 5] = [
    ("root", "question"),
    ("button-primary", "question"),
    ("button", "result"),
    ("channel", "result"),
    ("problem", "problem"),
];

#[tokio::main]
async fn main() {
    let folder = Path::new("docs/pictures/theme");
    std::fs::create_dir_all(folder).expect("the folder of pictures can be made");
    let tokens = std::fs::read_to_string("styles/tokens.css").expect("the tokens are there");
    let mut tokens: Vec<&str> = tokens.split("var(--mc-").skip(1).filter_map(name).collect();
    tokens.sort_unstable();
    tokens.dedup();
    let server = Server::start().await;
    let browser = Browser::open(560, 800).await;
    for screen in ["question", "result", "problem"] {
        open(&browser, &server, screen).await;
        for token in tokens.iter().filter(|token| screen_of(token) == screen) {
            let set = format!("widget.style.setProperty('--mc-{token}', '{}')", value_of(token));
            if *token == "accent-strong" {
                hover(&browser).await;
            }
            shot(&browser, &folder.join(format!("{token}.png")), &set, shows(token)).await;
            browser.run(&format!("{WIDGET}; widget.style.removeProperty('--mc-{token}')")).await;
        }
        for (part, _) in PARTS.iter().filter(|(_, shown)| *shown == screen) {
            let set = format!(
                "const sheet = new CSSStyleSheet();
                sheet.replaceSync('mot-cua::part({part}) {{ outline: 4px solid {LOUD}; outline-offset: -2px }}');
                document.adoptedStyleSheets = [sheet]"
            );
            let shows = if *part == "button" { "[part=button]" } else { "" };
            shot(&browser, &folder.join(format!("part-{part}.png")), &set, shows).await;
            browser.run("document.adoptedStyleSheets = []").await;
        }
    }
    browser.close().await;
    println!("{} properties and {} parts are in {}", tokens.len(), PARTS.len(), folder.display());
}

const WIDGET: &str = "const widget = document.querySelector('mot-cua')";

fn name(text: &str) -> Option<&str> {
    text.split([',', ')']).next()
}

/// A screen on which the property shows.
fn screen_of(token: &str) -> &'static str {
    match token {
        "bad" | "bad-soft" => "problem",
        "good" | "good-soft" | "warn" | "warn-soft" | "raised" => "result",
        _ => "question",
    }
}

/// The element that shows a property which is far down; empty where the top of the screen does.
fn shows(token: &str) -> &'static str {
    match token {
        "good" | "good-soft" => ".mc-tag--good, .mc-saving:not(.mc-saving--more)",
        "warn" | "warn-soft" => ".mc-tag:not(.mc-tag--good), .mc-saving--more, .mc-figure--unknown",
        "raised" => ".mc-card",
        _ => "",
    }
}

/// Points at the button that goes on.
async fn hover(browser: &Browser) {
    let place = browser
        .run(&format!(
            "{WIDGET}; scrollTo(0, 0);
            const box = widget.shadowRoot.querySelector('.mc-button--primary').getBoundingClientRect();
            return {{ type: 'mouseMoved', x: box.x + 20, y: box.y + 10 }}"
        ))
        .await;
    browser.devtools("Input.dispatchMouseEvent", place).await;
}

fn value_of(token: &str) -> &'static str {
    match token {
        "font-family" => "serif",
        "font-size" => "22px",
        "radius" => "24px",
        "surface" | "raised" => "#ffd9fb",
        _ if token.ends_with("-soft") => "#ffd9fb",
        _ => LOUD,
    }
}

async fn open(browser: &Browser, server: &Server, screen: &str) {
    let page = match screen {
        "problem" => "/broken.html",
        "result" => "/hai-phong.html",
        _ => "/plain.html",
    };
    browser.goto(&server.url(page)).await;
    browser.until_screen(if screen == "result" { "question" } else { screen }).await;
    if screen == "question" {
        browser.run(&format!("{WIDGET}; widget.shadowRoot.querySelector('input').click()")).await;
    }
    if screen == "result" {
        // Any way through the questions will do.
        browser
            .run(&format!(
                "{WIDGET}; const root = widget.shadowRoot;
                window.through = setInterval(() => {{
                    if (root.querySelector('.mc--result')) return clearInterval(window.through);
                    root.querySelector('input[type=radio]')?.click();
                    root.querySelector('.mc-button--primary')?.click();
                }}, 100)"
            ))
            .await;
        browser.until_screen("result").await;
        // What is marked stands behind "how was this counted".
        let open =
            "widget.shadowRoot.querySelectorAll('details').forEach((it) => { it.open = true })";
        browser.run(&format!("{WIDGET}; {open}")).await;
    }
}

/// Smaller than on the screen: its top, or what is around an element.
async fn shot(browser: &Browser, path: &Path, set: &str, shows: &str) {
    browser.run(&format!("{WIDGET}; {set}")).await;
    let place = browser
        .run(&format!(
            "{WIDGET}; scrollTo(0, 0);
            const box = widget.getBoundingClientRect();
            const shown = '{shows}' && [...widget.shadowRoot.querySelectorAll('{shows}')]
                .find((element) => element.getClientRects().length);
            const top = shown ? Math.max(box.y, shown.getBoundingClientRect().y - 250) : box.y;
            const height = Math.min(box.bottom - top, shown ? 500 : 640);
            return shown === undefined ? null : {{ x: box.x, y: top, width: box.width, height, scale: 0.6 }}"
        ))
        .await;
    assert!(place.is_object(), "nothing on this screen is {shows}");
    let options = json!({ "format": "png", "captureBeyondViewport": true, "clip": place });
    let picture = browser.devtools("Page.captureScreenshot", options).await;
    let data = picture["data"].as_str().unwrap_or_default();
    let picture = BASE64_STANDARD.decode(data).expect("a picture in base64");
    std::fs::write(path, picture).expect("the picture is written");
}
