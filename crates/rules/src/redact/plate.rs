//! Plates of vehicles: `30A-123.45`, `29-B1 123.45`, `59X3 1234`, `80-NG-123-45`.

use super::Match;
use super::token::Tokens;

/// Words before a plate that is written carelessly.
const VEHICLE: [&str; 4] = ["xe", "bien", "so", "oto"];

pub(super) fn plate(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    if tokens.is_inside_word(first) || tokens.digits(first)?.len() != 2 {
        return None;
    }
    let mut next = first.saturating_add(1);
    let hyphen = tokens.is_mark(next, "-.");
    if hyphen {
        next = next.saturating_add(1);
    }
    let series = tokens.letters(next)?;
    let capital = series.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ');
    if series.chars().count() > 2 || !series.chars().all(|c| c.is_ascii_alphabetic() || c == 'Đ') {
        return None;
    }
    next = next.saturating_add(1);
    // Motorcycles have a digit in their series; it may touch the number.
    let serial_digit = tokens.digits(next).filter(|digits| digits.len() == 1).is_some();
    if serial_digit {
        next = next.saturating_add(1);
    }
    let before = next;
    while tokens.is_mark(next, "-.–") || tokens.past_space(next) != next {
        next = next.saturating_add(1);
        if next > before.saturating_add(3) {
            return None;
        }
    }
    let marked = (before..next).any(|index| tokens.is_mark(index, "-.–"));
    let digits = tokens.digits(next)?;
    let behind = next.saturating_add(1);
    let tail = behind.saturating_add(1);
    let last_two = tokens.digits(tail).is_some_and(|digits| digits.len() == 2);
    let split = digits.len() == 3 && tokens.is_mark(behind, ".-") && last_two;
    let end = if split {
        tail.saturating_add(1)
    } else if (4..=5).contains(&digits.len()) || (digits.len() == 6 && before == next) {
        behind
    } else {
        return None;
    };
    let sure = capital || marked || split || hyphen || is_of_a_vehicle(tokens, first);
    (sure && !tokens.is_before_currency(end)).then(|| Match::whole(tokens, first, end))?
}

fn is_of_a_vehicle(tokens: &Tokens<'_>, first: usize) -> bool {
    (1..=4).filter_map(|back| tokens.letters(first.checked_sub(back)?)).any(|word| {
        let word = crate::search::fold(word);
        VEHICLE.contains(&&*word)
    })
}
