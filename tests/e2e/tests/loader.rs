//! Every way to put the widget on a page, in three engines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, Engine, Portal};
use serde_json::Value;

/// What most pages begin with.
const HEAD: &str =
    "<!doctype html><html lang=vi><meta charset=utf-8><script src=/watch.js></script>";
const SCRIPT: &str = "<script src=/mot-cua/mot-cua.js defer></script>";
const ELEMENT: &str = "<mot-cua procedure=1.010028 province=48><a href=/>Trang</a></mot-cua>";

/// Name, page, and how many widgets are on it. `{head}`, `{script}` and `{element}` are the above.
#[rustfmt::skip]
const WAYS: [(&str, &str, usize); 27] = [
    ("defer", "{head}{script}{element}", 1),
    ("async", "{head}<script src=/mot-cua/mot-cua.js async></script>{element}", 1),
    ("in the way", "{head}<script src=/mot-cua/mot-cua.js></script>{element}", 1),
    ("at the end", "{head}{element}<script src=/mot-cua/mot-cua.js></script>", 1),
    ("injected later", "{head}{element}<script>addEventListener('load', () => setTimeout(() => { const s = document.createElement('script'); s.src = '/mot-cua/mot-cua.js'; document.head.append(s) }, 200))</script>", 1),
    ("imported", "{head}{element}<script type=module>import '/mot-cua/mot-cua.js'</script><script type=text/plain src=/mot-cua/mot-cua.js></script>", 1),
    ("written", "{head}<body><script>document.write('<script src=/mot-cua/mot-cua.js><\\/script>')</script>{element}", 1),
    ("twice", "{head}{script}{element}{script}<script src=/mot-cua/mot-cua.js?2 async></script>", 1),
    ("by jQuery's load", "{head}<script src=/vendor/jquery.min.js></script><script src=/mot-cua/mot-cua.js type=text/plain></script><div id=box></div><script>$('#box').load('/part.html')</script>", 1),
    ("RequireJS", "{head}<script src=/vendor/require.js></script>{element}<script>require(['/mot-cua/mot-cua.js'])</script>", 1),
    ("AMD is there", "{head}<script>function define() { throw 'called' } define.amd = {}; var module = { exports: {} }, exports = module.exports</script>{script}{element}", 1),
    ("base", "{head}<base href=/elsewhere/deep/>{script}{element}", 1),
    ("base of another site", "{head}<base href=https://example.invalid/x/><script src={here}/mot-cua/mot-cua.js></script>{element}", 1),
    ("quirks mode", "<html lang=vi><meta charset=utf-8><script src=/watch.js></script>{script}{element}", 1),
    ("XHTML as HTML", "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'><html xmlns='http://www.w3.org/1999/xhtml' xml:lang='vi' lang='vi'><head><title>x</title><script type='text/javascript' src='/watch.js'></script><script type='text/javascript' src='/mot-cua/mot-cua.js' defer='defer'></script></head><body><div>{element}</div></body></html>", 1),
    ("in a shadow root", "{head}{script}<div id=outer></div><script>outer.attachShadow({ mode: 'open' }).innerHTML = `{element}`</script>", 1),
    ("data on the script", "{head}<body><script src=/mot-cua/mot-cua.js data-procedure=1.010028 data-province=48></script>", 1),
    ("query of the script", "{head}<body><script src='/mot-cua/mot-cua.js?v=3&procedure=1.010028&province=48' defer></script>", 1),
    ("script in the head", "{head}<head><script src='/mot-cua/mot-cua.js' data-procedure=1.010028 data-province=48 defer></script></head><body><mot-cua></mot-cua>", 1),
    ("a div", "{head}{script}<div data-mot-cua data-procedure=1.010028 data-province=48><a href=/>Trang</a></div>", 1),
    ("a call", "{head}{script}<div id=box></div><script>addEventListener('load', () => MotCua.mount(box, { procedure: '1.010028', province: '48' }))</script>", 1),
    ("a call with data", "{head}{script}<div id=box data-procedure=1.010028 data-province=48></div><script>addEventListener('load', () => MotCua.mount(box))</script>", 1),
    ("the element's word counts", "{head}<head><script src='/mot-cua/mot-cua.js?procedure=1.004194' data-province=01 defer></script></head><body>{element}", 1),
    ("made by a script", "{head}{script}<script>addEventListener('load', () => { const w = document.createElement('mot-cua'); w.setAttribute('procedure', '1.010028'); w.setAttribute('province', '48'); document.body.append(w) })</script>", 1),
    ("names of the page", "{head}<form id=MotCua name=MotCua></form><a id=Window></a><img name=WebAssembly2>{script}{element}", 1),
    ("several", "{head}{script}{element}{element}<div data-mot-cua data-procedure=1.010028 data-province=48></div>", 3),
    ("a Yew page", "{head}{script}<div id=host></div><div id=app></div><script type=module>\
        const yew = await import('/mot-cua/0.1.0/mot_cua.js?yew'); await yew.default({ module_or_path: fetch('/mot-cua/0.1.0/mot_cua_bg.wasm') });\
        app.addEventListener('x', () => {}); yew.mount(host, app, { procedure: '1.004194', lang: 'vi', catalogue: location.origin + '/mot-cua/data/', collector: location.origin });\
        const wait = setInterval(() => { const inside = app.querySelector('.mc-heading'); if (!inside) return; clearInterval(wait);\
        inside.insertAdjacentHTML('afterend', `{element}`) }, 50)</script>", 1),
];

/// The widget, wherever it is.
const WIDGET: &str = "(function deep(root) {
    for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'mot-cua') return element;
        const inside = element.shadowRoot && deep(element.shadowRoot);
        if (inside) return inside;
    }
})(document)";

fn page(text: &str, here: &str) -> String {
    let text = text.replace("{head}", HEAD).replace("{script}", SCRIPT);
    let text = text.replace("{element}", ELEMENT).replace("{here}", here);
    format!("Content-Type: text/html; charset=utf-8\n\n{text}")
}

/// A question is answered, and the next one comes.
async fn answers(browser: &Browser) {
    let root = format!("{WIDGET}?.shadowRoot?.lastChild");
    browser.until(&format!("{root}?.innerText.includes('Ai làm thủ tục xóa?')")).await;
    // Not the question that was rendered with the catalogue: that one has taken over.
    browser.until(&format!("{WIDGET}.getState().screen === 'question'")).await;
    browser.until(&format!("{WIDGET}.shadowRoot.children.length === 1")).await;
    browser.press(&format!("{root}.querySelector('input')")).await;
    browser.until(&format!("{root}.querySelector('input:checked')")).await;
    browser.press(&format!("{root}.querySelector('.mc-button--primary')")).await;
    browser.until(&format!("{root}.innerText.includes('Lý do xóa')")).await;
    // The next page begins as if nobody had been here.
    browser.run("localStorage.clear()").await;
}

async fn every_way(engine: Engine) {
    let portal = Portal::start(None).await;
    portal.instead(
        "/part.html",
        200,
        "text/html; charset=utf-8",
        format!("<p>Phần</p>{ELEMENT}<script src=/mot-cua/mot-cua.js></script>").as_bytes(),
    );
    let browser = Browser::of(engine, 900, 900).await;
    for (name, text, widgets) in WAYS {
        println!("{engine:?} {name}");
        portal.page("/page.html", &page(text, &portal.url("")));
        browser.goto("about:blank").await;
        drop(portal.asked());
        browser.goto(&portal.url("/page.html")).await;
        answers(&browser).await;
        let count = "return document.querySelectorAll('mot-cua').length || 1";
        assert_eq!(browser.run(count).await, Value::from(widgets), "{name}");
        assert_eq!(browser.run("return seen.join()").await, "", "{engine:?} {name}");
        let heads = "return document.head.querySelectorAll('mot-cua').length";
        assert_eq!(browser.run(heads).await, 0, "{name}");
        if name == "several" {
            let asked = portal.asked();
            for file in ["mot_cua.js", "mot_cua_bg.wasm", "mot-cua.css"] {
                let times = asked.iter().filter(|path| path.ends_with(file)).count();
                assert!(times <= 1, "{engine:?}: {file} {times} times");
            }
        }
    }
    odd_servers(&browser, &portal).await;
    two_versions(&browser, &portal).await;
    behind_a_button(&browser, &portal).await;
    browser.close().await;
}

/// A server that doesn't know the type of wasm, or takes it for a page.
async fn odd_servers(browser: &Browser, portal: &Portal) {
    portal.page("/page.html", &page("{head}{script}{element}", ""));
    for kind in ["application/octet-stream", "text/html", "text/plain; charset=utf-8", ""] {
        portal.retype("/mot-cua/0.1.0/mot_cua_bg.wasm", kind);
        browser.goto(&portal.url("/page.html")).await;
        answers(browser).await;
    }
    portal.restore("/mot-cua/0.1.0/mot_cua_bg.wasm");
}

/// The loader that is there first serves the whole page.
async fn two_versions(browser: &Browser, portal: &Portal) {
    portal.copy_as("/mot-cua/mot-cua.js", "/old/mot-cua.js", ("0.1.0", "0.0.9"));
    for file in ["mot_cua.js", "mot_cua_bg.wasm", "split_later.wasm", "mot-cua.css"] {
        let (from, to) = (format!("/mot-cua/0.1.0/{file}"), format!("/old/0.0.9/{file}"));
        portal.copy_as(&from, &to, ("", ""));
    }
    let old = "<script src=/old/mot-cua.js data-catalogue=/mot-cua/data></script>";
    for (first, second, version) in [(old, SCRIPT, "0.0.9"), ("{now}", old, "0.1.0")] {
        let first = first.replace("{now}", "<script src=/mot-cua/mot-cua.js></script>");
        portal.page("/page.html", &page(&format!("{{head}}{first}{{element}}{second}"), ""));
        browser.goto(&portal.url("/page.html")).await;
        answers(browser).await;
        assert_eq!(browser.run("return MotCua.version").await, version);
        assert_eq!(browser.run("return seen.join()").await, "", "{version}");
    }
}

/// With `mode=button` nothing heavy is fetched before it is pressed; then the heading has the focus.
async fn behind_a_button(browser: &Browser, portal: &Portal) {
    for (parts, text) in [("guide", "Mở hướng dẫn"), ("rating", "Đánh giá")] {
        let element = format!("<mot-cua mode=button parts={parts} procedure=1.010028 province=48>");
        let text_of = format!("{WIDGET}.shadowRoot.lastChild.innerText");
        portal.page(
            "/page.html",
            &page(&format!("{{head}}{{script}}{element}<a href=/>Trang</a></mot-cua>"), ""),
        );
        browser.goto("about:blank").await;
        drop(portal.asked());
        browser.goto(&portal.url("/page.html")).await;
        browser.until_text(text).await;
        browser.until(&format!("{WIDGET}.shadowRoot.adoptedStyleSheets.length")).await;
        browser.until("document.querySelector('mot-cua a').offsetHeight > 0").await;
        let asked = portal.asked();
        assert!(!asked.iter().any(|path| path.contains("wasm") || path.contains("data")));
        browser.click(text).await;
        browser.until(&format!("!{text_of}.includes('{text}')")).await;
        browser.until(&format!("{WIDGET}.shadowRoot.activeElement?.localName === 'h2'")).await;
        assert_eq!(browser.run("return seen.join()").await, "", "{parts}");
    }
}

e2e::in_three_engines!(every_way);
