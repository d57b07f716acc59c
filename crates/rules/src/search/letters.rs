//! Letters apart from their marks, as precomposed characters or as marks of their own.

use alloc::vec::Vec;

/// A letter without its marks, with the marks as bits.
#[derive(Clone, Copy)]
pub(super) struct Letter {
    pub(super) base: char,
    pub(super) marks: u8,
}

/// Splits a text into letters and single spaces, into a buffer that is used again and again.
pub(super) fn letters(text: &str, into: &mut Vec<Letter>) {
    into.clear();
    for c in text.chars().flat_map(char::to_lowercase) {
        if let Some(mark) = combining(c) {
            // Text from some keyboards and systems carries its marks as characters of their own.
            if let Some(letter) = into.last_mut() {
                letter.marks |= mark;
            }
        } else if c.is_alphanumeric() {
            into.push(split(c));
        } else if into.last().is_some_and(|letter| letter.base != ' ') {
            into.push(Letter { base: ' ', marks: 0 });
        }
    }
    if into.last().is_some_and(|letter| letter.base == ' ') {
        into.pop();
    }
}

fn split(c: char) -> Letter {
    if c.is_ascii() {
        return Letter { base: c, marks: 0 };
    }
    if c == 'đ' {
        return Letter { base: 'd', marks: HORN };
    }
    VOWELS
        .iter()
        .find_map(|(base, shape, letters)| {
            let (_, tone) = letters.chars().zip(TONES).find(|(letter, _)| *letter == c)?;
            Some(Letter { base: *base, marks: shape | tone })
        })
        .unwrap_or(Letter { base: c, marks: 0 })
}

fn combining(c: char) -> Option<u8> {
    Some(match c {
        '\u{300}' => GRAVE,
        '\u{301}' => ACUTE,
        '\u{309}' => HOOK,
        '\u{303}' => TILDE,
        '\u{323}' => DOT,
        '\u{302}' => CIRCUMFLEX,
        '\u{306}' => BREVE,
        '\u{31b}' => HORN,
        _ => return None,
    })
}

const GRAVE: u8 = 1;
const ACUTE: u8 = 2;
const HOOK: u8 = 4;
const TILDE: u8 = 8;
const DOT: u8 = 16;
const CIRCUMFLEX: u8 = 32;
const BREVE: u8 = 64;
/// The horn of ơ and ư and the stroke of đ: no letter can carry both.
const HORN: u8 = 128;

/// The tones in the order of the letters of [`VOWELS`].
const TONES: [u8; 6] = [0, GRAVE, ACUTE, HOOK, TILDE, DOT];

/// Every vowel of Vietnamese with its tones: base, shape, letters.
const VOWELS: [(char, u8, &str); 12] = [
    ('a', 0, "aàáảãạ"),
    ('a', BREVE, "ăằắẳẵặ"),
    ('a', CIRCUMFLEX, "âầấẩẫậ"),
    ('e', 0, "eèéẻẽẹ"),
    ('e', CIRCUMFLEX, "êềếểễệ"),
    ('i', 0, "iìíỉĩị"),
    ('o', 0, "oòóỏõọ"),
    ('o', CIRCUMFLEX, "ôồốổỗộ"),
    ('o', HORN, "ơờớởỡợ"),
    ('u', 0, "uùúủũụ"),
    ('u', HORN, "ưừứửữự"),
    ('y', 0, "yỳýỷỹỵ"),
];

#[cfg(test)]
mod tests {
    use crate::search::fold;

    #[test]
    fn fold_forgets_case_marks_and_punctuation() {
        for (text, folded) in [
            ("", ""),
            ("  ", ""),
            ("Đăng ký tạm trú", "dang ky tam tru"),
            ("ĐĂNG KÝ, TẠM-TRÚ!", "dang ky tam tru"),
            ("“Giấy khai sinh” – bản sao", "giay khai sinh ban sao"),
            ("Đa\u{306}ng ky\u{301} ta\u{323}m tru\u{301}", "dang ky tam tru"),
            ("vie\u{323}\u{302}t ngu\u{31b}\u{303} vie\u{302}\u{323}t", "viet ngu viet"),
            ("ăằắẳẵặ ưừứửữự ỹ", "aaaaaa uuuuuu y"),
            ("1.004194", "1 004194"),
            ("CT01", "ct01"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
