//! Compiles the catalogue into files: small ones, each named by what it holds.

use rules::file::{self, FileError};
use rules::manifest::{
    Common, IndexEntry, LifeEventFile, Manifest, ProcedureFile, lookup_file, lookup_of,
};
use rules::procedure::Procedure;
use rules::search::fold;
use rules::text::Language;
use sha2::{Digest, Sha256};

use super::BuildError;
use super::index::pack;
use super::shown::{Render, Shown};
use crate::lower::Catalogue;
use crate::one_language;
use crate::record::procedure::CompiledRecord;

/// The only file of a language with a stable name.
pub const MANIFEST: &str = "catalogue.bin";

/// Enough of a hash that two versions of a file don't meet by chance, short enough for a name.
const HASH_LENGTH: usize = 12;

/// Procedures in a lookup: some 700 bytes as they travel.
const LOOKUP_SIZE: usize = 64;

/// The compiled files: the same catalogue always gives the same bytes.
#[derive(Clone, Debug)]
pub struct Files {
    /// The version of the catalogue.
    pub version: String,
    /// Paths below the folder, with contents.
    pub all: Vec<(String, Vec<u8>)>,
}

/// Compiles a catalogue into files; where there is a guide for a record's code, the guide stands for
/// it and is found by its name.
///
/// # Errors
/// A value that can't be written.
pub fn compile(catalogue: &Catalogue, render: &Render<'_>) -> Result<Files, BuildError> {
    // By code, whose procedures of one field stand together: their names are alike, and pack well.
    let mut records: Vec<&CompiledRecord> = catalogue.records.iter().collect();
    records.sort_by(|one, other| one.entry.id.cmp(&other.entry.id));
    let (with_guide, without): (Vec<_>, Vec<_>) =
        records.into_iter().partition(|record| guide_of(catalogue, record).is_some());
    let search = file::write(&pack(catalogue, &with_guide, &without)?)?;
    let mut all = Vec::new();
    let mut manifests = Vec::new();
    for language in Language::ALL {
        let mut files = Compiled { language, render, all: &mut all, shown: Shown::default() };
        let (manifest, records) = files.manifest(catalogue, &search, &without)?;
        let lookups = lookups(manifest.lookups, &records)?;
        let shown = files.shown;
        manifests.push((language, manifest, lookups, shown));
    }
    let lookups = manifests.iter().flat_map(|(_, _, lookups, _)| lookups).map(|(_, file)| file);
    let fragments = manifests.iter().flat_map(|(_, _, _, shown)| shown.html());
    let contents =
        lookups.map(|file| hash(file)).chain(fragments.map(|html| hash(html.as_bytes())));
    let names = all.iter().map(|(name, _)| name.clone());
    let version = hash(names.chain(contents).collect::<Vec<_>>().join("\n").as_bytes());
    for (language, manifest, lookups, shown) in manifests {
        let in_folder = |name: String| format!("{}/{name}", language.code());
        all.extend(shown.files(&version)?.into_iter().map(|(name, file)| (in_folder(name), file)));
        for (lookup, bytes) in lookups {
            all.push((in_folder(lookup_file(lookup, &version)), bytes));
        }
        let manifest = Manifest { version: version.clone(), ..manifest };
        all.push((manifest_of(language), file::write(&manifest)?));
    }
    Ok(Files { version, all })
}

/// The path of a language's manifest.
#[must_use]
pub fn manifest_of(language: Language) -> String {
    format!("{}/{MANIFEST}", language.code())
}

/// The records that no guide stands for.
pub(super) fn without_guide(catalogue: &Catalogue) -> impl Iterator<Item = &CompiledRecord> {
    catalogue.records.iter().filter(|record| guide_of(catalogue, record).is_none())
}

/// The number of the guide that stands for a record.
pub(super) fn guide_of(catalogue: &Catalogue, record: &CompiledRecord) -> Option<usize> {
    let codes = &record.entry.codes;
    catalogue.guides.iter().position(|guide| guide.entry.codes.iter().any(|c| codes.contains(c)))
}

/// The files of one language; names in its manifest begin in its folder.
struct Compiled<'a> {
    language: Language,
    render: &'a Render<'a>,
    all: &'a mut Vec<(String, Vec<u8>)>,
    shown: Shown,
}

impl Compiled<'_> {
    /// Everything but the lookups, whose names follow from all others.
    fn manifest(
        &mut self,
        catalogue: &Catalogue,
        search: &[u8],
        records: &[&CompiledRecord],
    ) -> Result<(Manifest, Vec<ProcedureFile>), FileError> {
        let language = self.language;
        let common =
            Common { calendar: catalogue.calendar.clone(), provinces: catalogue.provinces.clone() };
        let common = one_language::common(common, language);
        let common_file = self.add("common", file::write(&common)?);
        // People search in both languages.
        let guides = catalogue.guides.iter().map(|guide| &guide.entry);
        let life_events = catalogue.life_events.iter().map(|event| &event.entry);
        let mut listed: Vec<IndexEntry> = life_events.chain(guides).cloned().collect();
        // The file names that they come in the order of are ours; people look by name.
        listed.sort_by_cached_key(|entry| fold(entry.name.in_language(language)));
        let index = self.add("index", file::write(&listed)?);
        let search = self.add("search", search.to_vec());
        self.shown.common = Some(common.clone());
        let procedures = catalogue.guides.iter().map(|guide| (&guide.procedure, &guide.entry));
        let procedures = self.procedures(procedures, &common)?;
        let records = records.iter().map(|record| (&record.procedure, &record.entry));
        let records = self.procedures(records, &common)?;
        let lookups = u16::try_from(records.len().div_ceil(LOOKUP_SIZE)).unwrap_or(u16::MAX);
        let manifest = Manifest {
            version: String::new(),
            common: common_file,
            index,
            procedures,
            life_events: self.life_events(catalogue)?,
            search: Some(search),
            lookups,
        };
        Ok((manifest, records))
    }

    fn procedures<'p>(
        &mut self,
        procedures: impl Iterator<Item = (&'p Procedure, &'p IndexEntry)>,
        common: &Common,
    ) -> Result<Vec<ProcedureFile>, FileError> {
        procedures
            .map(|(procedure, IndexEntry { id, codes, .. })| {
                let procedure = one_language::procedure(procedure.clone(), self.language);
                let bytes = file::write(&procedure)?;
                let file = self.add(&format!("procedure/{}", in_a_path(id)), bytes);
                let names = [id].into_iter().chain(codes).map(|name| in_a_path(name));
                let fragments = (self.render)(&procedure, common, self.language);
                self.shown.add(names.collect(), procedure, fragments);
                Ok(ProcedureFile { id: id.clone(), codes: codes.clone(), file })
            })
            .collect()
    }

    fn life_events(&mut self, catalogue: &Catalogue) -> Result<Vec<LifeEventFile>, FileError> {
        let events = catalogue.life_events.iter().map(|compiled| {
            let id = compiled.event.id.clone();
            let event = one_language::life_event(compiled.event.clone(), self.language);
            let file = self.add(&format!("life-event/{id}"), file::write(&event)?);
            Ok(LifeEventFile { id, file })
        });
        events.collect()
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) -> String {
        self.push(format!("{name}-{}.bin", hash(&bytes)), bytes)
    }

    fn push(&mut self, name: String, bytes: Vec<u8>) -> String {
        self.all.push((format!("{}/{name}", self.language.code()), bytes));
        name
    }
}

/// The lookups of one language, each with its number. A procedure stands in that of each code.
fn lookups(count: u16, procedures: &[ProcedureFile]) -> Result<Vec<(u32, Vec<u8>)>, FileError> {
    let of = |lookup: u32| -> Vec<ProcedureFile> {
        let is_here = |code: &String| lookup_of(code, count) == Some(lookup);
        procedures.iter().filter(|file| file.codes.iter().any(is_here)).cloned().collect()
    };
    (0..count.into()).map(|lookup| Ok((lookup, file::write(&of(lookup))?))).collect()
}

/// An id as a part of a file name: national codes are what somebody typed.
fn in_a_path(id: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    id.chars().map(|c| if allowed(c) { c } else { '_' }).collect()
}

fn hash(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    digits.chars().take(HASH_LENGTH).collect()
}
