//! Numbers: telephones, identity cards, accounts.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::Match;
use super::harmless::{begins_date, harmless, is_amount};
use super::plate::plate;
use super::token::{Kind, Tokens};

/// The shortest number that tells who somebody is: an old identity card has nine digits.
pub(super) const LEAST: usize = 9;
/// As many where the words before say whose it is, such as a short account number.
const LEAST_NAMED: usize = 6;

/// Digits with the separator before them.
pub(super) struct Group {
    pub(super) digits: String,
    pub(super) separator: Option<char>,
    pub(super) token: usize,
}

pub(super) fn number(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    let (groups, next) = run(tokens, first)?;
    let named = tokens.is_own(first);
    let least = if named { LEAST_NAMED } else { LEAST };
    let mut parts = Vec::new();
    let mut from = 0;
    while from < groups.len() {
        let rest = groups.get(from..).unwrap_or_default();
        let harmless = harmless(tokens, rest, named);
        if harmless > 0 {
            from = from.saturating_add(harmless);
            continue;
        }
        // Up to the next group that is surely something else.
        let mut to = from.saturating_add(1);
        while to < groups.len() && !begins_date(groups.get(to..).unwrap_or_default()) {
            to = to.saturating_add(1);
        }
        let segment = groups.get(from..to).unwrap_or_default();
        let digits: usize = segment.iter().map(|group| group.digits.len()).sum();
        let is_amount = matches!(segment, [only] if is_amount(tokens, only, named));
        if digits >= least && !is_amount {
            parts.extend(part(tokens, segment));
        }
        from = to;
    }
    Some(Match { parts, next })
}

/// The part with the sign before it: `+84 …`, `(028) …`.
fn part(tokens: &Tokens<'_>, segment: &[Group]) -> Option<Range<usize>> {
    let first = segment.first()?.token;
    let end = tokens.get(segment.last()?.token)?.end;
    let sign = first.checked_sub(1).filter(|&before| tokens.is_mark(before, "+("));
    Some(tokens.get(sign.unwrap_or(first))?.start..end)
}

/// Groups of digits with at most three marks or spaces between them.
pub(super) fn run(tokens: &Tokens<'_>, first: usize) -> Option<(Vec<Group>, usize)> {
    let mut groups = Vec::new();
    let mut separator = None;
    let mut next = first;
    let mut end = first;
    while let Some(digits) = digits(tokens, next) {
        // `Honda 125 43C1-345.67`: a plate is no more of the number before it.
        if next != first && plate(tokens, next).is_some() {
            break;
        }
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
