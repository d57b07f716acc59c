//! Takes over what the first version kept in the browser's local storage.

use rules::rating::RatingId;

use super::Changes;
use super::kept::Key;

/// What the keys of that version begin with.
pub const LEGACY: &str = "mot-cua:rating:";

/// What is kept instead of a rating of that version, which was a whole request; nothing where it
/// isn't one.
#[must_use]
pub fn taken_over(key: &str, request: &str) -> Option<Changes> {
    let id = RatingId::parse(key.strip_prefix(LEGACY)?).ok()?;
    let rating = request.strip_prefix(r#"{"ratings":["#)?.strip_suffix("]}")?;
    let mut changes = Changes::default();
    changes.keep(Key::Rating(id).write(), rating.to_owned());
    Some(changes)
}
