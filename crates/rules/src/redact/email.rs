//! E-mail addresses, also with spaces or `(at)` against robots.

use super::Match;
use super::token::{Kind, Tokens};

/// The shortest name of a host that is taken for one without its end, in bytes.
const LEAST_DOMAIN: usize = 3;
/// Hosts that everybody knows: `hoa at gmail.com`, while `look at dichvucong.gov.vn` is a site.
const HOSTS: [&str; 5] = ["gmail", "yahoo", "outlook", "hotmail", "icloud"];

pub(super) fn email(tokens: &Tokens<'_>, first: usize) -> Option<Match> {
    if tokens.is_inside_word(first) {
        return None;
    }
    let local = name(tokens, first)?;
    let (domain, apart) = at_sign(tokens, local)?;
    let end = name(tokens, domain)?;
    let (end, dots) = dotted(tokens, end);
    let has_dot = dots || (domain..end).any(|index| tokens.is_mark(index, "."));
    // A name right at the sign is an address even without its end; apart it needs one, and so
    // does a sign that is written for a letter: `th@nh`.
    let whole = Match::whole(tokens, first, end)?;
    let is_name = tokens.get(domain)?.text.len() >= LEAST_DOMAIN;
    (has_dot || (!apart && is_name)).then_some(whole)
}

/// Behind the parts of a name: letters, digits and the marks between them.
fn name(tokens: &Tokens<'_>, first: usize) -> Option<usize> {
    let is_part = |index| matches!(tokens.kind(index), Some(Kind::Letters | Kind::Digits));
    if !is_part(first) {
        return None;
    }
    let mut next = first;
    loop {
        while is_part(next) {
            next = next.saturating_add(1);
        }
        if !(tokens.is_mark(next, "._-+%") && is_part(next.saturating_add(1))) {
            return Some(next);
        }
        next = next.saturating_add(1);
    }
}

/// Behind the sign, and whether it stands apart from the name.
fn at_sign(tokens: &Tokens<'_>, index: usize) -> Option<(usize, bool)> {
    let start = tokens.past_space(index);
    if tokens.is_mark(start, "@＠") {
        let next = start.saturating_add(1);
        let domain = tokens.past_space(next);
        return Some((domain, start != index || domain != next));
    }
    let is = |index, name: &str| {
        tokens.letters(index).is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    let word = start.saturating_add(1);
    let bracketed = tokens.is_mark(start, "([")
        && (is(word, "at") || (is(word, "a") && start == index))
        && tokens.is_mark(start.saturating_add(2), ")]");
    if bracketed {
        let domain = tokens.past_space(start.saturating_add(3));
        return tokens.letters(domain).is_some().then_some((domain, true));
    }
    if is(start, "at") {
        let domain = tokens.past_space(word);
        let known = HOSTS.iter().any(|host| is(domain, host))
            || is_dot(tokens, tokens.past_space(domain.saturating_add(1)));
        return known.then_some((domain, true));
    }
    // `a còng` is what people call the sign.
    let called = is(start, "a")
        && tokens
            .letters(tokens.past_space(word))
            .is_some_and(|word| ["cong", "moc"].contains(&&*crate::search::fold(word)));
    let behind = tokens.past_space(word).saturating_add(1);
    called.then(|| (tokens.past_space(behind), false))
}

/// Behind further parts of a domain that are written as ` . com`, `(dot) com` or `chấm com`.
fn dotted(tokens: &Tokens<'_>, end: usize) -> (usize, bool) {
    let mut found = (end, false);
    loop {
        let start = tokens.past_space(found.0);
        let next = if (tokens.is_mark(start, ".") && start != found.0)
            || (tokens.is_mark(found.0, ",") && tokens.letters(start.saturating_add(1)).is_some())
        {
            start.saturating_add(1)
        } else if tokens.is_mark(start, "([") && is_dot(tokens, start.saturating_add(1)) {
            start.saturating_add(3)
        } else if is_dot(tokens, start) {
            start.saturating_add(1)
        } else {
            return found;
        };
        let word = tokens.past_space(next);
        let is_ending = tokens.letters(word).is_some_and(|word| {
            ["com", "vn", "net", "org", "gov", "edu", "info"].contains(&&*crate::search::fold(word))
        });
        if !is_ending {
            return found;
        }
        found = (word.saturating_add(1), true);
    }
}

fn is_dot(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.letters(index).is_some_and(|word| ["dot", "cham"].contains(&&*crate::search::fold(word)))
}
