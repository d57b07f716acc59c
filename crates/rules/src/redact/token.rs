//! A text as digits, letters, spaces and marks.

use alloc::string::String;
use alloc::vec::Vec;

use crate::search::fold;

/// A run of one kind of character.
#[derive(Clone, Copy)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Digits,
    Letters,
    Space,
    /// One character that is none of these.
    Mark(char),
}

pub(super) struct Tokens<'a>(Vec<Token<'a>>);

/// Words before a number that say whose it is.
const OWN: [&str; 25] = [
    "cccd",
    "cmnd",
    "cmt",
    "can cuoc",
    "chung minh",
    "dinh danh",
    "ho chieu",
    "passport",
    "stk",
    "so tk",
    "tai khoan",
    "so the",
    "sdt",
    "so dt",
    "dt",
    "dien thoai",
    "phone",
    "tel",
    "zalo",
    "viber",
    "bhxh",
    "bhyt",
    "bao hiem",
    "ma ho so",
    "so ho so",
];

/// How many words before a number are looked at.
const LOOK_BACK: usize = 5;

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut tokens: Vec<Token<'a>> = Vec::new();
        for (start, c) in text.char_indices() {
            let kind = kind(c);
            let end = start.saturating_add(c.len_utf8());
            match tokens.last_mut() {
                Some(last) if last.kind == kind && !matches!(kind, Kind::Mark(_)) => {
                    last.end = end;
                    last.text = text.get(last.start..end).unwrap_or_default();
                }
                _ => {
                    let text = text.get(start..end).unwrap_or_default();
                    tokens.push(Token { kind, text, start, end });
                }
            }
        }
        Self(tokens)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Token<'a>> {
        self.0.get(index)
    }

    pub(super) fn kind(&self, index: usize) -> Option<Kind> {
        self.get(index).map(|token| token.kind)
    }

    pub(super) fn is_mark(&self, index: usize, marks: &str) -> bool {
        matches!(self.kind(index), Some(Kind::Mark(mark)) if marks.contains(mark))
    }

    /// The index behind a single space, where there is one.
    pub(super) fn past_space(&self, index: usize) -> usize {
        index.saturating_add(usize::from(self.kind(index) == Some(Kind::Space)))
    }

    /// The digits of a token as ASCII; none for other tokens.
    pub(super) fn digits(&self, index: usize) -> Option<String> {
        let token = self.get(index).filter(|token| token.kind == Kind::Digits)?;
        Some(token.text.chars().filter_map(digit).collect())
    }

    /// The letters of a token; none for other tokens.
    pub(super) fn letters(&self, index: usize) -> Option<&'a str> {
        self.get(index).filter(|token| token.kind == Kind::Letters).map(|token| token.text)
    }

    /// Whether the token before belongs to the same word.
    pub(super) fn is_inside_word(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.kind(before));
        matches!(before, Some(Kind::Letters | Kind::Digits))
    }

    /// Whether the words before a number say that it belongs to somebody.
    pub(super) fn is_own(&self, index: usize) -> bool {
        let before = self.0.get(..index).unwrap_or_default().iter().rev();
        let mut words: Vec<&str> = before
            .filter(|token| token.kind == Kind::Letters)
            .take(LOOK_BACK)
            .map(|token| token.text)
            .collect();
        words.reverse();
        let mut before = String::from(" ");
        before.push_str(&fold(&words.join(" ")));
        before.push(' ');
        OWN.iter().any(|own| {
            before.match_indices(own).any(|(at, _)| {
                let starts = before.get(..at).is_some_and(|rest| rest.ends_with(' '));
                let after = before.get(at.saturating_add(own.len())..);
                starts && after.is_some_and(|rest| rest.starts_with(' '))
            })
        })
    }

    /// Whether an amount of money ends before this token: `đ`, `đồng`, `k`, `triệu` follow.
    pub(super) fn is_before_currency(&self, index: usize) -> bool {
        let next = self.past_space(index);
        if self.is_mark(next, "₫%") {
            return true;
        }
        let word = self.letters(next).map(fold).unwrap_or_default();
        ["d", "dong", "vnd", "k", "nghin", "ngan", "trieu", "tr", "ty", "ti", "usd", "m", "ha"]
            .contains(&&*word)
    }
}

fn kind(c: char) -> Kind {
    // The marks of letters that are written apart, too; punctuation lies between.
    let general_punctuation = '\u{2000}'..='\u{206f}';
    if digit(c).is_some() {
        Kind::Digits
    } else if c.is_whitespace() {
        Kind::Space
    } else if c.is_ascii_alphabetic()
        || (c >= 'À'
            && c != '×'
            && c != '÷'
            && c != '₫'
            && !general_punctuation.contains(&c)
            && !('\u{ff00}'..='\u{ff20}').contains(&c))
    {
        Kind::Letters
    } else {
        Kind::Mark(c)
    }
}

/// A digit, also of the wide form that some keyboards write.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c).checked_sub(0xff10)?.checked_add(0x30)?),
        _ => None,
    }
}
