//! Where a key is given.

use maud::{Markup, html};
use rules::text::Language;

use super::frame::document;
use super::words;

/// The page; `to` is where one wanted to go, `wrong` whether a key was refused.
pub(crate) fn sign_in(language: Language, to: &str, wrong: bool) -> Markup {
    let words = words(language);
    let body = html! {
        header.top { p.product { "Một Cửa" span { " · " (words.title) } } }
        main #content .narrow {
            h1 { (words.sign_in) }
            @if wrong { p.wrong role="alert" { (words.key_wrong) } }
            form method="post" action="/desk/sign-in" {
                input type="hidden" name="to" value=(to);
                @if language == Language::En { input type="hidden" name="lang" value="en"; }
                label { (words.key)
                    input type="password" name="key" required autocomplete="current-password" aria-describedby="key-hint";
                    small #key-hint { (words.key_hint) }
                }
                button { (words.sign_in) }
            }
        }
    };
    document(words, words.sign_in, &body)
}
