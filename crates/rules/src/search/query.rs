//! What was typed, compared with every word once.

use alloc::string::String;
use alloc::vec::Vec;

use super::index::{Hit, Index};
use super::letters::{Letter, SPACE, letters};
use super::mistake::{is_long, is_meant};
use super::synonyms::replaced;

/// As many words as there are bits; of what follows nobody types so much by hand.
const MOST_WORDS: usize = 16;

/// Fewer digits would find half of the national catalogue.
const LEAST_DIGITS: usize = 3;

/// How well an entry fits; the least is the best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// Whether a word was mistyped.
    mistake: bool,
    /// Whether a mark was typed that the text doesn't have.
    other_marks: bool,
    fit: Fit,
    /// Words of the text: of two that fit alike the shorter one says more exactly what was typed.
    length: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    #[default]
    Code,
    Whole,
    Beginning,
    Phrase,
    Words,
}

/// What was typed, or what it is called in names.
#[derive(Clone, Debug)]
pub(super) struct Query {
    /// Each word with its bit.
    words: Vec<(u16, Vec<Letter>)>,
    /// The bits of all words.
    all: u16,
    /// By the number of a word of the index, which words of the query it fits.
    table: Vec<Fits>,
    /// The digits of a query that looks like a national code.
    code: Option<String>,
}

/// The words of a query that a word of the index fits, as bits.
#[derive(Clone, Copy, Debug, Default)]
struct Fits {
    /// It begins so.
    begins: u16,
    /// It begins so, and has every mark that was typed.
    clean: u16,
    /// It is that word, whole.
    whole: u16,
    /// It doesn't begin so, but is meant.
    meant: u16,
}

impl Query {
    /// The query, and those that say the same in the words of names.
    pub(super) fn all(typed: &str, index: &Index) -> Vec<Self> {
        let mut queries = Vec::new();
        let mut folded = Vec::new();
        letters(typed, &mut folded);
        if folded.is_empty() {
            return queries;
        }
        let mut way = 0_usize;
        while let Some(called) = replaced(&folded, &index.synonyms, way) {
            queries.push(Self::new(&called, None, index));
            way = way.saturating_add(1);
        }
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let only_code = typed.bytes().all(|c| c.is_ascii_digit() || c == b'.' || c == b' ');
        let code = (only_code && digits.len() >= LEAST_DIGITS).then_some(digits);
        queries.push(Self::new(&folded, code, index));
        queries
    }

    fn new(letters: &[Letter], code: Option<String>, index: &Index) -> Self {
        let mut query = Self { words: Vec::new(), all: 0, table: Vec::new(), code };
        for word in letters.split(|letter| *letter == SPACE).take(MOST_WORDS) {
            // The bit behind those of the words before.
            let bit = query.all.saturating_add(1);
            query.words.push((bit, word.to_vec()));
            query.all |= bit;
        }
        for word in index.words() {
            let mut fits = Fits::default();
            for (bit, typed) in &query.words {
                if let Some(other_marks) = begins(word, typed) {
                    fits.begins |= bit;
                    fits.clean |= if other_marks { 0 } else { *bit };
                    fits.whole |= if word.len() == typed.len() { *bit } else { 0 };
                }
            }
            query.table.push(fits);
        }
        query
    }

    /// Also takes words that are meant, with a mistake; whether there are any.
    pub(super) fn allow_a_mistake(&mut self, index: &Index) -> bool {
        let last = self.last();
        let mut any = 0;
        for (bit, typed) in self.words.iter().filter(|(_, typed)| is_long(typed)) {
            for (word, fits) in index.words().zip(&mut self.table) {
                if fits.begins & bit == 0 && is_meant(word, typed, *bit != last) {
                    fits.meant |= bit;
                    any |= bit;
                }
            }
        }
        any != 0
    }

    /// How well it fits, if it does.
    pub(super) fn rank(&self, hit: &Hit<'_>) -> Option<Rank> {
        if self.code.as_ref().is_some_and(|digits| has_code(hit.line, digits)) {
            return Some(Rank::default());
        }
        hit.texts().filter_map(|text| self.rank_text(text)).min()
    }

    fn rank_text(&self, text: &[u16]) -> Option<Rank> {
        let fits = |number: &u16| self.table.get(usize::from(*number)).copied().unwrap_or_default();
        // Of thousands of texts most are left here.
        let (mut begins, mut meant) = (0_u16, 0_u16);
        for number in text {
            let fits = fits(number);
            begins |= fits.begins;
            meant |= fits.meant;
        }
        let missing = self.all & !begins;
        if missing & !meant != 0 || missing.count_ones() > 1 {
            return None;
        }
        let last = self.last();
        let mut clean = 0;
        // Bit n: the words of the query up to its nth are the last words of the text so far.
        let (mut run, mut clean_run) = (0_u16, 0_u16);
        let mut best = (true, Fit::Words);
        for (at, number) in text.iter().enumerate() {
            let fits = fits(number);
            clean |= fits.clean | fits.meant;
            let whole = fits.whole | fits.meant;
            run = ((run << 1) | 1) & (fits.begins | fits.meant);
            clean_run = ((clean_run << 1) | 1) & (fits.clean | fits.meant);
            if run & last != 0 {
                let first = 1_u16.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)) == Some(last);
                let ends = at.saturating_add(1) == text.len() && whole & last != 0;
                let fit = match first {
                    true if ends => Fit::Whole,
                    true => Fit::Beginning,
                    false => Fit::Phrase,
                };
                best = best.min((clean_run & last == 0, fit));
            }
            run &= whole;
            clean_run &= whole;
        }
        let (other_marks, fit) = best.min((self.all & !clean != 0, Fit::Words));
        Some(Rank { mistake: missing != 0, other_marks, fit, length: text.len() })
    }

    /// The bit of the last word, which may still be in the making.
    fn last(&self) -> u16 {
        self.all & !(self.all >> 1)
    }
}

/// Whether a text begins with what was typed and, if so, whether marks were typed that it lacks.
pub(super) fn begins(text: &[Letter], typed: &[Letter]) -> Option<bool> {
    let text = text.get(..typed.len())?;
    let mut other_marks = false;
    for (letter, typed) in text.iter().zip(typed) {
        if letter.base != typed.base {
            return None;
        }
        // A person who has typed `ô` may be on the way to `ộ`.
        other_marks |= typed.marks & !letter.marks != 0;
    }
    Some(other_marks)
}

fn has_code(line: &str, digits: &str) -> bool {
    line.split(' ').any(|code| {
        let mut code = code.chars().filter(char::is_ascii_digit);
        digits.chars().all(|digit| code.next() == Some(digit))
    })
}
