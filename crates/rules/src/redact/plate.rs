//! Plates of vehicles: `30A-123.45`, `29-B1 123.45`, `59X3 1234`, `80-NG-123-45`.

use super::Match;
use super::token::Tokens;

pub(super) fn plate(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    if tokens.is_inside_word(first) || tokens.digits(first)?.len() != 2 {
        return None;
    }
    let province = first.saturating_add(1);
    let (letters, hyphen) = gap(tokens, province);
    let series = tokens.letters(letters)?;
    let capital = series.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    let is_series = series.chars().all(|c| c.is_ascii_alphabetic() || c == 'Đ');
    // These two are put for digits, and are in no series.
    if series.chars().count() > 2 || !is_series || series.contains(['O', 'I']) {
        return None;
    }
    let of_a_vehicle = tokens.is_of_a_vehicle(first);
    // `51 G`: with a space only where a vehicle is spoken of.
    let spaced = letters > province.saturating_add(usize::from(hyphen));
    if spaced && !of_a_vehicle {
        return None;
    }
    // Motorcycles have a digit in their series; it may touch the number.
    let behind = letters.saturating_add(1);
    let serial_digit = tokens.digits(behind).is_some_and(|digits| digits.len() == 1);
    let before = behind.saturating_add(usize::from(serial_digit));
    let (number, marked) = gap(tokens, before);
    let digits = tokens.digits(number)?;
    let behind = number.saturating_add(1);
    let tail = behind.saturating_add(1);
    let last_two = tokens.digits(tail).is_some_and(|digits| digits.len() == 2);
    let parted =
        tokens.is_mark(behind, ".-") || (of_a_vehicle && tokens.past_space(behind) == tail);
    let split = digits.len() == 3 && parted && last_two;
    let end = if split {
        tail.saturating_add(1)
    } else if (4..=5).contains(&digits.len()) || (digits.len() == 6 && before == number) {
        behind
    } else {
        return None;
    };
    // In one go, where the letter is neither put for a digit nor for thousands.
    let in_one_go = end == first.saturating_add(3)
        && !["l", "o", "i"].contains(&series)
        && !tokens.is_before_currency(letters);
    let sure = capital || marked || split || hyphen || of_a_vehicle || in_one_go;
    (sure && !tokens.is_before_currency(end)).then(|| Match::whole(tokens, first, end))?
}

/// Behind a mark with a space on either side, any of which may be absent; and whether it is there.
fn gap(tokens: &Tokens<'_>, from: usize) -> (usize, bool) {
    let mark = tokens.past_space(from);
    let marked = tokens.is_mark(mark, "-.–");
    (if marked { tokens.past_space(mark.saturating_add(1)) } else { mark }, marked)
}
