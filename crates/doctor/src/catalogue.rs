//! The catalogue that a page's widgets read: there, readable, young enough, and holding what the
//! page asks for.

use jiff_core::civil::Date;
use mot_cua::state::Problem;
use rules::file::{self, FileError};
use rules::manifest::{Asked, Common, Manifest, ProcedureFile, plain_file, start_file};
use rules::procedure::Procedure;
use rules::text::Language;
use url::Url;

use crate::files::{Keep, file as fetch, kept};
use crate::finding::Finding;
use crate::page::Page;
use crate::tag::{Tag, Wanted};
use crate::web::{Answer, Web};

/// Days after which somebody should look whether the law has changed.
const OLD: i32 = 180;

/// Looks at the catalogue of each language that the page shows.
pub(crate) fn check(
    web: &Web,
    page: &Page,
    tag: &Tag,
    wanted: &Wanted,
    today: Date,
    found: &mut Vec<Finding>,
) {
    for language in &wanted.languages {
        let Ok(folder) = tag.catalogue.join(&format!("{}/", language.code())) else { continue };
        let catalogue = Catalogue { web, page, folder, language: *language, today };
        catalogue.check(wanted, found);
    }
}

struct Catalogue<'a> {
    web: &'a Web,
    page: &'a Page,
    folder: Url,
    language: Language,
    today: Date,
}

impl Catalogue<'_> {
    fn check(&self, wanted: &Wanted, found: &mut Vec<Finding>) {
        let Some(manifest) = self.read::<Manifest>("catalogue.bin", Keep::Briefly, found) else {
            return;
        };
        let common = self.read::<Common>(&manifest.common, Keep::Long, found);
        let version = manifest.version.clone();
        found.push(Finding::Catalogue { version, language: self.language });
        if let Some(common) = &common {
            let year = self.today.year();
            if !common.calendar.years.iter().any(|calendar| calendar.year == year) {
                found.push(Finding::NoCalendar { year });
            }
        }
        for options in &wanted.options {
            if let (Some(code), Some(common)) = (options.province, &common)
                && !common.provinces.iter().any(|province| province.code == code)
            {
                found.push(Finding::Wanted(Problem::UnknownProvince(code.to_string())));
            }
            if let Some(id) = &options.procedure {
                match self.procedure(&manifest, id, found) {
                    None => found.push(Finding::Wanted(Problem::UnknownProcedure(id.clone()))),
                    Some(entry) => {
                        self.age(&entry, found);
                        self.start(&manifest.version, id, found);
                        self.rendered(&plain_file(id), found);
                    }
                }
            }
        }
    }

    fn procedure(
        &self,
        manifest: &Manifest,
        id: &str,
        found: &mut Vec<Finding>,
    ) -> Option<ProcedureFile> {
        if let Some(entry) = manifest.find(id) {
            return Some(entry.clone());
        }
        let lookup = manifest.lookup(id)?;
        let listed = self.read::<Vec<ProcedureFile>>(&lookup, Keep::Long, found)?;
        listed.into_iter().find(|entry| entry.is(id))
    }

    /// How long ago the sources of a procedure were last compared with it.
    fn age(&self, entry: &ProcedureFile, found: &mut Vec<Finding>) {
        let Some(procedure) = self.read::<Procedure>(&entry.file, Keep::Long, found) else {
            return;
        };
        let checked = procedure.documents.iter().map(|document| document.checked_on).max();
        let Some(checked_on) = checked else { return };
        let days = self
            .today
            .to_unix_epoch_day()
            .day()
            .saturating_sub(checked_on.to_unix_epoch_day().day());
        if days > OLD {
            found.push(Finding::Old { procedure: entry.id.clone(), checked_on, days });
        }
    }

    /// The first question, and whether it is of the catalogue that is there now: a page that names
    /// a procedure takes its rules from this file.
    fn start(&self, version: &str, id: &str, found: &mut Vec<Finding>) {
        let Some(answer) = self.rendered(&start_file(id), found) else { return };
        let url = answer.url;
        match asked(&answer.body).map(file::read::<Asked>) {
            Some(Ok(asked)) if asked.version == version => {}
            Some(Ok(asked)) => {
                let (version, catalogue) = (asked.version, version.to_owned());
                found.push(Finding::MixedCatalogue { url, version, catalogue });
            }
            Some(Err(FileError::Format(format))) => {
                found.push(Finding::Wanted(Problem::CatalogueFormat(format)));
            }
            Some(Err(_)) | None => {
                found.push(Finding::Wanted(Problem::CatalogueBroken(url.to_string())));
            }
        }
    }

    /// A file that the loader finds by the code that the page names. Catalogues of older versions
    /// have none, and the widget works without.
    fn rendered(&self, name: &str, found: &mut Vec<Finding>) -> Option<Answer> {
        let url = self.folder.join(name).ok()?;
        let answer = fetch(self.web, self.page, &url, true, found);
        if let Some(Finding::Status { url: gone, status: 404 }) = found.last()
            && *gone == url
        {
            found.pop();
            found.push(Finding::NotRendered { url });
        }
        let answer = answer?;
        kept(&answer, Keep::Briefly, found);
        Some(answer)
    }

    fn read<T: file::Compiled>(
        &self,
        name: &str,
        keep: Keep,
        found: &mut Vec<Finding>,
    ) -> Option<T> {
        let url = self.folder.join(name).ok()?;
        let answer = fetch(self.web, self.page, &url, true, found)?;
        kept(&answer, keep, found);
        match file::read(&answer.body) {
            Ok(value) => return Some(value),
            Err(FileError::Format(format)) => {
                found.push(Finding::Wanted(Problem::CatalogueFormat(format)));
            }
            Err(error) => {
                let what = format!("{url}: {error}");
                found.push(Finding::Wanted(Problem::CatalogueBroken(what)));
            }
        }
        None
    }
}

/// What is asked, behind the HTML of the first question.
fn asked(start: &[u8]) -> Option<&[u8]> {
    let (_, rest) = part(start)?;
    part(rest).map(|(asked, _)| asked)
}

/// A part with its length before it, and the rest.
fn part(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, bytes) = bytes.split_first_chunk()?;
    bytes.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)
}
