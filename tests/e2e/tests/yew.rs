//! Another Yew program holds the widget as one of its components.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::path::Path;

use e2e::{Browser, Engine, Host};

/// The shadow root that the component has made in the program's page.
const ROOT: &str = "document.querySelector('main > div')?.shadowRoot";

async fn a_program_shows_one_procedure_after_another(engine: Engine) {
    let program = std::env::var("MOT_CUA_YEW").expect("MOT_CUA_YEW: run `cargo xtask test`");
    let host = Host::with_folder("", "frame-ancestors 'none'", Path::new(&program)).await;
    let browser = Browser::of(engine, 900, 1200).await;
    browser.goto(&host.url("/more/index.html")).await;
    let shows = async |text: &str| {
        browser.until(&format!("{ROOT}?.querySelector('.mc')?.innerText.includes({text:?})")).await;
    };
    shows("Chỗ bạn đến ở là của ai?").await;
    browser.run("window.steps = []; document.body.addEventListener('mc-step', e => steps.push(e.detail.screen + ' ' + e.detail.procedure))").await;
    browser.press(&format!("{ROOT}.querySelector('input')")).await;
    browser.until(&format!("{ROOT}.querySelector('input:checked')")).await;
    browser.press(&format!("{ROOT}.querySelector('.mc-button--primary')")).await;
    // The program names no province, so that is asked.
    shows("Bạn nộp hồ sơ ở tỉnh, thành phố nào?").await;
    browser.until("steps.includes('place temporary-residence')").await;
    // The program's own button; what was answered was about another procedure.
    browser.press("document.querySelectorAll('nav button')[1]").await;
    browser
        .until(&format!(
            "!{ROOT}.querySelector('.mc--place') && {ROOT}.querySelector('.mc--question')"
        ))
        .await;
    browser.until("steps.at(-1) === 'question permanent-residence'").await;
    let chosen = format!("return {ROOT}.querySelectorAll('input:checked').length");
    assert_eq!(browser.run(&chosen).await, 0, "{engine:?}");
    browser.close().await;
}

e2e::in_three_engines!(a_program_shows_one_procedure_after_another);
