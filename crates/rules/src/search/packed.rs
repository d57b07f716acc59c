//! Everything that can be found, in the form that is small on the way.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;
use serde::{Deserialize, Serialize};

use super::letters::is_letter;
use crate::file::Compiled;
use crate::manifest::IndexEntry;
use crate::place::ProvinceCode;

/// Ends an entry, among numbers of words.
pub(super) const END: u16 = 0;
/// Stands between two texts of an entry.
pub(super) const NEXT: u16 = 1;
/// The number of the first word.
const FIRST: u16 = 2;

/// What a word ends with that is joined to the next one without a space.
pub(super) const JOINED: char = '\u{1}';

/// Names, nicknames and codes of procedures, each different word once.
///
/// National names repeat some 4,000 words 140,000 times. As numbers they are smaller than as
/// letters, take no memory of their own for each name, and a query is compared with a word once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// Each different word with the punctuation around it, on a line of its own.
    pub(super) words: String,
    /// The texts of each entry as numbers of words: the Vietnamese name, the English one, nicknames.
    pub(super) texts: Vec<u16>,
    /// A line for each entry: its id, empty where that is its code; codes; `@` and the province that
    /// issued it.
    pub(super) lines: String,
    /// What people say, with what it is called in names, on a line with a tab between.
    pub(super) synonyms: String,
}

impl Compiled for Packed {}

/// More different words than can be numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the index holds more than {} different words", u16::MAX)]
pub struct TooManyWords;

/// Packs entries.
#[derive(Clone, Debug)]
pub struct Packer<F> {
    packed: Packed,
    next: u16,
    /// The number of a word, given the number that it gets if it is new.
    number: F,
}

impl<F: FnMut(&str, u16) -> u16> Packer<F> {
    /// Begins; `number` is the number of a word, given the number that it gets if it is new.
    pub fn new(number: F) -> Self {
        Self { packed: Packed::default(), next: FIRST, number }
    }

    /// Adds a procedure, with the province that issued it if it isn't the nation's.
    ///
    /// # Errors
    /// [`TooManyWords`]; what was packed isn't fit for use then.
    pub fn add(
        &mut self,
        entry: &IndexEntry,
        issued_by: Option<ProvinceCode>,
    ) -> Result<(), TooManyWords> {
        let more = [entry.name.en.as_str()].into_iter();
        let more = more.chain(entry.also_called.iter().map(String::as_str));
        self.add_text(&entry.name.vi)?;
        if !(entry.name.en.is_empty() && entry.also_called.is_empty()) {
            for text in more {
                self.packed.texts.push(NEXT);
                self.add_text(text)?;
            }
        }
        self.packed.texts.push(END);
        let lines = &mut self.packed.lines;
        if entry.codes.first() != Some(&entry.id) {
            lines.push_str(&entry.id);
        }
        for code in &entry.codes {
            lines.push(' ');
            lines.push_str(code);
        }
        if let Some(province) = issued_by {
            // Writing to a string can't fail.
            let _ = write!(lines, " @{province}");
        }
        lines.push('\n');
        Ok(())
    }

    /// Adds that people say `said` for what is `called` so in names.
    pub fn say(&mut self, said: &str, called: &str) {
        for part in [&one_line(said), "\t", &one_line(called), "\n"] {
            self.packed.synonyms.push_str(part);
        }
    }

    /// What was packed.
    pub fn packed(self) -> Packed {
        self.packed
    }

    fn add_text(&mut self, text: &str) -> Result<(), TooManyWords> {
        let text = one_line(text);
        let mut start = 0;
        for end in word_starts(&text).skip(1).chain([text.len()]) {
            let word = text.get(start..end).unwrap_or_default();
            start = end;
            match word.strip_suffix(' ') {
                Some(word) => self.add_word(word)?,
                None if end == text.len() => self.add_word(word)?,
                None => self.add_word(&format!("{word}{JOINED}"))?,
            }
        }
        Ok(())
    }

    fn add_word(&mut self, word: &str) -> Result<(), TooManyWords> {
        let number = (self.number)(word, self.next);
        if number == self.next {
            self.next = self.next.checked_add(1).ok_or(TooManyWords)?;
            self.packed.words.push_str(word);
            self.packed.words.push('\n');
        }
        self.packed.texts.push(number);
        Ok(())
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where words begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let starts = is_letter(c) && !inside;
        inside = is_letter(c);
        starts.then_some(at)
    })
}
