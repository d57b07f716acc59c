//! Compiled files: the same data give the same bytes, and nothing is written half.

use std::fs;
use std::path::Path;

use catalogue::build::{BuildError, Files, Summary, build, compile};
use catalogue::check::check;
use catalogue::record::procedure::CompiledRecord;
use rules::file::{self, FileError};
use rules::manifest::{
    Asked, Common, EntryKind, Fragments, IndexEntry, Manifest, ProcedureFile, Start, plain_file,
    start_file,
};
use rules::place::ProvinceCode;
use rules::procedure::Procedure;
use rules::record::RecordFacts;
use rules::search::{Index, Packed, search};
use rules::text::{Language, Text};

use crate::folder::{Folder, fixture};

/// Builds with fragments that show which procedure, places and language they were made of.
fn build_in(data: &Path, out: &Path) -> Result<Summary, BuildError> {
    build(data, &[], out, &fragments)
}

fn fragments(procedure: &Procedure, common: &Common, language: Language) -> Fragments {
    let name = procedure.name.in_language(language);
    Fragments {
        first: format!("<p>{name}, {} provinces</p>", common.provinces.len()),
        plain: format!("<ul>{}</ul>", language.code()),
    }
}

/// Procedures that have a record only: one of the nation, others of two provinces.
fn records() -> Vec<CompiledRecord> {
    let Ok(checked) = check(&fixture()) else { panic!("the fixture can't be read") };
    let record = |code: &str, name: &str, province: Option<&str>| CompiledRecord {
        procedure: Procedure {
            id: code.into(),
            codes: vec![code.into()],
            name: Text { vi: name.into(), en: String::new() },
            record: Some(RecordFacts {
                only_in: province.and_then(|code| ProvinceCode::parse(code).ok()),
                ..RecordFacts::default()
            }),
            ..checked.catalogue.guides[0].procedure.clone()
        },
        entry: IndexEntry {
            id: code.into(),
            codes: vec![code.into()],
            name: Text { vi: name.into(), en: String::new() },
            also_called: vec![],
            kind: EntryKind::Procedure,
        },
    };
    let mut records = vec![
        record("1.004194", "Đăng ký tạm trú", None),
        record("3.000616", "Hỗ trợ chuỗi cung ứng", Some("46")),
        record("3.000617", "Hỗ trợ chuỗi cung ứng", Some("48")),
        record("1.000001", "Thủ tục cấp phép câu cá giải trí", None),
    ];
    records.extend((0..200).map(|n| record(&format!("9.{n:06}"), "Thủ tục khác", None)));
    records
}

fn compiled(records: Vec<CompiledRecord>) -> Files {
    let Ok(mut checked) = check(&fixture()) else { panic!("the fixture can't be read") };
    checked.catalogue.records = records;
    compile(&checked.catalogue, &fragments).unwrap()
}

/// A part with its length before it, and what follows.
fn part(bytes: &[u8]) -> (&[u8], &[u8]) {
    let (length, bytes) = bytes.split_first_chunk().unwrap();
    bytes.split_at(u32::from_le_bytes(*length) as usize)
}

#[test]
fn every_file_that_the_manifest_names_can_be_read() {
    let out = Folder::new();
    let summary = build_in(&fixture(), &out.0).unwrap();
    let manifest: Manifest = file::read(&out.bytes("vi/catalogue.bin")).unwrap();
    assert_eq!(manifest.version, summary.version);
    let Common { calendar, provinces } =
        file::read(&out.bytes(&format!("vi/{}", manifest.common))).unwrap();
    assert_eq!(calendar.years.first().map(|year| year.year), Some(2026));
    assert_eq!(provinces.len(), 3);
    assert!(provinces.iter().any(|province| province.territories.len() == 2));
    let index: Vec<IndexEntry> = file::read(&out.bytes(&format!("vi/{}", manifest.index))).unwrap();
    assert_eq!(index[0].codes, ["1.000001", "2.000001"]);
    let entry = manifest.find("2.000001").expect("former codes are found");
    let procedure: Procedure = file::read(&out.bytes(&format!("vi/{}", entry.file))).unwrap();
    assert_eq!(procedure.id, "fishing");
    assert_eq!(procedure.codes, ["1.000001"]);
    // What the loader fetches is found by every name.
    for name in ["fishing", "1.000001", "2.000001"] {
        let start = out.bytes(&format!("vi/{}", start_file(name)));
        let html = "<p>Cấp giấy phép câu cá, 3 provinces</p>";
        let (first, rest) = part(&start);
        assert_eq!(first, html.as_bytes());
        let (asked, rest) = part(rest);
        let asked: Asked = file::read(asked).unwrap();
        assert_eq!((&asked.version, &asked.id), (&manifest.version, &procedure.id));
        assert_eq!((&asked.name, &asked.questions), (&procedure.name, &procedure.questions));
        assert_eq!(asked.documents, procedure.documents);
        let start: Start = file::read(rest).unwrap();
        assert_eq!((&start.version, &start.procedure), (&manifest.version, &procedure));
        assert_eq!(start.common.provinces, provinces);
        assert_eq!(out.read(&format!("vi/{}", plain_file(name))), "<ul>vi</ul>");
    }
    let search_file = manifest.search.as_deref().unwrap();
    let packed: Packed = file::read(&out.bytes(&format!("vi/{search_file}"))).unwrap();
    assert_eq!(search(&Index::new(packed), "fishing", 50).best[0].id(), "fishing");
    assert_eq!((manifest.lookups, manifest.lookup("1.004194")), (0, None));
    let english: Manifest = file::read(&out.bytes("en/catalogue.bin")).unwrap();
    assert_eq!(english.version, manifest.version);
    let file = &english.find("fishing").unwrap().file;
    let english: Procedure = file::read(&out.bytes(&format!("en/{file}"))).unwrap();
    assert_eq!(
        (procedure.name.vi.as_str(), procedure.name.en.as_str()),
        ("Cấp giấy phép câu cá", "")
    );
    assert_eq!((english.name.vi.as_str(), english.name.en.as_str()), ("", "Fishing permit"));
}

#[test]
fn each_record_is_found_by_its_name_and_fetched_by_its_code() {
    let files = compiled(records());
    for language in Language::ALL {
        let bytes = |name: &str| {
            let path = format!("{}/{name}", language.code());
            let file = files.all.iter().find(|(name, _)| *name == path);
            &file.unwrap_or_else(|| panic!("no {path}")).1
        };
        let manifest: Manifest = file::read(bytes("catalogue.bin")).unwrap();
        assert_eq!((manifest.procedures.len(), manifest.lookups), (1, 4));
        let mut listed = 0;
        for record in records().iter().filter(|record| record.entry.id != "1.000001") {
            let code = &record.entry.id;
            let lookup: Vec<ProcedureFile> =
                file::read(bytes(&manifest.lookup(code).unwrap())).unwrap();
            listed += lookup.len();
            let found = lookup.iter().find(|entry| entry.is(code)).unwrap();
            let procedure: Procedure = file::read(bytes(&found.file)).unwrap();
            // Of a name that there is in one language only, everybody gets that.
            let name = procedure.name.in_language(language);
            assert_eq!((&procedure.id, name), (code, record.entry.name.vi.as_str()));
            assert!(!bytes(&start_file(code)).is_empty() && !bytes(&plain_file(code)).is_empty());
        }
        assert!(listed > 0);
        // A code that isn't there leads to a lookup, too, which then doesn't list it.
        let unknown: Vec<ProcedureFile> =
            file::read(bytes(&manifest.lookup("9.999999").unwrap())).unwrap();
        assert!(!unknown.iter().any(|entry| entry.is("9.999999")));
        let packed: Packed = file::read(bytes(manifest.search.as_deref().unwrap())).unwrap();
        let index = Index::new(packed);
        let found = |query: &str| {
            let hits = search(&index, query, 50).best;
            let line = |code: Option<ProvinceCode>| code.map(|code| code.to_string());
            hits.iter().map(|hit| (hit.id(), line(hit.issued_by()))).collect::<Vec<_>>()
        };
        assert_eq!(found("tam tru"), [("1.004194", None)]);
        // Of one name: told apart by who issued them.
        let (hue, da_nang) = (Some("46".to_owned()), Some("48".to_owned()));
        assert_eq!(found("chuỗi cung ứng"), [("3.000616", hue), ("3.000617", da_nang)]);
        // Where there is a guide it stands for the record, and is found by its name.
        assert_eq!(found("câu cá giải trí"), [("fishing", None)]);
        assert_eq!(found("1.000001"), [("fishing", None)]);
        // Everyday words of the fixture's synonyms find records too.
        assert_eq!(found("kt3"), [("1.004194", None)]);
    }
}

#[test]
fn the_same_records_give_the_same_bytes_in_any_order() {
    let files = compiled(records());
    let again = compiled(records());
    assert_eq!(files.all, again.all);
    let mut backwards = records();
    backwards.reverse();
    let backwards = compiled(backwards);
    assert_eq!(backwards.version, files.version);
    // A name of the catalogue is a hash of all of it: what only a lookup holds counts.
    let fewer = compiled(records()[..100].to_vec());
    assert_ne!(fewer.version, files.version);
}

#[test]
fn what_the_first_version_wrote_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-1/vi");
    let bytes = |name: &str| fs::read(folder.join(name)).unwrap();
    let manifest: Manifest = file::read(&bytes("catalogue.bin")).unwrap();
    assert_eq!((&manifest.search, manifest.lookups), (&None, 0));
    let common: Common = file::read(&bytes(&manifest.common)).unwrap();
    assert_eq!(common.provinces.len(), 3);
    let guides: Vec<IndexEntry> = file::read(&bytes(&manifest.index)).unwrap();
    assert_eq!(
        (guides[0].id.as_str(), guides[0].name.vi.as_str()),
        ("fishing", "Cấp giấy phép câu cá")
    );
    let procedure: Procedure =
        file::read(&bytes(&manifest.find("1.000001").unwrap().file)).unwrap();
    assert_eq!(procedure.name.vi, "Cấp giấy phép câu cá");
    assert_eq!((procedure.questions.len(), procedure.documents.len()), (5, 3));
}

#[test]
fn what_a_later_version_wrote_is_named_for_it() {
    let out = Folder::new();
    build_in(&fixture(), &out.0).unwrap();
    let mut bytes = out.bytes("vi/catalogue.bin");
    bytes[4] = file::FORMAT + 1;
    assert_eq!(file::read::<Manifest>(&bytes), Err(FileError::Format(file::FORMAT + 1)));
}

#[test]
fn names_follow_from_contents() {
    let (first, again, other) = (Folder::new(), Folder::new(), Folder::new());
    build_in(&fixture(), &first.0).unwrap();
    build_in(&fixture(), &again.0).unwrap();
    let data = Folder::fixture();
    data.replace("guides/fishing.toml", "Fishing permit", "Permit to fish");
    build_in(&data.0, &other.0).unwrap();
    assert_eq!(first.bytes("vi/catalogue.bin"), again.bytes("vi/catalogue.bin"));
    let manifest = |out: &Folder, language: &str| -> Manifest {
        file::read(&out.bytes(&format!("{language}/catalogue.bin"))).unwrap()
    };
    let (before, after) = (manifest(&first, "en"), manifest(&other, "en"));
    assert_eq!(before.common, after.common);
    assert_ne!(before.procedures[0].file, after.procedures[0].file);
    // Who reads Vietnamese downloads nothing again.
    let (vi_before, vi_after) = (manifest(&first, "vi"), manifest(&other, "vi"));
    assert_eq!(vi_before.procedures, vi_after.procedures);
    assert_ne!(before.version, after.version);
}

#[test]
fn an_error_leaves_what_was_there() {
    let (data, out) = (Folder::fixture(), Folder::new());
    build_in(&data.0, &out.0).unwrap();
    let before = out.bytes("vi/catalogue.bin");
    data.replace("guides/fishing.toml", "fee = 13000", "fee = 13001");
    assert!(matches!(build_in(&data.0, &out.0), Err(BuildError::Findings(_))));
    assert_eq!(out.bytes("vi/catalogue.bin"), before);
}

#[test]
fn a_second_build_replaces_the_first_as_a_whole() {
    let (data, out) = (Folder::fixture(), Folder::new());
    build_in(&data.0, &out.0).unwrap();
    let files = || fs::read_dir(out.0.join("vi/procedure")).unwrap().count();
    assert_eq!(files(), 1);
    data.replace("guides/fishing.toml", "Fishing permit", "Permit to fish");
    build_in(&data.0, &out.0).unwrap();
    assert_eq!(files(), 1);
}

#[test]
fn a_folder_with_other_things_is_left_alone() {
    let out = Folder::new();
    out.write("thesis.txt", "ten years of work");
    assert!(matches!(build_in(&fixture(), &out.0), Err(BuildError::OtherFolder(_))));
    assert_eq!(out.read("thesis.txt"), "ten years of work");
}
