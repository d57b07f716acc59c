//! Codes in which letters and digits stand together: dossiers, passports, insurance cards.

use super::Match;
use super::number::run;
use super::token::{Kind, Tokens};

/// The code of a dossier carries an office, a day and a number: at least as many digits as this.
const DOSSIER: usize = 9;
/// As many where the words before say that it is one.
const NAMED: usize = 6;
/// Passports have a letter and seven or eight digits.
const PASSPORT: usize = 7;
/// Cards of health insurance have two letters and thirteen digits.
const INSURANCE: usize = 13;
/// The day in the code of a dossier: `250821`.
const DAY: usize = 6;

pub(super) fn code(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    if tokens.is_inside_word(first) {
        return None;
    }
    if let Some(found) = apart(tokens, first) {
        return Some(found);
    }
    let shape = Shape::of(tokens, first);
    let Shape { digits, letters, next, .. } = shape;
    if letters == 0 || digits == 0 || is_of_a_document(tokens, next) {
        return None;
    }
    if shape.is_amount || shape.is_of_an_office || is_of_a_machine(tokens, first, next) {
        return None;
    }
    let prefixed = next <= first.saturating_add(3)
        && tokens.letters(first).is_some_and(|text| text.is_ascii() && text.len() <= 2)
        && digits >= PASSPORT;
    let long = digits >= DOSSIER || (digits >= NAMED && tokens.is_own(first));
    (prefixed || long).then(|| Match::whole(tokens, first, next))?
}

/// `GD 4 79 7912345678`, `P 0012 3456`: the letters apart from digits that may be in groups.
fn apart(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    let letters = tokens.letters(first).filter(|text| text.is_ascii() && text.len() <= 2)?;
    let capital = letters.chars().all(|c| c.is_ascii_uppercase());
    let behind = first.saturating_add(1);
    let number = tokens.past_space(behind);
    let (groups, end) = run(tokens, number)?;
    let mut digits = 0_usize;
    for group in groups {
        digits = digits.saturating_add(group.digits.len());
        let next = group.token.saturating_add(1);
        let is_only = next == end && tokens.is_own(first);
        let fits = match letters.len() {
            // `e` is also what people call themselves, and a longer number may follow.
            1 => {
                (PASSPORT..DOSSIER).contains(&digits)
                    && (is_only || (capital && group.token == number))
            }
            _ => digits == INSURANCE && (capital || number == behind),
        };
        let is_whole = !matches!(tokens.kind(next), Some(Kind::Letters | Kind::Digits));
        if fits && is_whole && !tokens.is_before_currency(next) {
            return Match::whole(tokens, first, next);
        }
    }
    None
}

/// What a run of letters and digits, with marks between them, is made of.
struct Shape {
    digits: usize,
    letters: usize,
    /// The sign of an amount is no letter of a code: `1.500.000đ`.
    is_amount: bool,
    /// `000.00.17.H33`, `H29.15`: an office, without a day and a number.
    is_of_an_office: bool,
    /// The token behind it.
    next: usize,
}

impl Shape {
    fn of(tokens: &Tokens<'_>, first: usize) -> Self {
        let mut shape =
            Self { digits: 0, letters: 0, is_amount: false, is_of_an_office: true, next: first };
        let mut has_day = false;
        while let Some(token) = tokens.get(shape.next) {
            let length = token.text.chars().count();
            let behind = shape.next.saturating_add(1);
            match token.kind {
                Kind::Digits => {
                    shape.digits = shape.digits.saturating_add(length);
                    shape.is_of_an_office &= (2..=3).contains(&length);
                }
                Kind::Letters
                    if shape.digits > 0
                        && tokens.kind(behind) != Some(Kind::Digits)
                        && tokens.is_before_currency(shape.next) =>
                {
                    shape.is_amount = shape.letters == 0;
                    break;
                }
                // A word is no part of a code.
                Kind::Letters if length <= 4 => {
                    shape.letters = shape.letters.saturating_add(length);
                }
                Kind::Mark(mark)
                    if ".-_–".contains(mark)
                        && matches!(tokens.kind(behind), Some(Kind::Letters | Kind::Digits)) =>
                {
                    shape.is_of_an_office &= mark == '.';
                }
                _ => match past_dash(tokens, shape.next) {
                    Some((number, length)) if shape.letters > 0 && (has_day || length == DAY) => {
                        has_day = true;
                        shape.next = number;
                        continue;
                    }
                    _ => break,
                },
            }
            shape.next = behind;
        }
        shape.is_of_an_office &= shape.letters == 1;
        shape
    }
}

/// The number behind ` - `, and how many digits it has.
fn past_dash(tokens: &Tokens<'_>, index: usize) -> Option<(usize, usize)> {
    let dash = tokens.past_space(index);
    let number = tokens.past_space(dash.saturating_add(1));
    let digits = tokens.digits(number).filter(|_| dash != index && tokens.is_mark(dash, "-–"))?;
    Some((number, digits.len()))
}

/// `…/2025/TT-BTC`: numbers of documents have strokes.
fn is_of_a_document(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.is_mark(next, "/")
        && matches!(tokens.kind(next.saturating_add(1)), Some(Kind::Letters | Kind::Digits))
}

/// What numbers of procedures, errors and hours look like: `1.004222.000.00.00.H29`, `0x80070005`,
/// `10h00-10h30-11h00`.
fn is_of_a_machine(tokens: &Tokens<'_>, first: usize, next: usize) -> bool {
    let Some(digits) = tokens.digits(first) else { return false };
    let second = first.saturating_add(1);
    let is_procedure = digits.len() == 1
        && tokens.is_mark(second, ".")
        && tokens.digits(second.saturating_add(1)).is_some_and(|digits| digits.len() == 6);
    let is_error = digits == "0" && tokens.letters(second) == Some("x");
    let mut letters = (first..next).filter_map(|index| tokens.letters(index));
    let is_hours = digits.len() <= 2 && letters.all(|letters| ["h", "g"].contains(&letters));
    is_procedure || is_error || is_hours
}
