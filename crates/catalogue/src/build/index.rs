//! Packs everything that can be found.

use std::collections::BTreeMap;

use rules::manifest::IndexEntry;
use rules::search::{Packed, Packer, TooManyWords};

use super::compile::guide_of;
use crate::lower::Catalogue;
use crate::record::procedure::CompiledRecord;

/// The index of life events, of all guides and of the records `without` one. A guide is also found by the names of
/// the records `with_guide`, for which it stands.
pub(super) fn pack(
    catalogue: &Catalogue,
    with_guide: &[&CompiledRecord],
    without: &[&CompiledRecord],
) -> Result<Packed, TooManyWords> {
    let mut numbers = BTreeMap::new();
    let mut packer = Packer::new(|word, next| *numbers.entry(word.to_owned()).or_insert(next));
    for (said, called) in &catalogue.synonyms {
        packer.say(said, called);
    }
    for event in &catalogue.life_events {
        packer.add(&event.entry, None)?;
    }
    for (number, guide) in catalogue.guides.iter().enumerate() {
        let mut entry: IndexEntry = guide.entry.clone();
        for record in with_guide.iter().filter(|r| guide_of(catalogue, r) == Some(number)) {
            let name = &record.entry.name.vi;
            if *name != entry.name.vi && !entry.also_called.contains(name) {
                entry.also_called.push(name.clone());
            }
        }
        packer.add(&entry, None)?;
    }
    for record in without {
        let only_in = record.procedure.record.as_ref().and_then(|facts| facts.only_in);
        packer.add(&record.entry, only_in)?;
    }
    Ok(packer.packed())
}
