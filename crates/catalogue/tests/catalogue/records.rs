//! National records: what each of their defects turns into, and what is done with bad files.

use std::path::{Path, PathBuf};

use catalogue::finding::Finding;
use catalogue::record::collection::Collection;
use catalogue::record::procedure::{Context, compile};
use jiff_core::civil::{date, time};
use rules::document::{Citation, Document, Status};
use rules::procedure::Procedure;
use rules::reception::{Reception, Session};
use rules::text::{Language, Text};

mod bad;
mod build;
mod changes;
mod defects;
mod forms;
mod fuzz;
mod national;

/// A file of the fixtures.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/records").join(name)
}

fn collection(paths: &[PathBuf]) -> Collection {
    match Collection::read(paths) {
        Ok(collection) => collection,
        Err(findings) => panic!("{}", in_english(&findings).join("\n")),
    }
}

fn in_english(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|finding| finding.in_language(Language::En).to_string()).collect()
}

/// The procedure of a code, compiled as in a catalogue without provinces.
fn procedure(collection: &Collection, code: &str) -> Procedure {
    let Some(entry) = collection.get(code) else { panic!("{code} isn't there") };
    let source = Citation { document: 0, article: None };
    let hours = Session { from: time(7, 30, 0, 0), to: time(17, 0, 0, 0) };
    let context = Context {
        reception: Reception {
            weekdays: vec![hours],
            saturdays: vec![],
            same_day_cut_off: time(15, 0, 0, 0),
            source,
        },
        reception_document: Document {
            id: "hours".to_owned(),
            name: Text::default(),
            url: None,
            status: Status::Verified,
            checked_on: date(2026, 11, 23),
        },
        provinces: &[],
    };
    compile(&entry.record, &[], &context).procedure
}
