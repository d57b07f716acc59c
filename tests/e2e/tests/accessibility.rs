//! Every screen in every state, for everyone: nothing that axe finds, in nine ways of looking.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Mutex;

use e2e::{Browser, LOOKS, Server, Tour};

/// Opens whatever can be opened.
const OPEN: &str = "document.querySelectorAll('mot-cua').forEach(element =>
    element.shadowRoot.querySelectorAll('details').forEach(details => details.open = true))";

#[tokio::test]
async fn nothing_stands_in_the_way_on_any_screen_in_any_state() {
    let (server, browser) = (Server::start().await, Browser::open(1280, 900).await);
    let (found, states) = (Mutex::new(Vec::new()), Mutex::new(0));
    let visit = async |state: &str| {
        for look in &LOOKS {
            browser.look(look).await;
            browser.run(OPEN).await;
            let wrong = browser.violations("mot-cua").await;
            let wrong = wrong.iter().map(|wrong| format!("{state}, {}: {wrong}", look.name));
            found.lock().unwrap().extend(wrong);
        }
        browser.look(&LOOKS[0]).await;
        *states.lock().unwrap() += 1;
    };
    Tour { browser: &browser, server: &server, visit }.all().await;
    let (found, states) = (found.into_inner().unwrap(), states.into_inner().unwrap());
    assert!(found.is_empty(), "{} on {states} screens:\n\n{}", found.len(), found.join("\n\n"));
    assert!(states > 20, "{states} states");
    browser.close().await;
}

/// What finds nothing might be blind.
#[tokio::test]
async fn a_barrier_would_be_found_inside_the_widget() {
    let (server, browser) = (Server::start().await, Browser::open(1280, 900).await);
    browser.goto(&server.url("/plain.html")).await;
    browser.until_screen("question").await;
    assert_eq!(browser.violations("mot-cua").await, Vec::<String>::new());
    browser
        .run(
            "const root = document.querySelector('mot-cua').shadowRoot.querySelector('.mc');
            root.append(document.createElement('img'));
            const pale = root.appendChild(document.createElement('p'));
            pale.textContent = 'pale'; pale.style.color = '#bbb';
            for (let small = 0; small < 2; small++) {
                const button = root.appendChild(document.createElement('button'));
                button.textContent = '·'; button.style.cssText = 'width:12px;height:12px;padding:0';
            }",
        )
        .await;
    let found = browser.violations("mot-cua").await.join("\n");
    for rule in ["image-alt", "color-contrast", "target-size"] {
        assert!(found.contains(rule), "{rule} isn't in {found}");
    }
    browser.close().await;
}
