//! The language of what is printed.

use std::env;

use rules::text::Language;

/// Officials read Vietnamese; whoever set another language to their terminal gets English.
pub(crate) fn language() -> Language {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    match set {
        Some(value) if value.starts_with("en") => Language::En,
        _ => Language::Vi,
    }
}
