//! What ends or begins within some days: what an editor must look at next.

use std::fmt;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::text::{Language, Text};

use crate::lower::rules;
use crate::problem::Kind;
use crate::source::Source;
use crate::source::file::At;
use crate::source::shared::Document;
use crate::source::values::{Citation, Day};

/// Something that ends or begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expiring {
    /// Its last day, or its first.
    pub day: Date,
    /// Whether it ends or begins then.
    pub turn: Turn,
    /// What it is.
    pub kind: Kind,
    /// What it is called, as far as it has a name.
    pub name: Text,
    /// What follows, where that is known.
    pub follows: Option<Text>,
    /// File and line.
    pub place: String,
}

/// Whether something ends or begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// The day is its last.
    Ends,
    /// The day is its first.
    Begins,
}

/// What ends or begins from `on` to `within` days later, soonest first.
#[must_use]
pub fn expiring(source: &Source, on: Date, within: u16) -> Vec<Expiring> {
    let until = on.checked_add(i32::from(within)).unwrap_or(Date::MAX);
    let mut found = List { source, from: on, until, found: Vec::new() };
    for (_, document, at) in source.documents.entries() {
        let window = (document.valid_from, document.valid_to);
        let after = found.after(document);
        found.add(&at, Kind::Document, &document.name, window, after.as_ref());
    }
    for rule in rules(source) {
        let policy = &rule.file.parsed.value;
        let from = rule.rule.valid_from.or(policy.valid_from);
        let to = rule.rule.valid_to.or(policy.valid_to);
        let after = found.after_id(&policy.document);
        found.add(&rule.at(), Kind::Rule, &rule.rule.summary, (from, to), after.as_ref());
    }
    for parsed in &source.guides {
        let (guide, at) = (&parsed.value, parsed.at());
        let windows: Vec<_> = guide.limits.iter().map(|l| (l.valid_from, l.valid_to)).collect();
        for (index, limit) in guide.limits.iter().enumerate() {
            let at = at.key("limits").index(index);
            let after = found.next(&windows, limit.valid_to, &limit.source);
            found.add(
                &at,
                Kind::Limit,
                &guide.name,
                (limit.valid_from, limit.valid_to),
                after.as_ref(),
            );
        }
        for (fee_index, fee) in guide.fees.iter().enumerate() {
            let at = at.key("fees").index(fee_index).key("rates");
            let windows: Vec<_> = fee.rates.iter().map(|r| (r.valid_from, r.valid_to)).collect();
            for (index, rate) in fee.rates.iter().enumerate() {
                let after = found.next(&windows, rate.valid_to, &rate.source);
                let window = (rate.valid_from, rate.valid_to);
                found.add(&at.index(index), Kind::Rate, &fee.name, window, after.as_ref());
            }
        }
    }
    found.found.sort_by_key(|it| (it.day, it.turn));
    found.found
}

type Days = (Option<Day>, Option<Day>);

struct List<'s> {
    source: &'s Source,
    from: Date,
    until: Date,
    found: Vec<Expiring>,
}

impl List<'_> {
    fn add(&mut self, at: &At<'_>, kind: Kind, name: &Text, days: Days, after: Option<&Text>) {
        let (begins, ends) = days;
        for (day, turn) in [(begins, Turn::Begins), (ends, Turn::Ends)] {
            let within = |day: &Day| (self.from..=self.until).contains(&day.0);
            let Some(day) = day.filter(within) else { continue };
            self.found.push(Expiring {
                day: day.0,
                turn,
                kind,
                name: name.clone(),
                follows: after.cloned().filter(|_| turn == Turn::Ends),
                place: at.place(),
            });
        }
    }

    /// What a document says of the time after it.
    fn after(&self, document: &Document) -> Option<Text> {
        let successor = document.repealed_by.as_ref();
        let successor = successor.and_then(|id| self.source.documents.get(id));
        document.after.clone().or_else(|| successor.map(|successor| successor.name.clone()))
    }

    fn after_id(&self, document: &str) -> Option<Text> {
        self.source.documents.get(document).and_then(|document| self.after(document))
    }

    /// What follows a limit or rate: one that begins on the next day, or what its document says.
    fn next(&self, windows: &[Days], ends: Option<Day>, source: &Citation) -> Option<Text> {
        let next_day = ends.and_then(|to| to.0.tomorrow().ok());
        let begins = |(from, _): &Days| from.is_some_and(|from| Some(from.0) == next_day);
        match windows.iter().position(begins) {
            Some(next) => {
                let number = next + 1;
                Some(Text {
                    vi: format!("mục thứ {number} trong cùng danh sách"),
                    en: format!("number {number} of the same list"),
                })
            }
            None => self.after_id(&source.document),
        }
    }
}

impl Expiring {
    /// Day, what, name; below it what follows, and the place.
    #[must_use]
    pub fn in_language(&self, language: Language) -> impl fmt::Display {
        let vietnamese = language == Language::Vi;
        let turn = match (self.turn, vietnamese) {
            (Turn::Ends, true) => "hết hiệu lực",
            (Turn::Ends, false) => "ends",
            (Turn::Begins, true) => "có hiệu lực",
            (Turn::Begins, false) => "begins",
        };
        let unknown = Text { vi: "chưa rõ".to_owned(), en: "not known".to_owned() };
        let follows = match self.turn {
            Turn::Begins => String::new(),
            Turn::Ends => {
                let follows = self.follows.as_ref().unwrap_or(&unknown).in_language(language);
                let word = if vietnamese { "sau đó" } else { "then" };
                format!("\n    {word}: {follows}")
            }
        };
        let kind = self.kind.text();
        let (kind, name) = (kind.in_language(language), self.name.in_language(language));
        format!("{} {turn}: {kind}: {name}{follows}\n    {}", self.day.write(), self.place)
    }
}
