//! The page that puts a tag together: what is chosen is what is shown and what is copied.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Server};

/// Changes a field as a person does.
async fn set(browser: &Browser, field: &str, value: &str) {
    browser
        .run(&format!(
            "const field = document.getElementById('{field}');
             field.value = '{value}';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        ))
        .await;
}

async fn snippet(browser: &Browser) -> String {
    let value = browser.run("return document.getElementById('snippet').value").await;
    value.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_chosen_is_shown_and_copied() {
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&server.url("/embed/")).await;
    browser.until("document.getElementById('procedure').options.length > 10").await;
    browser.until_screen("find").await;
    set(&browser, "procedure", "temporary-residence").await;
    set(&browser, "province", "48").await;
    set(&browser, "accent", "#a5121f").await;
    browser.until_screen("question").await;
    let colour =
        "getComputedStyle(document.querySelector('mot-cua')).getPropertyValue('--mc-accent')";
    browser.until(&format!("{colour} === '#a5121f'")).await;

    let element = r#"<mot-cua procedure="temporary-residence" province="48">"#;
    let plain = r#"<div data-mot-cua data-procedure="temporary-residence" data-province="48">"#;
    let script = r#"<script src="/mot-cua/mot-cua.js" defer></script>"#;
    let cases = [
        ("html", [element, script, "--mc-accent: #a5121f"]),
        ("nukeviet", [plain, script, "--mc-accent: #a5121f"]),
        ("wordpress", [plain, "wp_enqueue_script('mot-cua', '/mot-cua/mot-cua.js'", "defer"]),
        (
            "manager",
            [
                "MotCua.mount(",
                r#"{"procedure":"temporary-residence","province":"48"}"#,
                "/mot-cua/",
            ],
        ),
        ("react", ["import { load } from 'mot-cua'", element, "load(\"/mot-cua/\")"]),
    ];
    for (host, parts) in cases {
        set(&browser, "host", host).await;
        let snippet = snippet(&browser).await;
        for part in parts {
            assert!(snippet.contains(part), "{host}: {part}\n{snippet}");
        }
    }

    // A code that an attribute must not let out.
    set(&browser, "host", "html").await;
    set(&browser, "code", "\"><script>").await;
    assert!(snippet(&browser).await.contains(r#"procedure="&quot;>&lt;script>""#));
}

#[tokio::test]
async fn it_fits_a_small_screen_and_speaks_english() {
    let server = Server::start().await;
    let browser = Browser::open(320, 800).await;
    browser.goto(&server.url("/embed/?lang=en")).await;
    browser.until("document.getElementById('procedure').options.length > 10").await;
    browser.until_screen("find").await;
    let wide = browser.run("return document.documentElement.scrollWidth - innerWidth").await;
    assert_eq!(wide, 0, "it scrolls sideways");
    let heading = browser.run("return document.querySelector('h1').textContent").await;
    assert_eq!(heading, "Embed Một Cửa in your portal");
    let nameless = browser
        .run(
            "return [...document.querySelectorAll('select, input, textarea')]
                .filter(field => !field.labels.length).map(field => field.id)",
        )
        .await;
    assert_eq!(nameless, serde_json::json!([]), "fields without a name");

    // White on yellow can't be read: the page says so before it is published.
    set(&browser, "accent", "#ffe14d").await;
    browser.until("document.getElementById('contrast').className === 'warning'").await;
}
