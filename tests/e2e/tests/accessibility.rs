//! Every screen in every state, for everyone: nothing that axe finds, in nine ways of looking, and of a
//! result on paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Mutex;

use e2e::{Browser, LOOKS, PRINT, Part, Server, Tour};

/// Opens whatever can be opened.
const OPEN: &str = "document.querySelectorAll('mot-cua').forEach(element =>
    element.shadowRoot.querySelectorAll('details').forEach(details => details.open = true))";

/// Looks at a part of the tour, which has so many states.
async fn nothing_stands_in_the_way(part: Part, expected: usize) {
    let (server, browser) = (Server::start().await, Browser::open(1280, 900).await);
    let (found, states) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    let visit = async |state: &str| {
        // A result may also be printed.
        for look in LOOKS.iter().chain(state.starts_with("result").then_some(&PRINT)) {
            browser.look(look).await;
            browser.run(OPEN).await;
            let wrong = browser.violations("mot-cua").await;
            let wrong = wrong.iter().map(|wrong| format!("{state}, {}: {wrong}", look.name));
            found.lock().unwrap().extend(wrong);
        }
        browser.look(&LOOKS[0]).await;
        states.lock().unwrap().push(state.to_owned());
    };
    Tour { browser: &browser, server: &server, visit }.part(part).await;
    let (found, states) = (found.into_inner().unwrap(), states.into_inner().unwrap());
    assert!(found.is_empty(), "{} on {states:?}:\n\n{}", found.len(), found.join("\n\n"));
    assert_eq!(states.len(), expected, "{states:?}");
    browser.close().await;
}

#[tokio::test]
async fn while_somebody_searches() {
    nothing_stands_in_the_way(Part::Finding, 12).await;
}

#[tokio::test]
async fn at_questions() {
    nothing_stands_in_the_way(Part::Asking, 11).await;
}

#[tokio::test]
async fn at_results() {
    nothing_stands_in_the_way(Part::Results, 9).await;
}

#[tokio::test]
async fn while_somebody_rates() {
    nothing_stands_in_the_way(Part::Ratings, 15).await;
}

#[tokio::test]
async fn where_the_widget_cannot_work() {
    nothing_stands_in_the_way(Part::Problems, 11).await;
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
