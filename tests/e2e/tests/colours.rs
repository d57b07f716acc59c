//! A page whose colours couldn't be read: the person reads others, the developer hears of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Engine, Host};
use serde_json::json;

const PAGE: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<style>mot-cua { --mc-accent: gold; --mc-muted: hsl(0 0% 70%) }</style>
<script>hints = []; addEventListener('mc-error', e => hints.push(e.detail.code + ' ' + e.detail.hint))</script>
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua procedure="1.004194" province="48"></mot-cua>"#;

#[tokio::test]
async fn colours_that_could_not_be_read_are_corrected_and_reported() {
    let host = Host::start(PAGE, "frame-ancestors 'none'").await;
    let browser = Browser::open(1280, 900).await;
    browser.goto(&host.url("/")).await;
    browser.until_screen("question").await;
    browser.until("hints.length").await;
    let hints =
        browser.run("return hints.map(hint => hint.split(' ').slice(0, 3).join(' '))").await;
    let expected = ["low_contrast --mc-muted #b3b3b3", "low_contrast --mc-accent #ffd700"];
    assert_eq!(hints, json!(expected));
    assert_eq!(browser.violations("mot-cua").await, Vec::<String>::new());
    let inside = "document.querySelector('mot-cua').shadowRoot.querySelectorAll('style, [style]')";
    assert_eq!(browser.run(&format!("return {inside}.length")).await, json!(0));
    // Another theme, another judgement.
    browser
        .run("hints.length = 0; document.querySelector('mot-cua').setAttribute('theme', 'dark')")
        .await;
    browser
        .until("getComputedStyle(document.querySelector('mot-cua').shadowRoot.querySelector('.mc')).colorScheme === 'dark'")
        .await;
    browser.settled().await;
    assert_eq!(browser.run("return hints").await, json!([]));
    assert_eq!(browser.violations("mot-cua").await, Vec::<String>::new());
    browser.close().await;
}

/// Colours as pages of today write them, on a ground that the page itself paints.
const OTHER_SPACES: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8">
<style>body { background: color-mix(in oklab, black 80%, navy) }
mot-cua { --mc-surface: transparent; --mc-raised: transparent; --mc-accent-soft: rgb(255 255 255 / 5%);
  --mc-text: oklch(0.97 0.01 250); --mc-muted: color-mix(in oklab, white 20%, black);
  --mc-accent: rgb(140 194 245 / 0.9) }</style>
<script>hints = []; addEventListener('mc-error', e => hints.push(e.detail.hint))</script>
<script src="/mot-cua/mot-cua.js" defer></script>
<mot-cua procedure="1.004194" province="48"></mot-cua>"#;

/// Which tokens were corrected, and what the letters have for a colour.
async fn colours_of_any_form_are_judged(engine: Engine) {
    let host = Host::start(OTHER_SPACES, "frame-ancestors 'none'").await;
    let browser = Browser::of(engine, 1280, 900).await;
    browser.goto(&host.url("/")).await;
    browser.until_screen("question").await;
    browser.until("hints.length").await;
    browser.settled().await;
    let corrected = browser.run("return hints.map(hint => hint.split(' ')[0]).join()").await;
    let corrected = corrected.as_str().unwrap_or_default();
    // Readable on a dark page: the text and the accent, through which a tenth of it shines.
    let expected = "--mc-muted,--mc-accent-strong,--mc-on-accent,--mc-good,--mc-warn,--mc-bad";
    assert_eq!(corrected, expected, "{engine:?}");
    let heading = "getComputedStyle(document.querySelector('mot-cua').shadowRoot
        .querySelector('h2')).color";
    let colour = browser.run(&format!("return {heading}")).await;
    assert!(colour.as_str().unwrap().starts_with("oklch(0.97"), "{engine:?}: {colour}");
    browser.close().await;
}

e2e::in_three_engines!(colours_of_any_form_are_judged);
