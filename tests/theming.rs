//! The page on theming names every property and part, with a picture.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The words between two texts, each once.
fn between<'a>(text: &'a str, before: &str, after: &[char]) -> BTreeSet<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

fn source(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source(&path, text);
        } else {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_property_and_part_is_shown() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/theming.md")).unwrap();
    let tokens = fs::read_to_string(root.join("styles/tokens.css")).unwrap();
    let mut code = String::new();
    source(&root.join("src"), &mut code);
    let properties = between(&tokens, "var(--mc-", &[',', ')']);
    let parts = between(&code, "part=\"", &['"']);
    assert!(properties.len() > 10 && parts.len() > 3, "{properties:?} {parts:?}");

    let shown = between(&page, "| `--mc-", &['`']);
    assert_eq!(shown, properties, "properties");
    let shown: BTreeSet<&str> = between(page.split("## Parts").nth(1).unwrap(), "\n| `", &['`']);
    assert_eq!(shown, parts, "parts");

    let pictures = between(&page, "](pictures/", &[')']);
    assert_eq!(pictures.len(), properties.len() + parts.len());
    for picture in pictures {
        assert!(root.join("docs/pictures").join(picture).is_file(), "{picture}");
    }
}
