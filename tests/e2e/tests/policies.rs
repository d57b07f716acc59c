//! Content-security policies, in three engines: each is enough, or the page's own content stays and
//! the developer is told what to change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Engine, Portal, SOMETHING_IS_LEFT, Server};

/// What comes of a policy.
enum Outcome {
    Works,
    /// The code, and the word of the policy that the hint names.
    FallsBack(&'static str, &'static str),
    /// The loader itself may not run.
    Nothing,
}
use Outcome::{FallsBack, Nothing, Works};

const NUKEVIET: &str = "script-src 'self' *.google.com *.zalo.me 'unsafe-inline' 'unsafe-hashes' \
    'unsafe-eval';object-src 'self';style-src 'self' *.google.com 'unsafe-inline';img-src 'self' \
    data:;frame-src 'self' *.google.com;connect-src 'self' *.zalo.me *.tawk.to wss://*.tawk.to;\
    form-action 'self' *.google.com;base-uri 'self';";
/// The plain list stands in the place of what the page holds; without one that stays.
const LOADER: &str = "<script src='/mot-cua/mot-cua.js' defer></script>";
const WITH_NONCE: &str = "<script nonce='a1' src='/mot-cua/mot-cua.js' defer></script>";

/// Name, policy, script tag, attributes of the element. `{other}` is another site that answers with
/// CORS headers.
#[rustfmt::skip]
const POLICIES: [(&str, &str, &str, &str, Outcome); 15] = [
    ("none", "frame-ancestors 'self'", LOADER, "", Works),
    ("NukeViet", NUKEVIET, LOADER, "", Works),
    ("self", "default-src 'self'", LOADER, "", FallsBack("wasm_blocked", "'wasm-unsafe-eval'")),
    ("self and wasm", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", LOADER, "", Works),
    ("what the guide says", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'", LOADER, "", Works),
    ("no connection", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'", LOADER, "", FallsBack("styles_unreachable", "connect-src")),
    ("nonce", "script-src 'nonce-a1' 'wasm-unsafe-eval'; connect-src 'self'", WITH_NONCE, "", Works),
    ("nonce, strict-dynamic", "script-src 'nonce-a1' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src 'self'", WITH_NONCE, "", Works),
    ("trusted types", "require-trusted-types-for 'script'", LOADER, "", Works),
    ("trusted types by name", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types mot-cua", LOADER, "", Works),
    ("another site, no policy", "frame-ancestors 'self'", "<script src='{other}/mot-cua/mot-cua.js' defer></script>", "", Works),
    ("another site, NukeViet", NUKEVIET, "<script src='{other}/mot-cua/mot-cua.js' defer></script>", "", Nothing),
    ("files elsewhere, NukeViet", NUKEVIET, LOADER, "base='{other}/mot-cua/'", FallsBack("styles_unreachable", "connect-src")),
    ("data elsewhere, NukeViet", NUKEVIET, LOADER, "catalogue='{other}/mot-cua/data/'", FallsBack("catalogue_unreachable", "connect-src")),
    ("scripts elsewhere", "script-src 'self' 'wasm-unsafe-eval'; connect-src *", LOADER, "base='{other}/mot-cua/'", FallsBack("import_failed", "script-src")),
];

async fn visit(engine: Engine) {
    let server = Server::start().await;
    let other = server.url("");
    let portal = Portal::start(Some(&server)).await;
    let browser = Browser::of(engine, 900, 900).await;
    for (name, policy, loader, attributes, outcome) in POLICIES {
        let nonce = if policy.contains("nonce-a1") { " nonce='a1'" } else { "" };
        let [loader, attributes] = [loader, attributes].map(|text| text.replace("{other}", &other));
        portal.page(
            "/page.html",
            &format!(
                "Content-Type: text/html; charset=utf-8\nContent-Security-Policy: {policy}\n\n\
                <!doctype html><html lang=vi><script{nonce} src=/watch.js></script>{loader}\
                <mot-cua procedure=1.010028 province=48 {attributes}><a href=/>Trang</a></mot-cua>"
            ),
        );
        browser.goto("about:blank").await;
        browser.goto(&portal.url("/page.html")).await;
        println!("{engine:?} {name}");
        match outcome {
            Works => {
                browser.until_screen("question").await;
                browser.answer("Người có tên trong").await;
                browser.until_text("Lý do xóa").await;
                // The next page begins as if nobody had been here.
                browser.run("localStorage.clear()").await;
                assert_eq!(browser.run("return seen.join()").await, "", "{engine:?} {name}");
            }
            FallsBack(code, word) => {
                browser
                    .until(&format!(
                        "seen.some(line => line.startsWith('{code}: ') && line.includes({word:?}))"
                    ))
                    .await;
                browser.until_text(code).await;
            }
            Nothing => browser.until("!window.MotCua && document.readyState === 'complete'").await,
        }
        if !matches!(outcome, Works) {
            browser.until(SOMETHING_IS_LEFT).await;
        }
    }
    in_an_opaque_origin(&browser, &portal).await;
    without_trust(&browser, &portal).await;
    browser.close().await;
}

/// A frame that may run scripts and has no origin can't fetch what the page's server has.
async fn in_an_opaque_origin(browser: &Browser, portal: &Portal) {
    let head = "Content-Type: text/html; charset=utf-8\n\n<!doctype html><html lang=vi>";
    portal.page(
        "/page.html",
        &format!(
            "{head}<iframe sandbox=allow-scripts src=/inside.html width=800 height=600></iframe>"
        ),
    );
    portal.page("/inside.html", &format!("{head}<script src=/watch.js></script>{LOADER}<mot-cua procedure=1.010028><a href=/>Trang</a></mot-cua>"));
    browser.goto(&portal.url("/page.html")).await;
    browser.enter_frame().await;
    browser.until("seen.some(line => line.startsWith('styles_unreachable: '))").await;
    browser.until(SOMETHING_IS_LEFT).await;
}

/// Where no HTML is trusted the first question waits for the widget, which needs none.
async fn without_trust(browser: &Browser, portal: &Portal) {
    portal.page(
        "/page.html",
        &format!(
            "Content-Type: text/html; charset=utf-8\n\
        Content-Security-Policy: require-trusted-types-for 'script'; trusted-types 'none'\n\n\
        <!doctype html><html lang=vi>{LOADER}<mot-cua procedure=1.010028 province=48></mot-cua>"
        ),
    );
    browser.goto(&portal.url("/page.html")).await;
    browser.until_screen("question").await;
    browser.answer("Người có tên trong").await;
    browser.until_text("Lý do xóa").await;
}

e2e::in_three_engines!(visit);
