//! What stands in files as texts and sources, wherever it stands: translations, what is hard to read,
//! and documents that have ended.

use std::ops::Range;

use jiff_core::civil::Date;
use rules::iso::Iso;
use toml::de::{DeTable, DeValue};

use crate::finding::Finding;
use crate::problem::{Problem, TimeProblem};
use crate::reading::{long_sentence, unexplained};
use crate::source::Source;
use crate::source::file::File;
use crate::source::shared::Document;

mod number;

use number::{Number, numbers};

/// Shorter texts, such as names of places and forms, may be the same in both languages.
const LONGEST_ALIKE: usize = 20;

/// Names that others have given, however long they are.
const NAMES: [&str; 1] = ["name"];

/// Texts for editors, which speak of what has ended.
const FOR_EDITORS: [&str; 2] = ["record_note", "title"];

pub(super) fn check(source: &Source, today: Date) -> Vec<Finding> {
    let ended = Ended::new(source, today);
    let guides = source.guides.iter().map(|parsed| &parsed.file);
    let policies = source.policies.iter().map(|policy| &policy.parsed.file);
    let questions = std::iter::once(&source.questions.file);
    let events = source.life_events.iter().map(|parsed| &parsed.file);
    let in_use = guides.chain(policies).chain(questions).chain(events);
    let mut findings: Vec<Finding> = in_use.flat_map(|file| of_file(file, Some(&ended))).collect();
    let documents = source.documents.files.iter().map(|parsed| &parsed.file);
    let statuses = source.statuses.iter().map(|status| &status.parsed.file);
    findings.extend(documents.chain(statuses).flat_map(|file| of_file(file, None)));
    findings
}

/// The documents that have ended.
struct Ended<'s> {
    source: &'s Source,
    today: Date,
    /// With their official numbers; of several with one number only if all have ended.
    numbers: Vec<(Number<'s>, &'s Document)>,
}

impl<'s> Ended<'s> {
    fn new(source: &'s Source, today: Date) -> Self {
        let named = || {
            let documents = source.documents.entries();
            documents.filter_map(|(_, document, _)| {
                Some((numbers(&document.name.vi).next()?.1, document))
            })
        };
        let in_force = |number: &Number<'_>| {
            named().any(|(other, document)| other == *number && !has_ended(document, today))
        };
        let numbers = named().filter(|(number, _)| !in_force(number)).collect();
        Self { source, today, numbers }
    }

    /// The last day of a document that has ended.
    fn of_id(&self, id: &str) -> Option<Date> {
        let document = self.source.documents.get(id).filter(|known| has_ended(known, self.today));
        document.and_then(|document| document.valid_to).map(|day| day.0)
    }
}

fn has_ended(document: &Document, today: Date) -> bool {
    document.valid_to.is_some_and(|to| to.0 < today)
}

fn of_file(file: &File, ended: Option<&Ended<'_>>) -> Vec<Finding> {
    let mut reader = Reader { file, ended, names: false, findings: Vec::new() };
    if let Ok(table) = DeTable::parse(&file.text) {
        reader.table(table.get_ref(), None);
    }
    reader.findings
}

struct Reader<'r> {
    file: &'r File,
    ended: Option<&'r Ended<'r>>,
    /// Whether what is read is a name.
    names: bool,
    findings: Vec<Finding>,
}

impl Reader<'_> {
    /// `until` is the last filing date of what stands in this table.
    fn table(&mut self, table: &DeTable<'_>, until: Option<Date>) {
        let own = table.get("valid_to").and_then(|to| to.get_ref().as_datetime());
        let until = own.and_then(|to| Date::read(&to.to_string())).or(until);
        let word = |key: &str| {
            let (_, value) = table.get_key_value(key)?;
            Some((value.get_ref().as_str()?, value.span()))
        };
        if let (Some(vi), Some(en)) = (word("vi"), word("en")) {
            self.text(vi, en, until);
        }
        if let Some((document, span)) = word("document") {
            self.citation(document, span, until);
        }
        self.asked(table);
        for (key, value) in table {
            if !FOR_EDITORS.contains(&&**key.get_ref()) {
                self.names = NAMES.contains(&&**key.get_ref());
                self.value(value.get_ref(), until);
            }
        }
        self.names = false;
    }

    /// Words of a question or a choice that nobody explains beside it.
    fn asked(&mut self, table: &DeTable<'_>) {
        let in_vi = |key: &str| {
            let (_, vi) = table.get(key)?.get_ref().as_table()?.get_key_value("vi")?;
            Some((vi.get_ref().as_str()?, vi.span()))
        };
        let Some((text, span)) = in_vi("text") else { return };
        let beside = in_vi("help").map_or("", |(help, _)| help);
        let hard: Vec<_> = unexplained(text, beside).collect();
        for hard in hard {
            self.find(span.clone(), Problem::Hard(hard));
        }
    }

    fn value(&mut self, value: &DeValue<'_>, until: Option<Date>) {
        match value {
            DeValue::Table(table) => self.table(table, until),
            DeValue::Array(values) => {
                values.iter().for_each(|value| self.value(value.get_ref(), until));
            }
            _ => {}
        }
    }

    fn text(
        &mut self,
        (vi, in_vi): (&str, Range<usize>),
        (en, in_en): (&str, Range<usize>),
        until: Option<Date>,
    ) {
        for (text, span) in [(vi, &in_vi), (en, &in_en)] {
            if text.trim().is_empty() {
                self.find(span.clone(), Problem::EmptyText);
            }
            self.named(text, span, until);
            if let Some(hard) = long_sentence(text).filter(|_| !self.names) {
                self.find(span.clone(), Problem::Hard(hard));
            }
        }
        let long = vi.chars().count() > LONGEST_ALIKE;
        if vi == en && long && !vi.is_ascii() {
            self.find(in_en, Problem::Untranslated);
        }
    }

    /// Documents that a text names although they have ended.
    fn named(&mut self, text: &str, span: &Range<usize>, until: Option<Date>) {
        let Some(ended) = self.ended else { return };
        for (_, number) in numbers(text) {
            let found = ended.numbers.iter().find(|(known, _)| *known == number);
            let Some((_, document)) = found else { continue };
            let Some(to) = document.valid_to.filter(|to| !over_by(until, to.0)) else { continue };
            let name = document.name.clone();
            self.find(span.clone(), TimeProblem::NamesEnded { name, to: to.0 });
        }
    }

    fn citation(&mut self, document: &str, span: Range<usize>, until: Option<Date>) {
        let to = self.ended.and_then(|ended| ended.of_id(document));
        if let Some(to) = to.filter(|to| !over_by(until, *to)) {
            self.find(span, TimeProblem::CitesEnded { id: document.to_owned(), to });
        }
    }

    fn find(&mut self, span: Range<usize>, problem: impl Into<Problem>) {
        self.findings.push(self.file.finding(Some(span), problem.into()));
    }
}

/// Whether something that ends is over with the document: then it speaks of the past.
fn over_by(until: Option<Date>, to: Date) -> bool {
    until.is_some_and(|until| until <= to)
}
