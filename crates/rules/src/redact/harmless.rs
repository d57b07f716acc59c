//! Numbers that tell nobody: amounts, dates, years, counters, hotlines and codes of procedures.

use super::number::{Group, LEAST};
use super::token::Tokens;

/// How many of the first groups are surely no personal number.
pub(super) fn harmless(tokens: &Tokens<'_>, groups: &[Group], named: bool) -> usize {
    let date = is_date(groups);
    if date > 0 {
        return date;
    }
    let [first, rest @ ..] = groups else { return 0 };
    let second = rest.first();
    let joined = |mark: char| second.is_some_and(|group| group.separator == Some(mark));
    let length = |group: Option<&Group>| group.map_or(0, |group| group.digits.len());
    // The code of a procedure: `1.001193`.
    if first.digits.len() == 1 && first.digits != "0" && joined('.') && length(second) == 6 {
        return 2;
    }
    // A hotline: `1900 1234`, `18001060`.
    if first.digits.starts_with("1900") || first.digits.starts_with("1800") {
        match first.digits.len() {
            8..=10 => return 1,
            4 if (4..=6).contains(&length(second)) => return 2,
            4 if matches!((length(second), length(rest.get(1))), (2, 2) | (3, 3)) => return 3,
            _ => {}
        }
    }
    let amount = thousands(groups);
    if amount > 0 {
        let last = groups.get(amount.saturating_sub(1)).map_or(0, |group| group.token);
        let currency = tokens.is_before_currency(last.saturating_add(1));
        let digits: usize = groups.iter().take(amount).map(|group| group.digits.len()).sum();
        // `84.912.345.678` is a telephone rather than billions.
        let is_own = named && digits >= LEAST || first.digits == "84" && amount == 4;
        let rest = groups.get(amount..).unwrap_or_default();
        let ends = rest.first().is_none_or(|next| {
            next.separator.is_some_and(|mark| "-–—/".contains(mark)) && thousands(rest) > 0
        });
        if currency || (ends && !joined(' ') && !is_own) {
            return amount;
        }
    }
    if !named && counts_up(groups) {
        return groups.len();
    }
    // Years: `2024-2025-2026`, when no number begins here.
    let all = groups.iter().map(|group| group.digits.len()).sum::<usize>();
    if is_year(&first.digits) && (all < LEAST || groups.iter().all(|group| is_year(&group.digits)))
    {
        return 1;
    }
    0
}

/// `12500000 đồng`, `nộp 350000000`: digits in one go, with a currency or round.
pub(super) fn is_amount(tokens: &Tokens<'_>, group: &Group, named: bool) -> bool {
    let digits = &group.digits;
    let is_round = match named {
        false => digits.ends_with("000000"),
        true => digits.len() < LEAST && digits.ends_with("000"),
    };
    let behind = group.token.saturating_add(1);
    !digits.starts_with('0') && (is_round || tokens.is_before_currency(behind))
}

/// Whether a date stands behind a number, apart from it.
pub(super) fn begins_date(groups: &[Group]) -> bool {
    let [first, second, ..] = groups else { return false };
    first.separator != second.separator && is_date(groups) > 0
}

/// How many groups a date takes. With the same mark behind it is part of something else, but for
/// another date.
fn is_date(groups: &[Group]) -> usize {
    let length = looks_like_date(groups);
    let behind = groups.get(length..).unwrap_or_default();
    let mark = |groups: &[Group], index: usize| groups.get(index).and_then(|group| group.separator);
    let ends = mark(behind, 0) != mark(groups, 1) || looks_like_date(behind) > 0;
    if ends { length } else { 0 }
}

/// `21/8/2026`, `21.08.2026`, `21/8/26`, `2026-08-21`, `8/2026`: how many groups it takes.
fn looks_like_date(groups: &[Group]) -> usize {
    let value = |index: usize| groups.get(index)?.digits.parse::<u32>().ok();
    let length = |index: usize| groups.get(index).map_or(0, |group| group.digits.len());
    let mark = |index: usize| groups.get(index).and_then(|group| group.separator);
    let small = |index: usize, most: u32| {
        length(index) <= 2 && value(index).is_some_and(|value| (1..=most).contains(&value))
    };
    let same = mark(1) == mark(2) && mark(1).is_some_and(|mark| "./-".contains(mark));
    let year = |index: usize| groups.get(index).is_some_and(|group| is_year(&group.digits));
    let short_year = mark(1) == Some('/') && length(2) == 2;
    let day_first = small(0, 31) && small(1, 12) && (year(2) || short_year);
    let year_first = year(0) && small(1, 12) && small(2, 31);
    if same && (day_first || year_first) {
        3
    } else if small(0, 12) && year(1) && mark(1).is_some_and(|mark| "/-".contains(mark)) {
        2
    } else {
        0
    }
}

/// `101 - 102 - 103`, `1,3,5,7,8,10,12`: numbers of counters or months, one after another.
fn counts_up(groups: &[Group]) -> bool {
    let value = |group: &Group| {
        Some(&group.digits).filter(|digits| !digits.starts_with('0'))?.parse::<u32>().ok()
    };
    groups.len() >= 3
        && groups.windows(2).all(|pair| {
            let [one, next] = pair else { return false };
            let (Some(from), Some(to)) = (value(one), value(next)) else { return false };
            let listed = next.separator == Some(',') && (from..100).contains(&to);
            listed || from.checked_add(1) == Some(to)
        })
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse::<u32>().is_ok_and(|year| (1_900..=2_100).contains(&year))
}

/// How many groups make an amount with its thousands apart: `1.500.000`.
fn thousands(groups: &[Group]) -> usize {
    let [first, rest @ ..] = groups else { return 0 };
    let Some(mark) = rest.first().and_then(|group| group.separator) else { return 0 };
    if first.digits.len() > 3 || first.digits.starts_with('0') || !"., ".contains(mark) {
        return 0;
    }
    let more = rest
        .iter()
        .take_while(|group| group.separator == Some(mark) && group.digits.len() == 3)
        .count();
    if more == 0 { 0 } else { more.saturating_add(1) }
}
