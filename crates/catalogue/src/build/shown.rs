//! The files that the loader fetches by the code that a page names: what is shown of a procedure
//! before the widget runs, and where it can't.

use std::collections::BTreeMap;

use rules::file::{self, FileError};
use rules::manifest::{Asked, Common, Fragments, Start, plain_file, start_file};
use rules::procedure::Procedure;
use rules::text::Language;

/// Makes the fragments of a procedure.
pub type Render<'a> = dyn Fn(&Procedure, &Common, Language) -> Fragments + 'a;

/// What is shown of the procedures of one language.
#[derive(Default)]
pub(super) struct Shown {
    /// What every procedure needs.
    pub(super) common: Option<Common>,
    procedures: Vec<(Vec<String>, Procedure, Fragments)>,
}

impl Shown {
    /// A procedure that goes by some ids and codes.
    pub(super) fn add(&mut self, names: Vec<String>, procedure: Procedure, fragments: Fragments) {
        self.procedures.push((names, procedure, fragments));
    }

    /// All HTML.
    pub(super) fn html(&self) -> impl Iterator<Item = &str> {
        self.procedures.iter().flat_map(|(_, _, html)| [&*html.first, &*html.plain])
    }

    /// The files, by their names in the folder of the language. Where two procedures go by one code,
    /// it leads to the first, as in the manifest.
    pub(super) fn files(self, version: &str) -> Result<BTreeMap<String, Vec<u8>>, FileError> {
        let mut files = BTreeMap::new();
        let Some(common) = self.common else { return Ok(files) };
        for (names, procedure, Fragments { first, plain }) in self.procedures {
            let asked = file::write(&Asked {
                version: version.to_owned(),
                id: procedure.id.clone(),
                name: procedure.name.clone(),
                questions: procedure.questions.clone(),
                documents: procedure.documents.clone(),
            })?;
            let start = Start { version: version.to_owned(), common: common.clone(), procedure };
            let mut file = Vec::new();
            for part in [first.as_bytes(), &asked] {
                file.extend(u32::try_from(part.len()).unwrap_or_default().to_le_bytes());
                file.extend(part);
            }
            file.extend(file::write(&start)?);
            for name in names {
                files.entry(start_file(&name)).or_insert_with(|| file.clone());
                files.entry(plain_file(&name)).or_insert_with(|| plain.clone().into_bytes());
            }
        }
        Ok(files)
    }
}
