//! The texts of the interface. A language is one file, and compiles when it is complete.

mod en;
#[cfg(not(target_arch = "wasm32"))]
pub mod plain;
mod texts;
mod vi;

use rules::text::Language;

pub use texts::{ChannelTexts, Texts};

/// The texts in `language`.
#[must_use]
pub fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Vi => &vi::TEXTS,
        Language::En => &en::TEXTS,
    }
}
