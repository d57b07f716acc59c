//! A page that names a procedure.

use doctor::Severity;
use jiff_core::civil::Date;
use rules::file::write;
use rules::manifest::Asked;
use rules::text::Text;

use crate::site::{PAGE, Site};

/// The version of the catalogue of the fixtures.
const VERSION: &str = "4aaaceb61525";
const START: &str = "/mot-cua/data/vi/start/fishing.bin";
const PLAIN: &str = "/mot-cua/data/vi/plain/fishing.html";

macro_rules! fixture {
    ($name:literal) => {
        (
            $name,
            &include_bytes!(concat!("../../../catalogue/tests/fixtures/format-1/vi/", $name))[..],
        )
    };
}

/// A site whose page is about fishing.
fn fishing() -> Site {
    let site = Site::start();
    for (name, body) in [
        fixture!("catalogue.bin"),
        fixture!("common-f3af04fbbc27.bin"),
        fixture!("procedure/fishing-f12b177200f2.bin"),
    ] {
        let cache = if name == "catalogue.bin" { "no-cache" } else { "max-age=31536000" };
        let path = format!("/mot-cua/data/vi/{name}");
        site.put(&path, "application/octet-stream", cache, body);
    }
    site.put(START, "application/octet-stream", "no-cache", start(VERSION));
    site.put(PLAIN, "text/html", "no-cache", "<div>");
    site.page(&PAGE.replace("province=\"48\"", "procedure=\"fishing\""));
    site
}

/// The first question of a version of the catalogue, as far as anybody looks at it.
fn start(version: &str) -> Vec<u8> {
    let asked = Asked {
        version: version.into(),
        id: "fishing".into(),
        name: Text::default(),
        questions: Vec::new(),
        documents: Vec::new(),
    };
    let mut file = Vec::new();
    for part in [&b"<h2>"[..], &write(&asked).unwrap()] {
        file.extend(u32::try_from(part.len()).unwrap().to_le_bytes());
        file.extend(part);
    }
    file
}

#[test]
fn a_procedure_that_nobody_has_looked_at_for_long_is_named() {
    let site = fishing();
    for (today, expected) in [((2026, 12), None), ((2027, 12), Some("old_catalogue"))] {
        let found = site.examine_on(Date::new(today.0, today.1, 1).unwrap());
        let serious = found.iter().find(|finding| finding.severity() != Severity::Note);
        assert_eq!(serious.map(doctor::Finding::code), expected, "{found:?}");
    }
}

#[test]
fn what_is_shown_before_the_widget_runs_is_looked_at() {
    type Fault = fn(&Site);
    let cases: [(&str, Fault, &[&str]); 8] = [
        ("fine", |_| {}, &[]),
        ("no first question", |s| s.change(START, |f| f.status = 404), &["not_rendered"]),
        ("forbidden", |s| s.change(START, |f| f.status = 403), &["missing"]),
        ("no list", |s| s.change(PLAIN, |f| f.status = 404), &["not_rendered"]),
        ("sign in", |s| s.change(PLAIN, |f| f.body = b"<!DOCTYPE html>".into()), &["not_ours"]),
        ("half a copy", |s| s.change(START, |f| f.body = start("0")), &["mixed_catalogue"]),
        ("cut off", |s| s.change(START, |f| f.body.truncate(9)), &["catalogue_broken"]),
        ("kept", |s| s.set(START, "cache-control", "max-age=604800"), &["kept_too_long"]),
    ];
    for (name, fault, expected) in cases {
        let site = fishing();
        fault(&site);
        assert_eq!(site.codes(), expected, "{name}: {:#?}", site.examine());
    }
}
