//! Names of provinces, procedures and channels, read from the site that is served, and of offices, from
//! the operator's file; where there is none, the code itself is shown.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rules::channel::Channel;
use rules::file;
use rules::manifest::{Common, EntryKind, IndexEntry, Manifest};
use rules::text::{Language, Text};

use super::words;
use crate::figures::Dimension;
use crate::office_names::OfficeNames;

/// Where a site keeps its catalogue.
const CATALOGUE: &str = "mot-cua/data/vi";

/// Names by codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    provinces: BTreeMap<String, Text>,
    procedures: BTreeMap<String, Text>,
    offices: OfficeNames,
}

impl Labels {
    /// The names of a site, where there is one, and of offices.
    pub(crate) fn new(site: Option<&Path>, offices: OfficeNames) -> Self {
        Self { offices, ..site.map(Self::of_site).unwrap_or_default() }
    }

    /// Reads the names of a site. A site without a catalogue, or with one of another form, has
    /// none, which is no error: codes are shown.
    fn of_site(site: &Path) -> Self {
        let folder = site.join(CATALOGUE);
        let read = |name: &str| fs::read(folder.join(name)).ok();
        let manifest = read("catalogue.bin").and_then(|bytes| file::read::<Manifest>(&bytes).ok());
        let Some(manifest) = manifest else { return Self::default() };
        let common = read(&manifest.common).and_then(|bytes| file::read::<Common>(&bytes).ok());
        let index =
            read(&manifest.index).and_then(|bytes| file::read::<Vec<IndexEntry>>(&bytes).ok());
        let provinces = common.into_iter().flat_map(|common| common.provinces);
        // Situations of life are found by name as well, but nobody rates them.
        let procedures = index.into_iter().flatten();
        let procedures = procedures.filter(|entry| entry.kind == EntryKind::Procedure);
        Self {
            provinces: provinces.map(|province| (province.code.into(), province.name)).collect(),
            procedures: procedures.map(|entry| (entry.id, entry.name)).collect(),
            offices: OfficeNames::default(),
        }
    }

    /// What a value of a field is called: by its code, where no name is known.
    pub(crate) fn name(&self, by: Dimension, value: Option<&str>, language: Language) -> String {
        match value {
            None => words(language).not_said.to_owned(),
            Some(value) => self.known(by, value, language).unwrap_or(value).to_owned(),
        }
    }

    /// The name of a code, if there is one.
    pub(crate) fn known(&self, by: Dimension, value: &str, language: Language) -> Option<&str> {
        match by {
            Dimension::Province => self.provinces.get(value).map(|name| name.in_language(language)),
            Dimension::Procedure => {
                self.procedures.get(value).map(|name| name.in_language(language))
            }
            Dimension::Office => self.offices.get(value),
            Dimension::Channel => Channel::ALL
                .iter()
                .position(|channel| channel.code() == value)
                .and_then(|place| words(language).channels.get(place).copied()),
        }
    }

    /// Codes and names to choose from.
    pub(crate) fn choices(&self, by: Dimension, language: Language) -> Vec<(String, String)> {
        let names = match by {
            Dimension::Province => &self.provinces,
            Dimension::Procedure => &self.procedures,
            Dimension::Office | Dimension::Channel => {
                let channels = Channel::ALL.map(|channel| channel.code().to_owned());
                let name = |code: String| (code.clone(), self.name(by, Some(&code), language));
                return channels.into_iter().map(name).collect();
            }
        };
        names
            .iter()
            .map(|(code, name)| (code.clone(), name.in_language(language).to_owned()))
            .collect()
    }
}
