//! Letters apart from their marks, as precomposed characters or as marks of their own.

use alloc::vec::Vec;

/// A letter without its marks, with the marks as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// A small letter, a digit or a space; a letter of another script is as many as it has bytes.
    pub(super) base: u8,
    pub(super) marks: u8,
}

/// What stands between words.
pub(super) const SPACE: Letter = Letter { base: b' ', marks: 0 };

/// Splits a text into letters and single spaces, into a buffer that is used again and again.
pub(super) fn letters(text: &str, into: &mut Vec<Letter>) {
    into.clear();
    for c in text.chars().map(lower) {
        if let Some(mark) = combining(c) {
            // Text from some keyboards and systems carries its marks as characters of their own.
            if let Some(letter) = into.last_mut() {
                letter.marks |= mark;
            }
        } else if is_letter(c) {
            split(c, into);
        } else if into.last().is_some_and(|letter| *letter != SPACE) {
            into.push(SPACE);
        }
    }
    if into.last() == Some(&SPACE) {
        into.pop();
    }
}

/// The small letter, for the scripts that Vietnamese is written in; the tables of all of Unicode
/// would be a download of their own.
pub(crate) fn lower(c: char) -> char {
    let shifted = |by: u32| u32::from(c).checked_add(by).and_then(char::from_u32).unwrap_or(c);
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => shifted(32),
        'Ơ' | 'Ư' => shifted(1),
        // Pairs with the capital first, on an even number.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ƣ' | 'Ạ'..='ỹ' if u32::from(c) % 2 == 0 => shifted(1),
        _ => c,
    }
}

/// Whether it is a letter or a digit, and not a sign of punctuation.
pub(super) fn is_letter(c: char) -> bool {
    let general_punctuation = '\u{2000}'..='\u{206f}';
    c.is_ascii_alphanumeric()
        || (c >= 'À' && c != '×' && c != '÷' && !general_punctuation.contains(&c))
}

fn split(c: char, into: &mut Vec<Letter>) {
    let of_ascii = u8::try_from(c).ok().filter(u8::is_ascii);
    let letter = match c {
        _ if of_ascii.is_some() => of_ascii.map(|base| Letter { base, marks: 0 }),
        // Some national names are written with letters that only look like these.
        'đ' | 'ð' => Some(Letter { base: b'd', marks: HORN }),
        'ƣ' => Some(Letter { base: b'u', marks: HORN }),
        _ => VOWELS.iter().find_map(|(base, shape, letters)| {
            let (_, tone) = letters.chars().zip(TONES).find(|(letter, _)| *letter == c)?;
            Some(Letter { base: *base, marks: shape | tone })
        }),
    };
    match letter {
        Some(letter) => into.push(letter),
        None => {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            into.extend(bytes.map(|base| Letter { base, marks: 0 }));
        }
    }
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
const VOWELS: [(u8, u8, &str); 12] = [
    (b'a', 0, "aàáảãạ"),
    (b'a', BREVE, "ăằắẳẵặ"),
    (b'a', CIRCUMFLEX, "âầấẩẫậ"),
    (b'e', 0, "eèéẻẽẹ"),
    (b'e', CIRCUMFLEX, "êềếểễệ"),
    (b'i', 0, "iìíỉĩị"),
    (b'o', 0, "oòóỏõọ"),
    (b'o', CIRCUMFLEX, "ôồốổỗộ"),
    (b'o', HORN, "ơờớởỡợ"),
    (b'u', 0, "uùúủũụ"),
    (b'u', HORN, "ưừứửữự"),
    (b'y', 0, "yỳýỷỹỵ"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold;

    /// What an ordinary keyboard types, and what some systems make of it.
    #[test]
    fn marks_are_the_same_however_they_are_written() {
        let marks = |text: &str| {
            let mut found = Vec::new();
            letters(text, &mut found);
            found
        };
        for (whole, parts) in [
            ("à", "a\u{300}"),
            ("á", "a\u{301}"),
            ("ả", "a\u{309}"),
            ("ã", "a\u{303}"),
            ("ạ", "a\u{323}"),
            ("â", "a\u{302}"),
            ("ă", "a\u{306}"),
            ("ơ", "o\u{31b}"),
            ("ậ", "a\u{302}\u{323}"),
            ("ậ", "a\u{323}\u{302}"),
            ("ữ", "u\u{31b}\u{303}"),
            ("Ằ", "A\u{306}\u{300}"),
        ] {
            assert_eq!(marks(whole), marks(parts), "{whole}");
            assert_ne!(marks(whole)[0].marks, 0, "{whole}");
        }
        assert_ne!(marks("ằ"), marks("ắ"));
        assert_ne!(marks("ằ"), marks("ầ"));
    }

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
            ("đã đƣợc, Ðăng ký", "da duoc dang ky"),
            ("μ-Ω Ж", "μ Ω Ж"),
            (
                "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ ÈÉẺẼẸÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ ÙÚỦŨỤƯỪỨỬỮỰ ỲÝỶỸỴ Đ",
                "aaaaaaaaaaaaaaaaa eeeeeeeeeee iiiii ooooooooooooooooo uuuuuuuuuuu yyyyy d",
            ),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
