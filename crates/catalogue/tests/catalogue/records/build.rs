//! Records in a compiled catalogue: guides come first, and codes that have ended lead on.

use catalogue::build::build;
use rules::file;
use rules::manifest::{Fragments, Manifest, ProcedureFile};
use rules::place::ProvinceCode;
use rules::procedure::Procedure;
use rules::search::{Hit, Index, Packed, search};
use rules::text::Language;

use super::fixture;
use crate::folder::Folder;

/// The fixture with these successions.
fn data(successions: &str) -> Folder {
    let data = Folder::fixture();
    if !successions.is_empty() {
        data.write("successions.toml", successions);
    }
    data
}

struct Compiled {
    folder: Folder,
    index: Index,
}

impl Compiled {
    fn new(data: &Folder, records: &[&str]) -> Self {
        let folder = Folder::new();
        let records: Vec<_> = records.iter().map(|name| fixture(name)).collect();
        build(&data.0, &records, &folder.0, &|_, _, _| Fragments::default()).unwrap();
        let manifest: Manifest = file::read(&folder.bytes("vi/catalogue.bin")).unwrap();
        let packed = manifest.search.as_ref().unwrap();
        let packed: Packed = file::read(&folder.bytes(&format!("vi/{packed}"))).unwrap();
        Self { folder, index: Index::new(packed) }
    }

    fn procedure(&self, language: Language, code: &str) -> Option<Procedure> {
        let language = language.code();
        let manifest: Manifest =
            file::read(&self.folder.bytes(&format!("{language}/catalogue.bin"))).unwrap();
        let read = |name: &str| self.folder.bytes(&format!("{language}/{name}"));
        let found = manifest.find(code).cloned().or_else(|| {
            let listed: Vec<ProcedureFile> = file::read(&read(&manifest.lookup(code)?)).unwrap();
            listed.into_iter().find(|listed| listed.is(code))
        })?;
        Some(file::read(&read(&found.file)).unwrap())
    }

    fn found(&self, query: &str) -> Vec<&str> {
        search(&self.index, query, 50).best.iter().map(Hit::id).collect()
    }
}

#[test]
fn records_are_compiled_beside_guides() {
    let compiled = Compiled::new(&data(""), &["details.jsonl", "page.json", "list.json"]);
    assert_eq!(compiled.index.hits().count(), 1 + 31 + 1 + 1);
    let record = compiled.procedure(Language::Vi, "9.000024").unwrap();
    assert_eq!((record.id.as_str(), record.questions.len()), ("9.000024", 1));
    assert_eq!(record.documents[0].id, "record-9.000024");
    assert_eq!(record.documents[usize::from(record.reception.source.document)].id, "base");
    for query in ["9.000024", "hỏi trường hợp", "HOI TRUONG HOP"] {
        assert_eq!(compiled.found(query), ["9.000024"], "{query}");
    }
    // Made by a province: named with its issuer, since others may have one of the same name.
    assert_eq!(compiled.found("dang ky be nuoi ca"), ["9.000201"]);
    let listed = compiled.index.hits().find(|hit| hit.id() == "9.000201").unwrap();
    assert_eq!(listed.name(Language::Vi), "Đăng ký bè nuôi cá (UBND tỉnh Thử)");
}

/// Of the texts of a record one language is left, as of every other text.
#[test]
fn a_record_holds_one_language() {
    let compiled = Compiled::new(&data(""), &["details.jsonl"]);
    for (language, reason) in [
        (Language::Vi, "Cổng Dịch vụ công quốc gia ghi mức thu do Hội đồng nhân dân cấp tỉnh"),
        (Language::En, "The national portal leaves the amount to the provincial people's council"),
    ] {
        let procedure = compiled.procedure(language, "9.000002").unwrap();
        let text = format!("{procedure:?}");
        assert!(text.contains(reason), "{text}");
        let other = if language == Language::Vi { "en: \"" } else { "vi: \"" };
        assert!(text.split(other).skip(1).all(|rest| rest.starts_with('"')), "{text}");
        assert!(procedure.name.in_language(language).starts_with("Phí do HĐND"));
    }
}

#[test]
fn a_province_that_made_a_procedure_is_named() {
    let data = data("");
    let provinces = data.read("provinces.csv").replace("Hải Phòng", "Thử");
    data.write("provinces.csv", provinces);
    let compiled = Compiled::new(&data, &["details.jsonl"]);
    let only_in = |code: &str| compiled.procedure(Language::Vi, code).unwrap().record?.only_in;
    assert_eq!(only_in("9.0000301"), ProvinceCode::parse("31").ok());
    assert_eq!(only_in("9.000001"), None);
}

#[test]
fn a_guide_replaces_the_record_of_its_codes() {
    let data = data("");
    data.replace("guides/fishing.toml", "[\"1.000001\"]", "[\"9.000001\"]");
    data.replace("guides/fishing.toml", "[\"2.000001\"]", "[\"9.000002\"]");
    let compiled = Compiled::new(&data, &["details.jsonl"]);
    for code in ["9.000001", "9.000002"] {
        assert_eq!(compiled.procedure(Language::Vi, code).unwrap().id, "fishing", "{code}");
    }
    assert_eq!(compiled.index.hits().count(), 1 + 29);
}

#[test]
fn codes_that_have_ended_lead_on() {
    let entry = |code: &str, successor: &str| {
        let successor = match successor {
            "" => String::new(),
            successor => format!("successor = \"{successor}\"\n"),
        };
        format!(
            "[[succession]]\ncode = \"{code}\"\n{successor}since = 2026-07-01\n\
             source = {{ document = \"cut\" }}\n\n"
        )
    };
    let successions = [
        entry("9.000001", "9.000002"),
        entry("9.000002", "fishing"),
        entry("9.000003", "9.000004"),
        entry("9.000005", ""),
        entry("9.000006", "9.999999"),
    ];
    let compiled = Compiled::new(&data(&successions.concat()), &["details.jsonl"]);
    for (code, id) in [("9.000001", "fishing"), ("9.000002", "fishing"), ("9.000003", "9.000004")] {
        assert_eq!(compiled.procedure(Language::Vi, code).unwrap().id, id, "{code}");
        assert_eq!(compiled.found(code), [id], "{code}");
    }
    for (code, said) in [
        ("9.000005", "Thủ tục này đã bị bãi bỏ từ ngày 1/7/2026."),
        ("9.000006", "Thủ tục này đã được thay bằng thủ tục 9.999999 từ ngày 1/7/2026."),
    ] {
        let ended = compiled.procedure(Language::Vi, code).unwrap();
        assert_eq!(ended.dead_ends[0].text.vi, said);
        assert_eq!(ended.documents[usize::from(ended.dead_ends[0].source.document)].id, "cut");
        assert!(ended.papers.is_empty() && ended.limits.is_empty() && ended.fees.is_empty());
    }
}

#[test]
fn wrong_successions_are_found() {
    for (text, expected) in [
        (
            "code = \"9.000001\"\nsuccessor = \"9.000002\"\n---code = \"9.000002\"\n\
             successor = \"9.000003\"\n---code = \"9.000003\"\nsuccessor = \"9.000001\"\n",
            "successions.toml:1:1: error: codes replace each other in a circle: 9.000001 → \
             9.000002 → 9.000003 → 9.000001",
        ),
        (
            "code = \"9.000001\"\nsuccessor = \"9.000001\"\n",
            "successions.toml:1:1: error: codes replace each other in a circle: 9.000001 → 9.000001",
        ),
        (
            "code = \"9.1\"\n",
            "successions.toml:2:8: error: `9.1` doesn't have the form of a code (procedure code)",
        ),
        (
            "code = \"9.000001\"\n---code = \"9.000001\"\n",
            "successions.toml:6:8: error: the procedure code `9.000001` is there twice",
        ),
        (
            "code = \"9.000001\"\nsuccessor = \"fish\"\n",
            "successions.toml:3:13: error: there is no procedure `fish`",
        ),
        (
            "code = \"1.000001\"\nsuccessor = \"fishing\"\n",
            "successions.toml:2:8: error: the code `1.000001` is still in force in `fishing`",
        ),
    ] {
        let entries = text.split("---").map(|entry| {
            format!(
                "[[succession]]\n{entry}since = 2026-07-01\nsource = {{ document = \"cut\" }}\n"
            )
        });
        let findings = data(&entries.collect::<String>()).findings();
        assert!(findings.iter().any(|found| found == expected), "{expected}\n{findings:#?}");
    }
    let unknown = data(
        "[[succession]]\ncode = \"9.000001\"\nsince = 2026-07-01\nsource = { document = \"x\" }\n",
    );
    let found = unknown.findings().join("\n");
    assert!(found.contains("successions.toml:4:23: error: there is no document `x`"), "{found}");
}
