//! Texts of the interface are read by people in a hurry: short sentences, no words of offices.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use catalogue::reading::{Hard, long_sentence, unexplained};
use mot_cua::i18n;
use rules::text::Language;

/// All texts of a value that can be printed for debugging.
fn texts(printed: &str) -> Vec<&str> {
    printed.split('"').skip(1).step_by(2).collect()
}

#[test]
fn every_text_of_the_interface_is_easy_to_read() {
    let mut hard = Vec::new();
    let mut looked = 0;
    for language in Language::ALL {
        let (screens, plain) = (i18n::later(language), i18n::plain::texts(language));
        let printed = format!("{screens:?} {plain:?}");
        assert!(!printed.contains("\\\""), "else texts would be cut at the wrong places");
        for text in texts(&printed) {
            looked += 1;
            let found: Vec<Hard> =
                long_sentence(text).into_iter().chain(unexplained(text, "")).collect();
            if !found.is_empty() {
                hard.push(format!("{found:?}: {text}"));
            }
        }
    }
    assert!(looked > 300, "{looked} texts");
    assert!(hard.is_empty(), "{hard:#?}");
}
