//! A page with a fault at a time: each is found, named by its code, and nothing else is.
#![allow(clippy::unwrap_used, reason = "a test ends where it can't go on")]

mod catalogue;
mod site;

use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use doctor::{Finding, Severity, Subject, Web, examine};
use rules::file::write;
use sha2::{Digest, Sha384};
use url::Url;

use crate::site::{LOADER, PAGE, POLICY, Site, common, today};

fn sum(text: &str) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(text)))
}

/// A page whose script has some more attributes.
fn with(attributes: &str) -> String {
    PAGE.replace("defer", attributes)
}

#[test]
fn a_page_that_is_fine_gives_no_warning_and_tells_the_versions() {
    let found = Site::start().examine();
    let codes: Vec<&str> = found.iter().map(Finding::code).collect();
    assert_eq!(codes, ["version", "catalogue"], "{found:?}");
}

#[test]
fn every_fault_is_found_alone() {
    const WASM: &str = "/mot-cua/0.1.0/mot_cua_bg.wasm";
    const LOADER_PATH: &str = "/mot-cua/mot-cua.js";
    const CATALOGUE: &str = "/mot-cua/data/vi/catalogue.bin";
    const COMMON: &str = "/mot-cua/data/vi/common-1.bin";
    const CSP: &str = "content-security-policy";
    type Fault = fn(&Site);
    let cases: [(&str, Fault, &[&str]); 35] = [
        ("page gone", |s| s.change("/page", |f| f.status = 404), &["missing"]),
        ("no tag", |s| s.page("<p>"), &["no_tag"]),
        ("no script", |s| s.page("<mot-cua>"), &["no_loader"]),
        ("no element", |s| s.page(PAGE.split('\n').next().unwrap()), &["no_element"]),
        ("script fills itself", |s| s.page(&with("data-parts='rating'")), &[]),
        ("query", |s| s.page("<script src='/mot-cua/mot-cua.js?parts=guide'></script>"), &[]),
        ("div", |s| s.page(&PAGE.replace("<mot-cua", "<div data-mot-cua")), &[]),
        (
            "mounted by a script",
            |s| s.page(&with("").replace("<mot-cua province=\"48\"></mot-cua>", MOUNT)),
            &[],
        ),
        (
            "base",
            |s| s.page(&format!("<base href='/mot-cua/'>{}", PAGE.replace("/mot-cua/", ""))),
            &[],
        ),
        ("attribute", |s| s.page(&PAGE.replace("province", "storage")), &["bad_attribute"]),
        ("province", |s| s.page(&PAGE.replace("48", "47")), &["unknown_province"]),
        ("procedure", |s| s.page(&PAGE.replace("province", "procedure")), &["unknown_procedure"]),
        ("loader gone", |s| s.change(LOADER_PATH, |f| f.status = 403), &["missing"]),
        (
            "sign in",
            |s| s.change(LOADER_PATH, |f| f.body = b"<!DOCTYPE html>".into()),
            &["not_ours"],
        ),
        ("loader's type", |s| s.set(LOADER_PATH, "content-type", "text/plain"), &["wrong_type"]),
        (
            "loader kept",
            |s| s.set(LOADER_PATH, "cache-control", "max-age=604800"),
            &["kept_too_long"],
        ),
        ("wasm gone", |s| s.change(WASM, |f| f.status = 404), &["missing"]),
        (
            "wasm's type",
            |s| s.set(WASM, "content-type", "application/octet-stream"),
            &["wrong_type"],
        ),
        ("not compressed", |s| s.set(WASM, "x-plain", ""), &["not_compressed"]),
        ("wasm not kept", |s| s.set(WASM, "cache-control", "no-store"), &["kept_too_briefly"]),
        ("header", |s| s.set("/page", CSP, "default-src 'self'"), &["policy"]),
        ("enough", |s| s.set("/page", CSP, POLICY), &[]),
        (
            "meta",
            |s| s.page(&format!("<meta http-equiv={CSP} content=\"connect-src 'none'\">{PAGE}")),
            &["policy"],
        ),
        ("sandbox", |s| s.set("/page", CSP, "sandbox allow-scripts"), &["policy"]),
        ("trust", |s| s.set("/page", CSP, "require-trusted-types-for 'script'"), &[]),
        (
            "no trust",
            |s| s.set("/page", CSP, "require-trusted-types-for 'script'; trusted-types jquery"),
            &["policy"],
        ),
        (
            "nonce",
            |s| {
                s.page(&with("nonce='abc'"));
                s.set("/page", CSP, "script-src 'nonce-abc' 'wasm-unsafe-eval'");
            },
            &[],
        ),
        (
            "integrity",
            |s| s.page(&with("integrity='sha384-x'")),
            &["integrity", "integrity_of_current"],
        ),
        (
            "update breaks",
            |s| s.page(&with(&format!("integrity='{}'", sum(LOADER)))),
            &["integrity_of_current"],
        ),
        (
            "changed",
            |s| {
                let sums =
                    r#"{"version":"0.1.0","files":{"0.1.0/mot-cua.css":{"integrity":"sha384-y"}}}"#;
                s.put("/mot-cua/version.json", "application/json", "no-cache", sums);
            },
            &["changed"],
        ),
        (
            "half a copy",
            |s| {
                let other = r#"{"version":"0.2.0","files":{}}"#;
                s.put("/mot-cua/version.json", "application/json", "no-cache", other);
            },
            &["mixed_release"],
        ),
        (
            "catalogue broken",
            |s| s.change(CATALOGUE, |f| f.body = b"%PDF".into()),
            &["catalogue_broken"],
        ),
        ("catalogue newer", |s| s.change(CATALOGUE, |f| f.body[4] = 99), &["catalogue_format"]),
        (
            "last year's",
            |s| s.change(COMMON, |f| f.body = write(&common(2025)).unwrap()),
            &["no_calendar"],
        ),
        ("collector down", |s| s.change("/readyz", |f| f.status = 503), &["no_collector"]),
    ];
    for (name, fault, expected) in cases {
        let site = Site::start();
        fault(&site);
        assert_eq!(site.codes(), expected, "{name}: {:#?}", site.examine());
    }
}

const MOUNT: &str = "<script>MotCua.mount(document.body)</script>";

#[test]
fn files_of_another_site_need_its_leave() {
    let (site, other) = (Site::start(), Site::start());
    let page = PAGE.replace("/mot-cua/mot-cua.js", &format!("{}/mot-cua/mot-cua.js", other.origin));
    site.page(&page);
    let closed = ["cors", "cors", "cors", "cors", "cors", "origin_not_allowed"];
    assert_eq!(site.codes(), closed, "{:#?}", site.examine());

    other.put("/v1/ratings", "application/json", "no-cache", "");
    let paths: Vec<String> = other.files.lock().unwrap().keys().cloned().collect();
    paths.iter().for_each(|path| other.set(path, "access-control-allow-origin", "*"));
    assert_eq!(site.codes(), [""; 0], "{:#?}", site.examine());

    site.page(&page.replace("defer", &format!("integrity='{}'", sum(LOADER))));
    let expected = ["integrity_without_cors", "integrity_of_current"];
    assert_eq!(site.codes(), expected, "{:#?}", site.examine());
}

#[test]
fn a_page_that_nobody_serves_yet_is_read_from_its_text() {
    let site = Site::start();
    let web = Web::new(Duration::from_secs(5));
    let at = Url::parse(&format!("{}/later", site.origin)).unwrap();
    let found = examine(&web, &Subject::Text(PAGE.into(), at), None, today());
    assert!(found.iter().all(|finding| finding.severity() == Severity::Note), "{found:?}");

    let nobody = Url::parse("http://127.0.0.1:9/").unwrap();
    let found = examine(&web, &Subject::Text(PAGE.into(), nobody), None, today());
    assert_eq!(found.first().map(Finding::code), Some("unreachable"));
}

#[test]
fn every_policy_that_is_published_lets_the_widget_run() {
    let text = include_str!("../../../../www/csp.txt");
    let lines = text.lines().filter(|line| line.starts_with("script-src"));
    let lines: Vec<String> = lines.map(|line| line.replace("'nonce-…'", "'nonce-abc'")).collect();
    assert_eq!(lines.len(), 6);
    for line in lines {
        let site = Site::start();
        site.set("/page", "content-security-policy", &line);
        assert_eq!(site.codes(), [""; 0], "{line}");
    }
}

#[test]
fn every_finding_says_something_in_both_languages() {
    let url = Url::parse("https://example.gov.vn/x").unwrap();
    let found = [
        Finding::NoTag,
        Finding::Insecure { url: url.clone() },
        Finding::Changed { url: url.clone(), expected: "sha384-x".into() },
        Finding::Blocked { directive: "sandbox", need: "allow-scripts".into() },
        Finding::NotRendered { url: url.clone() },
        Finding::MixedCatalogue { url: url.clone(), version: "1".into(), catalogue: "2".into() },
        Finding::NotAllowed { url, origin: "https://example.gov.vn".into() },
        Finding::Old { procedure: "birth".into(), checked_on: today(), days: 400 },
    ];
    for finding in found {
        let text = finding.text();
        assert!(!text.vi.is_empty() && !text.en.is_empty() && text.vi != text.en, "{finding:?}");
    }
}
