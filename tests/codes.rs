//! The table of codes in the guide names every code of the widget and of the loader, and no other.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use mot_cua::state::Problem;

const GUIDE: &str = include_str!("../docs/embedding.md");
const LOADER: &str = include_str!("../www/mot-cua.js");
const REPORT: &str = include_str!("../src/app/report.rs");

/// One problem of each kind; a new kind doesn't compile until it is here.
fn problems() -> [Problem; 7] {
    let of = |problem: Problem| match problem {
        Problem::BadAttribute { .. }
        | Problem::UnknownProcedure(_)
        | Problem::UnknownProvince(_)
        | Problem::CatalogueUnreachable(_)
        | Problem::CatalogueBroken(_)
        | Problem::CatalogueFormat(_)
        | Problem::PartMissing => problem,
    };
    [
        of(Problem::BadAttribute { attribute: "lang", value: "fr".into() }),
        of(Problem::UnknownProcedure("1.2".into())),
        of(Problem::UnknownProvince("99".into())),
        of(Problem::CatalogueUnreachable("/data/".into())),
        of(Problem::CatalogueBroken("/data/".into())),
        of(Problem::CatalogueFormat(9)),
        of(Problem::PartMissing),
    ]
}

/// What stands between the first `start` and the next `end` of each line.
fn between<'a>(text: &'a str, start: &str, end: &str) -> BTreeSet<&'a str> {
    let part = |line: &'a str| Some(line.split_once(start)?.1.split_once(end)?.0);
    text.lines().filter_map(part).collect()
}

#[test]
fn guide_loader_and_widget_name_the_same_codes() {
    let table = GUIDE.split("\n| Code |").nth(1).unwrap().split("\n\n").next().unwrap();
    let guide: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(code, _)| code)
        .collect();
    let hints = LOADER.split("var HINTS = {").nth(1).unwrap().split("};").next().unwrap();
    let problems = problems();
    let mut codes: BTreeSet<&str> = problems.iter().map(Problem::code).collect();
    codes.extend(between(hints, "    ", ": "));
    codes.extend(between(REPORT, "(\"code\", \"", "\")"));
    assert_eq!(guide, codes);
    for problem in &problems {
        assert!(problem.hint().len() > 20, "{problem:?}: {}", problem.hint());
    }
}
