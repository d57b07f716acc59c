//! Writes a picture of every screen in every state to `target/shots`, a folder for each way of
//! looking at it.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a tool for developers")]

use std::path::Path;

use e2e::{Browser, Look, PRINT, Server, Tour};

const WIDE: Look =
    Look { name: "1280", width: 1280, height: 900, scale: 1, settings: &[], attributes: &[] };

const ENGLISH: &[(&str, &str)] = &[("lang", "en")];

const LOOKS: [Look; 8] = [
    WIDE,
    Look { name: "320", width: 320, ..WIDE },
    Look { name: "280", width: 280, ..WIDE },
    Look { name: "1280-english", attributes: ENGLISH, ..WIDE },
    Look { name: "320-english", width: 320, attributes: ENGLISH, ..WIDE },
    Look {
        name: "320-dark",
        width: 320,
        settings: &[("prefers-color-scheme", "dark")],
        attributes: &[("theme", "auto")],
        ..WIDE
    },
    Look { name: "1280-officer", attributes: &[("mode", "officer")], ..WIDE },
    PRINT,
];

#[tokio::main]
async fn main() {
    let folder = Path::new("target/shots");
    let server = Server::start().await;
    let browser = Browser::open(1280, 900).await;
    let take = async |look: &Look, name: &str| {
        let folder = folder.join(look.name);
        std::fs::create_dir_all(&folder).expect("target/shots can be made");
        browser.look(look).await;
        browser.run("document.activeElement?.blur(); scrollTo(0, 0)").await;
        browser.shot(&folder.join(format!("{name}.png"))).await;
    };
    let visit = async |state: &str| {
        for look in &LOOKS {
            take(look, state).await;
        }
        browser.look(&WIDE).await;
    };
    let tour = Tour { browser: &browser, server: &server, visit };
    tour.all().await;
    // Pages that aren't ours, with the attributes that they have.
    for (page, name) in [("/", "host-2012"), ("/dark.html", "host-dark")] {
        for look in &LOOKS[..2] {
            browser.goto(&server.url(page)).await;
            browser.until_screen("question").await;
            browser.resize(look.width, look.height).await;
            browser.shot(&folder.join(look.name).join(format!("{name}.png"))).await;
        }
    }
    for look in &LOOKS[..2] {
        browser.resize(look.width, 1_400).await;
        browser.goto(&server.url("/embed/")).await;
        browser.until_screen("find").await;
        browser.shot(&folder.join(look.name).join("embed.png")).await;
    }
    browser.close().await;
    println!("pictures are in {}", folder.display());
}
