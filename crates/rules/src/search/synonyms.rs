//! What people say for what is called otherwise in names: `sổ đỏ`, `cccd`.

use alloc::vec::Vec;

use super::letters::{Letter, SPACE, letters};
use super::query::begins;

/// What people say, with what it is called in names.
#[derive(Clone, Debug)]
pub(super) struct Synonym {
    said: Vec<Letter>,
    called: Vec<Letter>,
}

/// Reads the lines of an index.
pub(super) fn synonyms(lines: &str) -> Vec<Synonym> {
    let mut synonyms = Vec::new();
    for line in lines.lines() {
        if let Some((text, other)) = line.split_once('\t') {
            let (mut said, mut called) = (Vec::new(), Vec::new());
            letters(text, &mut said);
            letters(other, &mut called);
            synonyms.push(Synonym { said, called });
        }
    }
    synonyms
}

/// The query with what was said replaced by what it is called. Something may be called in several
/// ways; `way` counts them. Nothing when there is no such way.
pub(super) fn replaced(query: &[Letter], synonyms: &[Synonym], way: usize) -> Option<Vec<Letter>> {
    let mut replaced: Vec<Letter> = Vec::new();
    let mut found = false;
    let mut rest = query;
    while !rest.is_empty() {
        let mut length = rest.iter().take_while(|letter| **letter != SPACE).count();
        let mut called = rest.get(..length).unwrap_or_default();
        // The longest that was said; of its ways this one, or the last.
        let (mut longest, mut ways) = (0, 0_usize);
        for synonym in synonyms {
            let said = said(synonym, rest);
            if said == 0 || said < longest {
                continue;
            }
            if said > longest {
                (longest, ways) = (said, 0);
            }
            if ways <= way {
                (length, called) = (said, &synonym.called);
                found |= ways == way;
            }
            ways = ways.saturating_add(1);
        }
        replaced.extend_from_slice(called);
        rest = rest.get(length.saturating_add(1)..).unwrap_or_default();
        if !rest.is_empty() {
            replaced.push(SPACE);
        }
    }
    found.then_some(replaced)
}

/// How many letters at the beginning of a query say it. Of several words the last may be in the
/// making.
fn said(synonym: &Synonym, query: &[Letter]) -> usize {
    let said = &synonym.said;
    let typed = query.get(..said.len()).unwrap_or(query);
    let whole = typed.len() == said.len() && query.get(said.len()).is_none_or(|l| *l == SPACE);
    let in_the_making = typed.len() < said.len() && typed.contains(&SPACE);
    // A mark that was typed says that something else is meant: `sơ đồ` isn't `sổ đỏ`.
    let is_said = (whole || in_the_making) && begins(said, typed) == Some(false);
    if is_said { typed.len() } else { 0 }
}
