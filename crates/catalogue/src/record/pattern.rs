//! Patterns of this program, compiled once.

use regex_lite::Regex;

/// Compiles a pattern that is written in this program; every one of them is used by a test.
#[expect(clippy::expect_used, reason = "a constant: a wrong one fails the tests of its module")]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of this program")
}
