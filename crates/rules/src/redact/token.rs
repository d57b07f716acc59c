//! A text as digits, letters, spaces and marks.

use alloc::string::String;
use alloc::vec::Vec;

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

    pub(super) fn before(&self, index: usize) -> &[Token<'a>] {
        self.0.get(..index).unwrap_or_default()
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
