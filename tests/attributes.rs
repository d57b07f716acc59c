//! Loader, types and guide name the same attributes and events.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;

const LOADER: &str = include_str!("../www/mot-cua.js");
const TYPES: &str = include_str!("../www/npm/index.d.ts");
const GUIDE: &str = include_str!("../docs/embedding.md");

/// The part of a text between two others.
fn part<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

/// The names at the start of each row of the table below a heading.
fn table(heading: &str) -> BTreeSet<&'static str> {
    let section = part(GUIDE, heading, "\n## ");
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(name, _)| name).collect()
}

/// The names of the fields of an interface.
fn fields(interface: &str) -> BTreeSet<&'static str> {
    let body = part(TYPES, interface, "\n}");
    let lines = body.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(':'));
    let names = lines.map(|(name, _)| name.trim_end_matches('?').trim_matches('\''));
    names.filter(|name| !name.starts_with(['/', '*', ' '])).collect()
}

#[test]
fn attributes() {
    let names = part(LOADER, "var NAMES = [", "]");
    let loader: BTreeSet<&str> =
        names.split(',').map(|name| name.trim().trim_matches('\'')).collect();
    assert!(loader.len() > 10, "{loader:?}");
    assert_eq!(fields("interface MotCuaAttributes {"), loader, "types");
    assert_eq!(table("\n## Attributes\n"), loader, "guide");
}

#[test]
fn events() {
    let types = fields("interface MotCuaEvents {");
    assert!(types.len() > 5, "{types:?}");
    assert_eq!(table("\n## Events and methods\n"), types);
}
