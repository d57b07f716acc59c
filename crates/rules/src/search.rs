//! Finds procedures by what people type: with or without diacritics, by name, nickname or code, with
//! one typing mistake.

use alloc::string::String;
use alloc::vec::Vec;

use self::letters::letters;
pub(crate) use self::letters::lower;
use self::query::Query;

mod index;
mod letters;
mod mistake;
mod packed;
mod query;
mod synonyms;

pub use index::{Hit, Index};
pub use packed::{Packed, Packer, TooManyWords};

/// What a query finds.
#[derive(Clone, Debug)]
pub struct Found<'a> {
    /// The best, in their order.
    pub best: Vec<Hit<'a>>,
    /// How many there are in all.
    pub total: usize,
}

/// The procedures that a query finds, at most `limit` of them.
///
/// Every word of the query must begin a word of the same name or nickname. Diacritics that were
/// typed decide the order, but exclude nothing: many people type some and skip others. Where fewer
/// are found than can be shown, those follow for which one word has one letter wrong.
///
/// ```
/// use rules::manifest::{EntryKind, IndexEntry};
/// use rules::search::{Index, Packer, search};
/// use rules::text::{Language, Text};
///
/// let mut packer = Packer::new(|_, next| next);
/// let passport = IndexEntry {
///     id: "passport".into(),
///     codes: vec!["1.001456".into()],
///     name: Text { vi: "Cấp hộ chiếu".into(), en: "Passport".into() },
///     also_called: vec![],
///     kind: EntryKind::Procedure,
/// };
/// packer.add(&passport, None).unwrap();
/// let index = Index::new(packer.packed());
/// for query in ["ho chieu", "hộ chiếu", "passport", "hộ chếiu", "1.001456"] {
///     assert_eq!(search(&index, query, 50).best[0].id(), "passport");
/// }
/// ```
#[must_use]
pub fn search<'a>(index: &'a Index, query: &str, limit: usize) -> Found<'a> {
    let mut queries = Query::all(query, index);
    let mut found = scan(index, &queries, limit);
    if found.total < limit {
        let mut mistakes = false;
        for query in &mut queries {
            mistakes |= query.allow_a_mistake(index);
        }
        if mistakes {
            found = scan(index, &queries, limit);
        }
    }
    found
}

/// Ranks every entry, and keeps the best.
fn scan<'a>(index: &'a Index, queries: &[Query], limit: usize) -> Found<'a> {
    let mut found = Found { best: Vec::new(), total: 0 };
    for mut hit in index.hits() {
        let rank = queries.iter().filter_map(|query| query.rank(&hit)).min();
        if let Some(rank) = rank {
            hit.rank = rank;
            found.total = found.total.saturating_add(1);
            let at = found.best.partition_point(|other| other.rank <= rank);
            if at < limit {
                found.best.truncate(limit.saturating_sub(1));
                found.best.insert(at, hit);
            }
        }
    }
    found
}

/// A text as search compares it: lower case, without diacritics, punctuation as one space.
///
/// ```
/// assert_eq!(rules::search::fold("Đăng ký – TẠM TRÚ"), "dang ky tam tru");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = Vec::new();
    letters(text, &mut folded);
    String::from_utf8(folded.into_iter().map(|letter| letter.base).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
