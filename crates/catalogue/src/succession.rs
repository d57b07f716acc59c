//! Follows codes that were replaced or repealed to what holds now.

use std::collections::BTreeMap;

use crate::source::Source;
use crate::source::succession::Succession;

/// The ends of codes, by code. Of a code that is there twice, which `check` finds, the first
/// counts.
#[derive(Clone, Debug, Default)]
pub struct Successions<'s> {
    by_code: BTreeMap<&'s str, &'s Succession>,
}

/// What a code has become.
#[derive(Clone, Copy, Debug)]
pub struct Ended<'s> {
    /// The guide or code at the end of all successions; nothing, if that was repealed.
    pub successor: Option<&'s str>,
    /// The last succession on the way.
    pub last: &'s Succession,
}

impl<'s> Successions<'s> {
    /// The successions of a catalogue.
    #[must_use]
    pub fn new(source: &'s Source) -> Self {
        let mut by_code = BTreeMap::new();
        for succession in &source.successions.value.succession {
            by_code.entry(succession.code.as_str()).or_insert(succession);
        }
        Self { by_code }
    }

    /// What a code has become; `None` for one in force.
    ///
    /// # Errors
    /// The chain, where it comes back to one of its codes.
    pub fn follow(&self, code: &str) -> Result<Option<Ended<'s>>, Vec<String>> {
        let Some(mut last) = self.by_code.get(code).copied() else { return Ok(None) };
        let mut chain = vec![code.to_owned()];
        loop {
            let Some(successor) = last.successor.as_deref() else {
                return Ok(Some(Ended { successor: None, last }));
            };
            let seen = chain.iter().any(|code| code == successor);
            chain.push(successor.to_owned());
            if seen {
                return Err(chain);
            }
            match self.by_code.get(successor) {
                Some(next) => last = next,
                None => return Ok(Some(Ended { successor: Some(successor), last })),
            }
        }
    }

    /// Every code that has ended, with what it has become; circles are left out.
    pub fn ended(&self) -> impl Iterator<Item = (&'s str, Ended<'s>)> {
        self.by_code.keys().filter_map(|code| Some((*code, self.follow(code).ok()??)))
    }

    /// What came in the place of each code that was replaced.
    #[must_use]
    pub fn successors(&self) -> BTreeMap<String, String> {
        self.ended()
            .filter_map(|(code, ended)| Some((code.to_owned(), ended.successor?.to_owned())))
            .collect()
    }
}
