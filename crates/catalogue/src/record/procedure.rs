//! A record becomes a procedure, with everything that is wrong with it.

use rules::channel::{Channel, Channels};
use rules::condition::Condition;
use rules::document::{Citation, Document, Status};
use rules::fee::Fee;
use rules::limit::{Limit, Term};
use rules::manifest::{EntryKind, IndexEntry};
use rules::place::{Province, ProvinceCode};
use rules::procedure::Procedure;
use rules::reception::Reception;
use rules::record::{LegalBasis, RecordFacts};
use rules::search::fold;
use rules::text::Text;

use super::defect::Defect;
use super::fees::fees;
use super::limits::limits;
use super::papers::{Papers, papers, text};
use super::words::shorten;
use super::{Record, remarks};

/// What a title needs to be recognised; some hold whole preambles.
const LONGEST_TITLE: usize = 200;

/// What all procedures of the catalogue share.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// When dossiers are received; its source is document 1 of each procedure.
    pub reception: Reception,
    /// Where the hours stand.
    pub reception_document: Document,
    /// Provinces.
    pub provinces: &'c [Province],
}

/// A record as `rules` understands it.
#[derive(Clone, Debug)]
pub struct CompiledRecord {
    /// What the widget fetches.
    pub procedure: Procedure,
    /// What it is found by.
    pub entry: IndexEntry,
}

/// What a record says, apart from the catalogue that it becomes part of.
pub struct Assessment {
    papers: Papers,
    limits: Vec<Limit>,
    fees: Vec<Fee>,
    /// What is wrong with the record, without repetition.
    pub defects: Vec<Defect>,
}

/// The document 0 of each procedure that comes from a record: the record itself.
fn source() -> Citation {
    Citation { document: 0, article: None }
}

/// Finds what a record says, and what is wrong with it.
#[must_use]
pub fn assess(record: &Record) -> Assessment {
    let mut papers = papers(record, &source());
    let (limits, of_limits) = limits(record, &papers.cases, &source());
    let (fees, of_fees) = fees(record, &source());
    let mut defects = record.defects.clone();
    defects.append(&mut papers.defects);
    defects.extend(of_limits.into_iter().chain(of_fees));
    if record.agencies.is_empty() {
        defects.push(Defect::AgencyMissing);
    }
    if record.results.is_empty() {
        defects.push(Defect::ResultMissing);
    }
    defects.sort_unstable();
    defects.dedup();
    if defects.contains(&Defect::ListOnly) {
        // Of a row of the list nothing else can be expected.
        defects.retain(|defect| {
            matches!(defect, Defect::ListOnly | Defect::CodeSpaces | Defect::OddCode)
        });
    }
    Assessment { papers, limits, fees, defects }
}

/// Makes a procedure of a record; `former_codes` lead to it too.
#[must_use]
pub fn compile(record: &Record, former_codes: &[String], context: &Context<'_>) -> CompiledRecord {
    let Assessment { papers, limits, fees, defects } = assess(record);
    let codes = vec![record.code.clone()];
    let only_in = only_in(record, context.provinces);
    let entry = IndexEntry {
        id: record.code.clone(),
        codes: codes.iter().chain(former_codes).cloned().collect(),
        name: text(listed_name(record, only_in)),
        also_called: Vec::new(),
        kind: EntryKind::Procedure,
    };
    let mut notes = remarks::of(record, has_unknown(&limits));
    notes.extend(papers.notes);
    let forms = papers.forms;
    let facts = RecordFacts {
        vietnamese_only: true,
        updated_on: record.updated_on(),
        decision: record.decision.clone(),
        issued_by: record.issuer.clone().map(text),
        only_in,
        full_online: record.full_online,
        legal_basis: legal_basis(record),
        notes,
        forms,
        defects: defects.iter().map(|defect| defect.code().to_owned()).collect(),
    };
    let mut reception = context.reception.clone();
    reception.source.document = 1;
    let procedure = Procedure {
        id: record.code.clone(),
        codes,
        name: text(record.name.clone()),
        result: result(record),
        agency: agency(record),
        link: record.link(),
        channels: channels(record),
        in_person: in_person(record),
        reception,
        questions: papers.questions,
        dead_ends: Vec::new(),
        papers: papers.papers,
        limits,
        fees,
        policies: Vec::new(),
        documents: vec![document(record), context.reception_document.clone()],
        record: Some(facts),
    };
    CompiledRecord { procedure, entry }
}

/// The name in a list of results: several provinces have made procedures of the same name.
fn listed_name(record: &Record, only_in: Option<ProvinceCode>) -> String {
    match &record.issuer {
        // The index names a province that is known.
        Some(issuer) if record.provincial == Some(true) && only_in.is_none() => {
            format!("{} ({issuer})", record.name)
        }
        _ => record.name.clone(),
    }
}

fn has_unknown(limits: &[Limit]) -> bool {
    limits.iter().any(|limit| matches!(limit.term, Term::Unknown(_)))
}

fn result(record: &Record) -> Text {
    if record.results.is_empty() {
        Text {
            vi: "Xem trên trang của Cổng Dịch vụ công quốc gia".to_owned(),
            en: "See the page on the national portal".to_owned(),
        }
    } else {
        text(record.results.join("; "))
    }
}

fn agency(record: &Record) -> Text {
    match (&record.agencies[..], &record.issuer) {
        ([], Some(issuer)) => text(issuer.clone()),
        ([], None) => Text {
            vi: "Bộ phận Một cửa nơi nộp hồ sơ".to_owned(),
            en: "The one-stop office where you file".to_owned(),
        },
        (agencies, _) => text(agencies.join("; ")),
    }
}

/// The channels of the record; where it names none, the counter, which takes every dossier.
fn channels(record: &Record) -> Channels {
    let channels: Vec<Channel> = record.ways.iter().map(|way| way.channel).collect();
    if channels.is_empty() { vec![Channel::Counter].into() } else { channels.into() }
}

fn in_person(record: &Record) -> Option<Text> {
    let online = record.ways.iter().any(|way| way.channel == Channel::Online);
    (online && record.full_online == Some(false)).then(|| Text {
        vi: "Cổng Dịch vụ công quốc gia không ghi là làm trọn trên mạng: có thể vẫn phải đến nơi \
             một lần."
            .to_owned(),
        en: "The national portal doesn't list it as fully online: one visit may remain.".to_owned(),
    })
}

/// The province that made the record, as far as its issuer's name tells.
fn only_in(record: &Record, provinces: &[Province]) -> Option<ProvinceCode> {
    let issuer = record.issuer.as_ref().filter(|_| record.provincial == Some(true))?;
    let issuer = fold(issuer);
    let named = |province: &&Province| {
        let name = fold(&province.name.vi);
        issuer
            .strip_suffix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    provinces.iter().find(named).map(|province| province.code)
}

fn legal_basis(record: &Record) -> Vec<LegalBasis> {
    let documents = record.legal_basis.iter();
    documents
        .map(|(code, title)| LegalBasis {
            code: code.clone(),
            name: text(shorten(title, LONGEST_TITLE)),
        })
        .collect()
}

/// The record as the document that its facts stand in.
fn document(record: &Record) -> Document {
    let code = &record.code;
    Document {
        id: format!("record-{code}"),
        name: Text {
            vi: format!("Hồ sơ thủ tục {code} trên Cổng Dịch vụ công quốc gia"),
            en: format!("Record {code} of the national portal"),
        },
        url: Some(record.link()),
        status: Status::Secondary,
        // Reading refuses records without a date.
        checked_on: record.dated().unwrap_or(jiff_core::civil::Date::MIN),
    }
}

/// A procedure that was repealed without a successor: found, with nothing but that to say.
#[must_use]
pub fn repealed(mut compiled: CompiledRecord, why: Text, source: &Document) -> CompiledRecord {
    let procedure = &mut compiled.procedure;
    procedure.documents.push(source.clone());
    let document = u16::try_from(procedure.documents.len() - 1).unwrap_or_default();
    procedure.dead_ends = vec![rules::procedure::DeadEnd {
        when: Condition::Always,
        text: why,
        source: Citation { document, article: None },
    }];
    procedure.questions.clear();
    procedure.papers.clear();
    procedure.limits.clear();
    procedure.fees.clear();
    compiled
}
