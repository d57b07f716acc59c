//! What can't be shown, said to a person.

use maud::{Markup, html};
use rules::text::Language;

use super::frame::document;
use super::words;

/// The page of a status; `detail` says what of the address can't be meant.
pub(crate) fn trouble(language: Language, status: u16, detail: Option<&str>) -> Markup {
    let words = words(language);
    let said = match status {
        400 => words.not_meant,
        401 | 403 => words.not_yours,
        _ => words.broken,
    };
    let home = if language == Language::En { "/desk?lang=en" } else { "/desk" };
    let body = html! {
        header.top { p.product { "Một Cửa" span { " · " (words.title) } } }
        main #content .narrow {
            h1 { (said) }
            @if let Some(detail) = detail { p { (detail) } }
            p { a href=(home) { (words.overview) } }
            p { a href="/desk/sign-in" { (words.other_key) } }
        }
    };
    document(words, said, &body)
}
