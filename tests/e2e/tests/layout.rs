//! Where things stand: nothing overlaps, nothing is cut off, what is touched is large enough, and the
//! order is the one that is read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Mutex;

use e2e::{Browser, Look, Server, Tour};
use serde_json::Value;

const PLAIN: Look =
    Look { name: "", width: 1280, height: 900, scale: 1, settings: &[], attributes: &[] };
const DARK: &[(&str, &str)] = &[("prefers-color-scheme", "dark")];

const LOOKS: [Look; 10] = [
    Look { name: "1280", ..PLAIN },
    Look { name: "768", width: 768, ..PLAIN },
    Look { name: "320", width: 320, ..PLAIN },
    Look { name: "280", width: 280, ..PLAIN },
    Look { name: "1280 English", attributes: &[("lang", "en")], ..PLAIN },
    Look {
        name: "768 English dark",
        width: 768,
        settings: DARK,
        attributes: &[("lang", "en"), ("theme", "auto")],
        ..PLAIN
    },
    Look { name: "320 English", width: 320, attributes: &[("lang", "en")], ..PLAIN },
    Look { name: "1280 dark", settings: DARK, attributes: &[("theme", "auto")], ..PLAIN },
    Look {
        name: "320 dark",
        width: 320,
        settings: DARK,
        attributes: &[("theme", "auto")],
        ..PLAIN
    },
    Look { name: "320 officer", width: 320, attributes: &[("mode", "officer")], ..PLAIN },
];

/// What people set who need more room between letters and lines, as WCAG 1.4.12 has it.
const SPACING: &str = "* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }";
/// Text of twice the size, as WCAG 1.4.4 has it; the longest words of both languages still fit.
const LARGE: &str = ":host { --mc-font-size: 34px }";

/// A style sheet of the person, over ours.
fn styled(style: &str) -> String {
    format!(
        "const sheet = new CSSStyleSheet();
        sheet.replaceSync({style:?});
        sheet.isOfPerson = true;
        for (const {{ shadowRoot }} of document.querySelectorAll('mot-cua')) {{
            const ours = [...shadowRoot.adoptedStyleSheets].filter(sheet => !sheet.isOfPerson);
            shadowRoot.adoptedStyleSheets = [...ours, sheet];
        }}"
    )
}

/// Boxes of text and of fields, in the order of the document, and what is wrong with them.
const WRONG: &str = r"
    const wrong = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) wrong.push(`the page scrolls sideways by ${over}`);
    const name = node => (node.data ?? node.outerHTML).trim().slice(0, 60);
    for (const host of document.querySelectorAll('mot-cua')) {
        const root = host.shadowRoot.querySelector('.mc');
        if (!root) continue;
        root.querySelectorAll('details').forEach(details => details.open = true);
        const frame = root.getBoundingClientRect();
        const targets = 'button, select, summary, textarea, a.mc-button, .mc-choice, .mc-score, '
            + 'label.mc-paper__name, .mc-input';
        for (const target of root.querySelectorAll(targets))
            if (target.offsetHeight > 0 && (target.offsetHeight < 44 || target.offsetWidth < 44))
                wrong.push(`too small for a thumb: ${name(target)}`);
        const boxes = [];
        const walker = document.createTreeWalker(root);
        for (let node = walker.currentNode; node; node = walker.nextNode()) {
            const field = node.matches?.('input:not([type=radio]):not([type=checkbox]), select, textarea, progress');
            if (node.nodeType === Node.TEXT_NODE ? node.data.trim() : field) {
                // Nobody sees what stands in a list that is closed, or in a field.
                if (node.parentElement.closest('option, textarea, .mc-heard')) continue;
                const range = document.createRange();
                field ? range.selectNode(node) : range.selectNodeContents(node);
                for (const box of range.getClientRects())
                    if (box.width > 0 && box.height > 0) boxes.push({ node, box });
            // What is only heard has no place of its own.
            } else if (node.nodeType === Node.ELEMENT_NODE && node.clientWidth > 0
                && !node.matches('.mc-heard')) {
                const style = getComputedStyle(node);
                if (node.scrollWidth > node.clientWidth + 1 && style.display !== 'inline')
                    wrong.push(`wider than its place: ${name(node)}`);
                if (/hidden|clip/.test(style.overflow) && node.innerText)
                    wrong.push(`may be cut off: ${name(node)}`);
                if (node.innerText && /px/.test(style.lineHeight)
                    && parseFloat(style.lineHeight) < 1.2 * parseFloat(style.fontSize))
                    wrong.push(`no room for two marks on a letter: ${name(node)}`);
            }
        }
        for (const { node, box } of boxes)
            if (box.left < frame.left - .5 || box.right > frame.right + .5
                || box.top < frame.top - .5 || box.bottom > frame.bottom + .5)
                wrong.push(`outside of the widget: ${name(node)}`);
        for (const [index, { node, box }] of boxes.entries()) {
            for (const later of boxes.slice(index + 1)) {
                const across = Math.min(box.right, later.box.right) - Math.max(box.left, later.box.left);
                const down = Math.min(box.bottom, later.box.bottom) - Math.max(box.top, later.box.top);
                // Lines of text may touch each other by what letters leave free of their line.
                if (across > 1 && down > 5) wrong.push(`${name(node)} lies on ${name(later.node)}`);
            }
            const next = boxes[index + 1]?.box;
            if (next && next.bottom <= box.top + 1 && next.left < box.right - 1)
                wrong.push(`read before what stands above it: ${name(node)}, then ${name(boxes[index + 1].node)}`);
        }
    }
    return [...new Set(wrong)]";

#[tokio::test]
async fn nothing_overlaps_or_is_cut_off_and_the_order_is_the_one_that_is_read() {
    let (server, browser) = (Server::start().await, Browser::open(1280, 900).await);
    let found = Mutex::new(Vec::new());
    let check = async |state: &str, look: &str| {
        browser.settled().await;
        let wrong = browser.run(WRONG).await;
        let wrong = wrong.as_array().unwrap().iter().filter_map(Value::as_str);
        found.lock().unwrap().extend(wrong.map(|wrong| format!("{state}, {look}: {wrong}")));
    };
    let visit = async |state: &str| {
        for look in &LOOKS {
            browser.look(look).await;
            check(state, look.name).await;
        }
        for (style, name) in [(SPACING, "text spacing"), (LARGE, "200 %")] {
            browser.run(&styled(style)).await;
            for look in [&LOOKS[0], &LOOKS[if style == LARGE { 1 } else { 2 }]] {
                browser.look(look).await;
                check(state, &format!("{}, {name}", look.name)).await;
            }
        }
        browser.run(&styled("")).await;
        browser.look(&LOOKS[0]).await;
    };
    Tour { browser: &browser, server: &server, visit }.all().await;
    let found = found.into_inner().unwrap();
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
    browser.close().await;
}
