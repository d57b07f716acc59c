//! Reads what was typed, chosen or pressed from an event.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What stands in a field.
#[must_use]
pub fn typed(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}

/// What stands in a field of several lines.
#[must_use]
pub fn written(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
}

/// What is chosen in a list.
#[must_use]
pub fn selected(event: &Event) -> String {
    event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value()).unwrap_or_default()
}

/// The key that was pressed while Alt was down: by its name, or where it writes something, by its
/// place, since with Alt some systems write other letters.
#[must_use]
pub fn with_alt(event: &KeyboardEvent) -> Option<String> {
    let key = event.key();
    let named = ["Enter", "Delete"].contains(&key.as_str());
    event.alt_key().then(|| if named { key } else { event.code() })
}
