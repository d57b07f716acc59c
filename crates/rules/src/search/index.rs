//! What can be found, opened for searching.

use alloc::string::String;
use alloc::vec::Vec;

use super::letters::{Letter, letters};
use super::packed::{END, JOINED, NEXT, Packed};
use super::query::Rank;
use super::synonyms::{Synonym, synonyms};
use crate::place::ProvinceCode;
use crate::text::Language;

/// What can be found, opened for searching: a few tables, however many names there are.
#[derive(Clone, Debug)]
pub struct Index {
    packed: Packed,
    /// By the number of a word, where it ends in [`Packed::words`] and in `letters`.
    ends: Vec<(usize, usize)>,
    /// The letters of each word, one word after the other.
    letters: Vec<Letter>,
    pub(super) synonyms: Vec<Synonym>,
}

impl Index {
    /// Opens what was fetched.
    #[must_use]
    pub fn new(packed: Packed) -> Self {
        // The marks between texts have numbers, but no letters.
        let mut ends = alloc::vec![(0, 0); 2];
        let mut all = Vec::new();
        let mut end = 0_usize;
        let mut word = Vec::new();
        for line in packed.words.split_inclusive('\n') {
            letters(line, &mut word);
            all.extend(&word);
            end = end.saturating_add(line.len());
            ends.push((end, all.len()));
        }
        let synonyms = synonyms(&packed.synonyms);
        Self { packed, ends, letters: all, synonyms }
    }

    /// Everything that can be found, in the order of the catalogue.
    pub fn hits(&self) -> impl Iterator<Item = Hit<'_>> {
        let texts = self.packed.texts.split(|number| *number == END);
        self.packed.lines.lines().zip(texts).map(|(line, texts)| Hit {
            index: self,
            line,
            texts,
            rank: Rank::default(),
        })
    }

    /// The letters of every word, in the order of their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = &[Letter]> {
        let mut start = 0;
        self.ends.iter().map(move |(_, end)| {
            let word = self.letters.get(start..*end).unwrap_or_default();
            start = *end;
            word
        })
    }

    /// A word with the punctuation around it.
    fn written(&self, number: u16) -> &str {
        let number = usize::from(number);
        let before = number.checked_sub(1).and_then(|before| self.ends.get(before));
        let (Some((start, _)), Some((end, _))) = (before, self.ends.get(number)) else { return "" };
        self.packed.words.get(*start..*end).unwrap_or_default().trim_end_matches('\n')
    }
}

/// A procedure that was found.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'a> {
    index: &'a Index,
    pub(super) line: &'a str,
    texts: &'a [u16],
    pub(super) rank: Rank,
}

impl<'a> Hit<'a> {
    /// Our own id, or the national code of a procedure without a guide.
    #[must_use]
    pub fn id(&self) -> &'a str {
        let line = self.line.strip_prefix(' ').unwrap_or(self.line);
        line.split_once(' ').map_or(line, |(id, _)| id)
    }

    /// Whether it has a guide.
    #[must_use]
    pub fn has_guide(&self) -> bool {
        !self.line.starts_with(' ')
    }

    /// National codes, with a space between.
    #[must_use]
    pub fn codes(&self) -> &'a str {
        let codes = self.line.split_once(' ').map_or("", |(_, codes)| codes);
        codes.split_once(" @").map_or(codes, |(codes, _)| codes)
    }

    /// The province that issued it, if it isn't the nation's: several have procedures of one name.
    #[must_use]
    pub fn issued_by(&self) -> Option<ProvinceCode> {
        let (_, province) = self.line.split_once('@')?;
        ProvinceCode::parse(province).ok()
    }

    /// Its name; in Vietnamese where there is no other.
    #[must_use]
    pub fn name(&self, language: Language) -> String {
        let mut texts = self.texts();
        let mut name = texts.next().unwrap_or_default();
        if language == Language::En
            && let Some(english) = texts.next().filter(|text| !text.is_empty())
        {
            name = english;
        }
        let mut written = String::new();
        for number in name {
            written.push_str(self.index.written(*number));
            if written.ends_with(JOINED) {
                written.pop();
            } else {
                written.push(' ');
            }
        }
        written.truncate(written.trim_end().len());
        written
    }

    /// The names and nicknames, as numbers of words.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'a [u16]> {
        self.texts.split(|number| *number == NEXT)
    }
}
