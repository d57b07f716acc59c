//! Codes in which letters and digits stand together: dossiers, passports, insurance cards.

use super::Match;
use super::token::{Kind, Tokens};

/// The code of a dossier carries an office, a day and a number: at least as many digits as this.
const DOSSIER: usize = 9;
/// As many where the words before say that it is one.
const NAMED: usize = 6;
/// Passports have a letter and seven or eight digits.
const PASSPORT: usize = 7;

pub(super) fn code(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    if tokens.is_inside_word(first) {
        return None;
    }
    let mut next = first;
    let (mut digits, mut letters) = (0_usize, 0_usize);
    loop {
        match (tokens.kind(next), tokens.get(next)) {
            (Some(Kind::Digits), Some(token)) => {
                digits = digits.saturating_add(token.text.chars().count());
            }
            // A word is no part of a code.
            (Some(Kind::Letters), Some(token)) if token.text.chars().count() <= 4 => {
                letters = letters.saturating_add(token.text.chars().count());
            }
            (Some(Kind::Mark(_)), _)
                if tokens.is_mark(next, ".-_")
                    && matches!(
                        tokens.kind(next.saturating_add(1)),
                        Some(Kind::Letters | Kind::Digits)
                    ) => {}
            _ => break,
        }
        next = next.saturating_add(1);
    }
    if letters == 0 || digits == 0 || is_of_a_document(tokens, next) {
        return None;
    }
    // The sign of an amount is no letter of a code.
    let ends_in_letters = tokens.letters(next.saturating_sub(1)).is_some();
    if ends_in_letters && tokens.is_before_currency(next.saturating_sub(1)) {
        return None;
    }
    let joined = next == first.saturating_add(2);
    let prefixed = joined
        && tokens.letters(first).is_some_and(|text| text.is_ascii() && text.len() <= 2)
        && digits >= PASSPORT;
    let long = digits >= DOSSIER || (digits >= NAMED && tokens.is_own(first));
    (prefixed || long).then(|| Match::whole(tokens, first, next))?
}

/// `…/2025/TT-BTC`: numbers of documents have strokes.
fn is_of_a_document(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.is_mark(next, "/")
        && matches!(tokens.kind(next.saturating_add(1)), Some(Kind::Letters | Kind::Digits))
}
