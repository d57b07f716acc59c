//! Numbers in words: `không chín một hai …`.

use super::Match;
use super::token::{Kind, Tokens};
use crate::search::fold;

/// The digits, as they are said.
const SPOKEN: [&str; 27] = [
    "khong", "mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin", "linh",
    "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "o",
    "muoi", "le",
];

/// The shortest number that tells who somebody is.
const LEAST: usize = 9;
/// Fewer words than this are a sentence with a number in it.
const LEAST_WORDS: usize = 4;
/// As few where the number begins in digits as telephones do: `0987 sáu năm bốn 321`.
const LEAST_WORDS_AMID: usize = 2;

pub(super) fn spelled(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    if tokens.is_inside_word(first) {
        return None;
    }
    let (mut next, mut end) = (first, first);
    let (mut words, mut digits) = (0_usize, 0_usize);
    loop {
        match tokens.kind(next) {
            Some(Kind::Letters) if is_spoken(tokens, next) && !is_of_a_year(tokens, next) => {
                words = words.saturating_add(1);
                digits = digits.saturating_add(1);
            }
            Some(Kind::Digits) => {
                let count = tokens.digits(next).map_or(0, |digits| digits.len());
                digits = digits.saturating_add(count);
            }
            _ => break,
        }
        end = next.saturating_add(1);
        next = end;
        while tokens.is_mark(next, ",.-–") || tokens.kind(next) == Some(Kind::Space) {
            next = next.saturating_add(1);
        }
    }
    let least = match tokens.digits(first) {
        Some(numeral) if numeral.starts_with('0') => LEAST_WORDS_AMID,
        // Words that can also mean digits and an amount: `bà Tám làm từ 2.500.000`.
        None if digits > words && !is_zero(tokens, first) => return None,
        _ => LEAST_WORDS,
    };
    (words >= least && digits >= LEAST).then(|| Match::whole(tokens, first, end))?
}

/// `năm 2025`: the word for *five* is the one for *year*.
fn is_of_a_year(tokens: &Tokens<'_>, index: usize) -> bool {
    let behind = tokens.past_space(index.saturating_add(1));
    tokens.letters(index).is_some_and(|word| fold(word) == "nam")
        && tokens.digits(behind).is_some_and(|digits| digits.len() == 4)
}

fn is_zero(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.letters(index).is_some_and(|word| ["khong", "zero", "oh", "o"].contains(&&*fold(word)))
}

fn is_spoken(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.letters(index).is_some_and(|word| SPOKEN.contains(&&*fold(word)))
}
