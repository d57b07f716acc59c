//! The texts of the interface. A language is one file, and compiles when it is complete.

mod en;
#[cfg(not(target_arch = "wasm32"))]
pub mod plain;
mod texts;
mod vi;

use rules::text::Language;

pub use texts::{ChannelTexts, LaterTexts, Texts};

/// The texts of a first visit in `language`.
#[must_use]
pub fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Vi => &vi::TEXTS,
        Language::En => &en::TEXTS,
    }
}

/// All texts in `language`. What names this is fetched behind the first question.
#[must_use]
pub fn later(language: Language) -> &'static LaterTexts {
    match language {
        Language::Vi => &vi::LATER,
        Language::En => &en::LATER,
    }
}
