//! One typing mistake in a word.

use super::letters::Letter;

/// Shorter words are other words as often as they are mistyped.
const LEAST_LETTERS: usize = 4;

/// Whether a mistake in this word is forgiven.
pub(super) fn is_long(typed: &[Letter]) -> bool {
    typed.len() >= LEAST_LETTERS && !typed.iter().any(|letter| letter.base.is_ascii_digit())
}

/// Whether a word was meant, with one letter wrong, missing, too many, or two in the wrong order.
/// Of a word that is still being typed, its beginning is enough.
pub(super) fn is_meant(word: &[Letter], typed: &[Letter], complete: bool) -> bool {
    // Most words are left here.
    if word.len().saturating_add(1) < typed.len()
        || (complete && word.len() > typed.len().saturating_add(1))
    {
        return false;
    }
    let same = word.iter().zip(typed).take_while(|(one, other)| one.base == other.base).count();
    let word = word.get(same..).unwrap_or_default();
    let typed = typed.get(same..).unwrap_or_default();
    let agree_without =
        |of_word: usize, of_typed: usize| match (word.get(of_word..), typed.get(of_typed..)) {
            (Some(word), Some(typed)) => {
                let enough = word.len() == typed.len() || (!complete && word.len() > typed.len());
                enough && word.iter().zip(typed).all(|(one, other)| one.base == other.base)
            }
            _ => false,
        };
    let swapped = match (word, typed) {
        ([one, two, ..], [second, first, ..]) => one.base == first.base && two.base == second.base,
        _ => false,
    };
    agree_without(1, 1)
        || agree_without(0, 1)
        || agree_without(1, 0)
        || (swapped && agree_without(2, 2))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::search::letters::letters;

    fn folded(text: &str) -> Vec<Letter> {
        let mut folded = Vec::new();
        letters(text, &mut folded);
        folded
    }

    #[test]
    fn one_mistake_is_forgiven_and_two_are_not() {
        for (typed, word, complete, in_the_making) in [
            // Wrong, too many, missing, in the wrong order.
            ("chiem", "chiếu", true, true),
            ("chhieu", "chiếu", true, true),
            ("chieuu", "chiếu", true, true),
            ("xchieu", "chiếu", true, true),
            ("chiu", "chiếu", true, true),
            ("hieu", "chiếu", true, true),
            ("hcieu", "chiếu", true, true),
            ("chiue", "chiếu", true, true),
            // The beginning of a word.
            ("thuog", "thường", true, true),
            ("nghei", "nghiệp", false, true),
            ("nghp", "nghiệp", false, true),
            ("ngheip", "nghiệp", true, true),
            // Two.
            ("cheui", "chiếu", false, false),
            ("chemm", "chiếu", false, false),
            ("ihceu", "chiếu", false, false),
            ("chieuuu", "chiếu", false, false),
            ("ciu", "chiếu", false, false),
        ] {
            let (word, typed_letters) = (folded(word), folded(typed));
            assert_eq!(is_meant(&word, &typed_letters, true), complete, "{typed}");
            assert_eq!(is_meant(&word, &typed_letters, false), in_the_making, "{typed}");
        }
    }

    #[test]
    fn short_words_and_codes_are_taken_as_they_are() {
        for (typed, long) in [("cấp", false), ("kinh", true), ("ct01", false), ("", false)] {
            assert_eq!(is_long(&folded(typed)), long, "{typed}");
        }
    }
}
