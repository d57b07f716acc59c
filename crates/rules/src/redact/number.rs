//! Numbers: telephones, identity cards, accounts. What is an amount, a date, a year, a hotline or
//! the code of a procedure stays.

use alloc::string::String;
use alloc::vec::Vec;

use super::Match;
use super::token::{Kind, Tokens};

/// The shortest number that tells who somebody is: an old identity card has nine digits.
const LEAST: usize = 9;
/// As many where the words before say whose it is, such as a short account number.
const LEAST_NAMED: usize = 6;

/// Digits with the separator before them.
struct Group {
    digits: String,
    separator: Option<char>,
    token: usize,
}

pub(super) fn number(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    let (groups, next) = run(tokens, first)?;
    let least = if tokens.is_own(first) { LEAST_NAMED } else { LEAST };
    let mut parts = Vec::new();
    let mut from = 0;
    while from < groups.len() {
        let rest = groups.get(from..).unwrap_or_default();
        let harmless = harmless(tokens, rest, least == LEAST_NAMED);
        if harmless > 0 {
            from = from.saturating_add(harmless);
            continue;
        }
        // Up to the next group that is surely something else.
        let mut to = from.saturating_add(1);
        while to < groups.len() && is_date(groups.get(to..).unwrap_or_default()) == 0 {
            to = to.saturating_add(1);
        }
        let segment = groups.get(from..to).unwrap_or_default();
        let digits: usize = segment.iter().map(|group| group.digits.len()).sum();
        let is_amount = segment.len() == 1
            && segment.first().is_some_and(|group| !group.digits.starts_with('0'))
            && segment
                .last()
                .is_some_and(|last| tokens.is_before_currency(last.token.saturating_add(1)));
        if digits >= least
            && !is_amount
            && let (Some(first), Some(last)) = (segment.first(), segment.last())
            && let (Some(first), Some(last)) = (tokens.get(first.token), tokens.get(last.token))
        {
            parts.push(start(tokens, first.start)..last.end);
        }
        from = to;
    }
    Some(Match { parts, next })
}

/// With the plus sign before it.
fn start(tokens: &Tokens<'_>, start: usize) -> usize {
    let plus = (0..tokens.len())
        .filter_map(|index| tokens.get(index))
        .find(|token| token.end == start && matches!(token.kind, Kind::Mark('+' | '(')));
    plus.map_or(start, |plus| plus.start)
}

/// Groups of digits with at most three marks or spaces between them.
fn run(tokens: &Tokens<'_>, first: usize) -> Option<(Vec<Group>, usize)> {
    let mut groups = Vec::new();
    let mut separator = None;
    let mut next = first;
    let mut end = first;
    while let Some(digits) = digits(tokens, next) {
        groups.push(Group { digits, separator, token: next });
        end = next.saturating_add(1);
        next = end;
        separator = None;
        let limit = end.saturating_add(3);
        while next < limit {
            match tokens.kind(next) {
                Some(Kind::Space) => separator = separator.or(Some(' ')),
                // A comma parts digits only where nothing else stands between them.
                Some(Kind::Mark(',')) if next == end && digits_follow(tokens, next) => {
                    separator = Some(',');
                }
                Some(Kind::Mark(mark)) if "./-–—()_·".contains(mark) => {
                    separator = Some(mark);
                }
                _ => break,
            }
            next = next.saturating_add(1);
        }
    }
    (!groups.is_empty()).then_some((groups, end))
}

fn digits_follow(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.kind(index.saturating_add(1)) == Some(Kind::Digits)
}

/// The digits of a token; letters that are put for digits count where digits touch them.
fn digits(tokens: &Tokens<'_>, index: usize) -> Option<String> {
    if let Some(digits) = tokens.digits(index) {
        return Some(digits);
    }
    let letters = tokens.letters(index).filter(|letters| letters.len() <= 2)?;
    let touches = index.checked_sub(1).and_then(|before| tokens.kind(before)) == Some(Kind::Digits)
        || digits_follow(tokens, index);
    let digit = |c| match c {
        'o' | 'O' => Some('0'),
        'l' | 'I' | 'i' => Some('1'),
        _ => None,
    };
    touches.then(|| letters.chars().map(digit).collect::<Option<String>>())?
}

/// How many of the first groups are surely no personal number.
fn harmless(tokens: &Tokens<'_>, groups: &[Group], named: bool) -> usize {
    let date = is_date(groups);
    if date > 0 {
        return date;
    }
    let [first, rest @ ..] = groups else { return 0 };
    let second = rest.first();
    let joined = |mark: char| second.is_some_and(|group| group.separator == Some(mark));
    let length = |group: Option<&Group>| group.map_or(0, |group| group.digits.len());
    // The code of a procedure: `1.001193`.
    if first.digits.len() == 1 && joined('.') && length(second) == 6 {
        return 2;
    }
    // A hotline: `1900 1234`, `18001060`.
    if first.digits.starts_with("1900") || first.digits.starts_with("1800") {
        match first.digits.len() {
            8..=10 => return 1,
            4 if (4..=6).contains(&length(second)) => return 2,
            4 if length(second) == 2 && length(rest.get(1)) == 2 => return 3,
            _ => {}
        }
    }
    let amount = thousands(groups);
    if amount > 0 {
        let last = groups.get(amount.saturating_sub(1)).map_or(0, |group| group.token);
        let currency = tokens.is_before_currency(last.saturating_add(1));
        let spaced = joined(' ');
        if currency || (!spaced && !named && amount == groups.len()) {
            return amount;
        }
    }
    // Years: `2024-2025-2026`, when no number begins here.
    let all = groups.iter().map(|group| group.digits.len()).sum::<usize>();
    if is_year(&first.digits) && (all < LEAST || groups.iter().all(|group| is_year(&group.digits)))
    {
        return 1;
    }
    0
}

/// `21/8/2026`, `21.08.2026`, `8/2026`: how many groups it takes.
fn is_date(groups: &[Group]) -> usize {
    let value = |index: usize| groups.get(index)?.digits.parse::<u32>().ok();
    let length = |index: usize| groups.get(index).map_or(0, |group| group.digits.len());
    let mark = |index: usize| groups.get(index).and_then(|group| group.separator);
    let small = |index: usize, most: u32| {
        length(index) <= 2 && value(index).is_some_and(|value| (1..=most).contains(&value))
    };
    let same = mark(1) == mark(2) && mark(1).is_some_and(|mark| "./-".contains(mark));
    let year = |index: usize| groups.get(index).is_some_and(|group| is_year(&group.digits));
    let day_first = small(0, 31) && small(1, 12) && year(2);
    let year_first = year(0) && small(1, 12) && small(2, 31);
    if same && (day_first || year_first) {
        3
    } else if small(0, 12) && year(1) && mark(1).is_some_and(|mark| "/-".contains(mark)) {
        2
    } else {
        0
    }
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
