//! Finds procedures by what people type: with or without diacritics, by name, nickname or code.

use alloc::string::String;
use alloc::vec::Vec;

use crate::manifest::IndexEntry;

pub(crate) use self::letters::lower;
use self::letters::{Letter, letters};

mod letters;

/// The entries that a query finds, the best first, as indexes into `entries`.
///
/// Every word of the query must begin a word of the same name or nickname. Diacritics that
/// were typed decide the order, but exclude nothing: many people type some and skip others.
///
/// ```
/// use rules::manifest::{EntryKind, IndexEntry};
/// use rules::search::search;
/// use rules::text::Text;
///
/// let passport = IndexEntry {
///     id: "passport".into(),
///     codes: vec!["1.001456".into()],
///     name: Text { vi: "Cấp hộ chiếu".into(), en: "Passport".into() },
///     also_called: vec![],
///     kind: EntryKind::Procedure,
/// };
/// assert_eq!(search(&[passport.clone()], "ho chieu"), [0]);
/// assert_eq!(search(&[passport], "1.001456"), [0]);
/// ```
#[must_use]
pub fn search(entries: &[IndexEntry], query: &str) -> Vec<usize> {
    let query = Query::new(query);
    if query.letters.is_empty() {
        return Vec::new();
    }
    let mut text = Vec::new();
    let mut found: Vec<(Rank, usize)> = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Some(rank) = query.rank(entry, &mut text) {
            let at = found.partition_point(|(other, _)| *other <= rank);
            found.insert(at, (rank, index));
        }
    }
    found.into_iter().map(|(_, index)| index).collect()
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
    folded.into_iter().map(|letter| letter.base).collect()
}

/// How well an entry fits; the least is the best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Whether a mark was typed that the text doesn't have.
    other_marks: bool,
    fit: Fit,
    /// Letters of the text: of two that fit alike the shorter one says more exactly what was typed.
    length: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Code,
    Beginning,
    Phrase,
    Words,
}

struct Query {
    letters: Vec<Letter>,
    /// The digits of a query that looks like a national code.
    code: Option<String>,
}

impl Query {
    fn new(query: &str) -> Self {
        let mut folded = Vec::new();
        letters(query, &mut folded);
        let digits: String = query.chars().filter(char::is_ascii_digit).collect();
        let only_code = query.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ' ');
        // Fewer digits would find half of the national catalogue.
        let code = (only_code && digits.len() >= 3).then_some(digits);
        Self { letters: folded, code }
    }

    fn rank(&self, entry: &IndexEntry, text: &mut Vec<Letter>) -> Option<Rank> {
        if self.code.as_ref().is_some_and(|digits| has_code(entry, digits)) {
            return Some(Rank { other_marks: false, fit: Fit::Code, length: 0 });
        }
        [&entry.name.vi, &entry.name.en]
            .into_iter()
            .chain(&entry.also_called)
            .filter_map(|candidate| {
                letters(candidate, text);
                self.rank_text(text)
            })
            .min()
    }

    fn rank_text(&self, text: &[Letter]) -> Option<Rank> {
        let rank = |fit, other_marks| Some(Rank { other_marks, fit, length: text.len() });
        for (start, rest) in word_starts(text) {
            if let Some(other_marks) = begins(rest, &self.letters) {
                let fit = if start == 0 { Fit::Beginning } else { Fit::Phrase };
                return rank(fit, other_marks);
            }
        }
        let mut other_marks = false;
        for word in self.letters.split(|letter| letter.base == ' ') {
            other_marks |= word_starts(text).filter_map(|(_, rest)| begins(rest, word)).min()?;
        }
        rank(Fit::Words, other_marks)
    }
}

fn has_code(entry: &IndexEntry, digits: &str) -> bool {
    entry.codes.iter().any(|code| {
        let mut code = code.chars().filter(char::is_ascii_digit);
        digits.chars().all(|digit| code.next() == Some(digit))
    })
}

/// The text from each of its words on, with where that word starts.
fn word_starts(text: &[Letter]) -> impl Iterator<Item = (usize, &[Letter])> {
    let mut previous = ' ';
    text.iter().enumerate().filter_map(move |(index, letter)| {
        let starts = previous == ' ' && letter.base != ' ';
        previous = letter.base;
        Some((index, text.get(index..)?)).filter(|_| starts)
    })
}

/// Whether a text begins with what was typed and, if so, whether marks were typed that it lacks.
fn begins(text: &[Letter], typed: &[Letter]) -> Option<bool> {
    let text = text.get(..typed.len())?;
    let mut other_marks = false;
    for (letter, typed) in text.iter().zip(typed) {
        if letter.base != typed.base {
            return None;
        }
        // A person who has typed `ô` may be on the way to `ộ`.
        other_marks |= typed.marks & !letter.marks != 0;
    }
    Some(other_marks)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec;

    use super::*;
    use crate::text::Text;

    #[test]
    fn search_finds_and_orders() {
        let entries = [
            entry("birth", "1.001193", "Đăng ký khai sinh", &["làm giấy khai sinh"]),
            entry("residence", "1.004194", "Đăng ký tạm trú", &["kt3", "đăng ký ở trọ"]),
            entry("passport", "1.001456", "Cấp hộ chiếu phổ thông", &["làm hộ chiếu"]),
            entry("household", "1.001612", "Đăng ký thành lập hộ kinh doanh", &["mở quán"]),
            entry("adoption", "2.001263", "Đăng ký việc nuôi con nuôi", &["nhận nuôi", "tạm dừng"]),
        ];
        for (query, found) in [
            ("", vec![]),
            ("  .. ", vec![]),
            ("tạm trú", vec!["residence"]),
            ("TAM TRU", vec!["residence"]),
            ("ta\u{323}m tru\u{301}", vec!["residence"]),
            ("tam tru dang ky", vec!["residence"]),
            ("khai si", vec!["birth"]),
            ("lam giay khai sinh", vec!["birth"]),
            ("ho ch", vec!["passport"]),
            ("passport", vec!["passport"]),
            ("KT3", vec!["residence"]),
            // Both begin with `ho`; what was typed has the shape of `ộ` in both.
            ("hô", vec!["passport", "household"]),
            // `kinh` in another order; words come from one text.
            ("kinh ho", vec!["household"]),
            ("quan kinh", vec![]),
            ("1.001", vec!["birth", "passport", "household"]),
            ("1001193", vec!["birth"]),
            ("1.001193", vec!["birth"]),
            ("1.0", vec![]),
            ("9.999999", vec![]),
            ("sổ đỏ", vec![]),
        ] {
            let ids: Vec<_> =
                search(&entries, query).into_iter().map(|index| &*entries[index].id).collect();
            assert_eq!(ids, found, "{query}");
        }
    }

    #[test]
    fn typed_marks_decide_the_order_and_exclude_nothing() {
        let entries =
            [entry("a", "1.000001", "Mã số", &[]), entry("b", "1.000002", "Má nuôi", &[])];
        assert_eq!(search(&entries, "ma"), [0, 1], "the shorter first");
        assert_eq!(search(&entries, "má"), [1, 0]);
        assert_eq!(search(&entries, "mã"), [0, 1]);
        assert_eq!(search(&entries, "mạ"), [0, 1]);
    }

    #[test]
    fn what_begins_with_the_query_comes_before_what_holds_it() {
        let entries = [
            entry("words", "1.000001", "Khẩu hiệu của hộ", &[]),
            entry("phrase", "1.000002", "Sổ hộ khẩu", &[]),
            entry("beginning", "1.000003", "Hộ khẩu của người nước ngoài", &[]),
            entry("whole", "1.000004", "Hộ khẩu", &[]),
        ];
        assert_eq!(search(&entries, "ho khau"), [3, 2, 1, 0]);
        // A mark that the text doesn't have puts it behind those that have it.
        assert_eq!(search(&entries, "hộ khẩu"), [3, 2, 1, 0]);
        assert_eq!(search(&entries, "hiệu hỏ"), [0]);
        let two = [
            entry("a", "1.000001", "Hồ sơ ba", &[]),
            entry("b", "1.000002", "Hồ sơ ba của hộ", &[]),
        ];
        assert_eq!(search(&two, "ba hộ"), [1, 0], "one word with another mark");
        // Words are found from their first letter on.
        assert!(search(&entries, "hau").is_empty() && search(&entries, "o khau").is_empty());
    }

    fn entry(id: &str, code: &str, name: &str, also_called: &[&str]) -> IndexEntry {
        IndexEntry {
            id: id.to_string(),
            codes: vec![code.to_string()],
            name: Text { vi: name.to_string(), en: id.to_string() },
            also_called: also_called.iter().map(ToString::to_string).collect(),
            kind: crate::manifest::EntryKind::Procedure,
        }
    }
}
