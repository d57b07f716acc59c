//! A collection of records: one procedure a code, from the best of what was read.

use std::collections::BTreeMap;
use std::path::Path;

use super::defect::Defect;
use super::read::{Object, Place, Unusable, read};
use super::refusal::Refusal;
use super::{Form, Record};
use crate::finding::Finding;
use crate::problem::RecordProblem;

/// Records by code, and what was refused.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    entries: BTreeMap<String, Entry>,
    /// Objects that aren't used, in the order in which they were read.
    pub refused: Vec<Refused>,
    /// Objects of each form that were read: rows, pages, details.
    pub read: [usize; 3],
    /// Objects that say the same as another, or are older.
    pub outdone: usize,
}

/// What is known of one code.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The record, completed by what only a poorer form says.
    pub record: Record,
    /// The objects that it comes from, the one that says most last.
    pub kept: Vec<Kept>,
}

/// An object as it came.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Where it stood.
    pub place: Place,
    /// Its text, on one line.
    pub text: String,
    record: Record,
}

/// An object that isn't used, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands.
    pub place: Place,
    /// What is known of it, and why.
    pub object: Unusable,
}

impl Collection {
    /// Reads files into one collection.
    ///
    /// # Errors
    /// The files that can't be read, and codes that are there twice with nothing to choose by.
    pub fn read<P: AsRef<Path>>(paths: &[P]) -> Result<Self, Vec<Finding>> {
        let mut collection = Self::default();
        let mut findings = Vec::new();
        for path in paths {
            let mut add = |object| findings.extend(collection.add(object));
            if let Err(finding) = read(path.as_ref(), &mut add) {
                findings.push(finding);
            }
        }
        if findings.is_empty() { Ok(collection) } else { Err(findings) }
    }

    /// The records, by code.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.entries.values().map(|entry| &entry.record)
    }

    /// What is known of a code.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Entry> {
        self.entries.get(code)
    }

    /// Everything, by code.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(code, entry)| (code.as_str(), entry))
    }

    /// How many codes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an object.
    pub fn add(&mut self, object: Object) -> Option<Finding> {
        let record = match object.record {
            Ok(record) => record,
            Err(unusable) => {
                self.refused.push(Refused { place: object.place, object: unusable });
                return None;
            }
        };
        if let Some(count) = self.read.get_mut(record.form as usize) {
            *count += 1;
        }
        let code = record.code.clone();
        let new = Kept { place: object.place, text: object.text, record };
        let Some(entry) = self.entries.get_mut(&code) else {
            let record = new.record.clone();
            self.entries.insert(code, Entry { record, kept: vec![new] });
            return None;
        };
        let finding = match entry.meet(new) {
            Meeting::Joined => None,
            Meeting::Outdone => {
                self.outdone += 1;
                None
            }
            Meeting::OtherProcedure(refused) => {
                self.refused.push(refused);
                None
            }
            Meeting::Undecided(finding) => Some(finding),
        };
        entry.record = entry.merged();
        finding
    }
}

/// What becomes of an object whose code is known already.
enum Meeting {
    /// It is the first of its form.
    Joined,
    /// It or the one that was there is older, or says the same.
    Outdone,
    /// It or the one that was there is another procedure, whose code was typed with spaces.
    OtherProcedure(Refused),
    /// Nothing tells which of two is right.
    Undecided(Finding),
}

impl Entry {
    fn meet(&mut self, new: Kept) -> Meeting {
        let spaced = |kept: &Kept| kept.record.defects.contains(&Defect::CodeSpaces);
        if let Some(index) = self
            .kept
            .iter()
            .position(|old| spaced(old) != spaced(&new) && old.record.name != new.record.name)
        {
            // Whose code is written as codes are is the one that has it.
            let other =
                if spaced(&new) { new } else { std::mem::replace(&mut self.kept[index], new) };
            let by = self.kept.first().map(|kept| kept.record.name.clone()).unwrap_or_default();
            let object = Unusable {
                code: Some(other.record.code.clone()),
                name: Some(other.record.name.clone()),
                reason: Refusal::CodeTaken { by },
            };
            return Meeting::OtherProcedure(Refused { place: other.place, object });
        }
        let Some(old) = self.kept.iter_mut().find(|old| old.record.form == new.record.form) else {
            self.kept.push(new);
            self.kept.sort_by_key(|kept| kept.record.form);
            return Meeting::Joined;
        };
        if old.record == new.record {
            return Meeting::Outdone;
        }
        match old.record.updated_at.cmp(&new.record.updated_at) {
            std::cmp::Ordering::Less => *old = new,
            std::cmp::Ordering::Greater => {}
            std::cmp::Ordering::Equal => {
                let problem = RecordProblem::Duplicate {
                    code: new.record.code.clone(),
                    other: old.place.to_string(),
                }
                .into();
                let (file, line) = (new.place.file, new.place.line);
                return Meeting::Undecided(Finding { file, line, column: 1, problem });
            }
        }
        Meeting::Outdone
    }

    /// The best record, with what only poorer forms say: a page doesn't tell who issued it.
    fn merged(&self) -> Record {
        let mut forms = self.kept.iter().rev();
        let mut record = forms.next().map(|kept| kept.record.clone()).unwrap_or_default();
        for poorer in forms.map(|kept| &kept.record) {
            record.issuer = record.issuer.or_else(|| poorer.issuer.clone());
            record.provincial = record.provincial.or(poorer.provincial);
            record.internal |= poorer.internal && record.form == Form::Page;
            if record.agencies.is_empty() {
                record.agencies.clone_from(&poorer.agencies);
            }
        }
        record
    }
}
