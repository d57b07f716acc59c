//! Gives what editors wrote its meaning: ids become indexes, and what fits nothing is found.

use rules::calendar::Calendar;
use rules::channel::{Channel, Channels};
use rules::life_event::LifeEvent;
use rules::manifest::IndexEntry;
use rules::place::{Province, ProvinceCode, Territory, TerritoryCode};
use rules::procedure::Procedure;
use rules::search::fold;
use rules::text::Text;

use crate::calendar::calendar;
use crate::finding::Finding;
use crate::problem::{Kind, Problem, nearest};
use crate::record::procedure::CompiledRecord;
use crate::source::Source;
use crate::source::file::At;

mod condition;
mod example;
mod life_event;
mod policy;
mod procedure;
mod question;
pub mod record;
mod scope;
mod status;
mod values;

pub use example::{Example, Expected, ExpectedFee};
pub(crate) use policy::rules;
pub(crate) use question::{DONT_KNOW, answer};
use scope::Scope;

/// The catalogue as `rules` understands it.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Days off.
    pub calendar: Calendar,
    /// Provinces with their old territories.
    pub provinces: Vec<Province>,
    /// Procedures, in the order of [`Source::guides`].
    pub guides: Vec<CompiledGuide>,
    /// Life events, in the order of [`Source::life_events`].
    pub life_events: Vec<CompiledLifeEvent>,
    /// Procedures of national records, by code; a guide stands for those whose code it has.
    pub records: Vec<CompiledRecord>,
    /// What people say, each with what it is called in names; some have several.
    pub synonyms: Vec<(String, String)>,
}

/// A life event as `rules` understands it.
#[derive(Clone, Debug)]
pub struct CompiledLifeEvent {
    /// What the widget fetches.
    pub event: LifeEvent,
    /// What it is found by.
    pub entry: IndexEntry,
}

/// A guide as `rules` understands it.
#[derive(Clone, Debug)]
pub struct CompiledGuide {
    /// What the widget fetches.
    pub procedure: Procedure,
    /// What it is found by.
    pub entry: IndexEntry,
    /// Its worked examples.
    pub examples: Vec<Example>,
}

/// Compiles everything. With an error among the findings the catalogue isn't fit for use.
#[must_use]
pub fn lower(source: &Source) -> (Catalogue, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut guides: Vec<CompiledGuide> = source
        .guides
        .iter()
        .map(|guide| {
            let (compiled, found) = procedure::guide(source, guide);
            findings.extend(found);
            compiled
        })
        .collect();
    record::lead_to_guides(source, &mut guides);
    let years = source.years.iter().map(|year| &year.value);
    let calendar = calendar(years, &source.law.value);
    let provinces = provinces(source, &mut findings);
    findings.extend(policy::check_unmet(source));
    let mut life_events = Vec::new();
    for event in &source.life_events {
        let (compiled, found) = life_event::life_event(event, &guides);
        life_events.push(compiled);
        findings.extend(found);
    }
    let synonyms = synonyms(source);
    (
        Catalogue { calendar, provinces, guides, life_events, records: Vec::new(), synonyms },
        findings,
    )
}

fn synonyms(source: &Source) -> Vec<(String, String)> {
    let said = source.synonyms.iter().flat_map(|synonyms| &synonyms.value);
    said.flat_map(|(said, called)| called.iter().map(|called| (said.clone(), called.clone())))
        .collect()
}

fn provinces(source: &Source, findings: &mut Vec<Finding>) -> Vec<Province> {
    let mut provinces: Vec<Province> = Vec::new();
    let file = &source.provinces.file;
    for row in &source.provinces.value {
        match ProvinceCode::parse(&row.code) {
            Ok(code) if provinces.iter().any(|known| known.code == code) => {
                let id = row.code.clone();
                findings
                    .push(file.on_line(row.line, Problem::Duplicate { kind: Kind::Province, id }));
            }
            Ok(code) => provinces.push(Province {
                code,
                name: Text { vi: row.name_vi.clone(), en: row.name_en.clone() },
                territories: Vec::new(),
                status: None,
            }),
            Err(_) => {
                let (kind, code) = (Kind::Province, row.code.clone());
                findings.push(file.on_line(row.line, Problem::BadCode { kind, code }));
            }
        }
    }
    let file = &source.territories.file;
    for territory in &source.territories.value {
        let row = &territory.row;
        let code = TerritoryCode::parse(&format!("2024:{}", row.code));
        let now = ProvinceCode::parse(&territory.province);
        let now = provinces.iter_mut().find(|province| now.as_ref() == Ok(&province.code));
        match (code, now) {
            (Err(_), _) => {
                let (kind, code) = (Kind::Territory, row.code.clone());
                findings.push(file.on_line(row.line, Problem::BadCode { kind, code }));
            }
            (Ok(_), None) => {
                let (kind, id) = (Kind::Province, territory.province.clone());
                let problem = Problem::Unknown { kind, id, nearest: None };
                findings.push(file.on_line(row.line, problem));
            }
            (Ok(code), Some(now)) => now.territories.push(Territory {
                code,
                name: Text { vi: row.name_vi.clone(), en: row.name_en.clone() },
                status: None,
            }),
        }
    }
    status::attach(source, &mut provinces);
    // As people look for them: by name, diacritics aside.
    provinces.sort_by_cached_key(|province| fold(&province.name.vi));
    provinces
}

/// The state while one guide is compiled.
struct Lowering<'s> {
    source: &'s Source,
    scope: Scope<'s>,
    /// The documents that it cites, in the order of their indexes.
    cited: Vec<&'s str>,
    findings: Vec<Finding>,
}

impl Lowering<'_> {
    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn unknown<'a>(
        &mut self,
        at: &At<'_>,
        kind: Kind,
        id: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        let nearest = nearest(id, known);
        self.push(at.finding(Problem::Unknown { kind, id: id.to_owned(), nearest }));
    }

    fn check_text(&mut self, at: &At<'_>, text: &Text) {
        for (key, words) in [("vi", &text.vi), ("en", &text.en)] {
            if words.trim().is_empty() {
                self.push(at.key(key).finding(Problem::EmptyText));
            }
        }
    }

    fn check_optional_text(&mut self, at: &At<'_>, text: Option<&Text>) {
        if let Some(text) = text {
            self.check_text(at, text);
        }
    }

    /// An id that can stand in an address, and that nothing before it has.
    fn check_id(&mut self, at: &At<'_>, kind: Kind, id: &str, before: &[&str]) {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
        if id.is_empty() || !id.chars().all(allowed) {
            self.push(at.finding(Problem::BadId { id: id.to_owned() }));
        }
        if before.contains(&id) {
            self.push(at.finding(Problem::Duplicate { kind, id: id.to_owned() }));
        }
    }

    fn check_count(&mut self, at: &At<'_>, kind: Kind, count: usize) {
        let most = usize::from(u8::MAX);
        if count > most {
            self.push(at.finding(Problem::TooMany { kind, most }));
        }
    }

    fn channels(&mut self, at: &At<'_>, channels: Option<&[Channel]>) -> Channels {
        match channels {
            None => Channels::ALL,
            Some(channels) => {
                if channels.is_empty() {
                    self.push(at.key("channels").finding(Problem::EmptyList));
                }
                Channels::from(channels.to_vec())
            }
        }
    }
}
