//! The forms that records come in, and what is refused.

use std::io::Write;

use catalogue::record::Form;
use catalogue::record::collection::Collection;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{collection, fixture, procedure};
use crate::folder::Folder;

fn codes(collection: &Collection) -> Vec<&str> {
    collection.entries().map(|(code, _)| code).collect()
}

#[test]
fn a_file_is_read_in_every_shape() {
    let folder = Folder::new();
    let lines = std::fs::read_to_string(fixture("details.jsonl")).unwrap();
    let first_two: Vec<&str> = lines.lines().take(2).collect();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(first_two.join("\n").as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    // Two compressed files one after the other are one compressed file.
    let twice = [gzip.clone(), gzip.clone()].concat();
    for (name, content) in [
        ("lines.jsonl", first_two.join("\n").into_bytes()),
        ("spaced.jsonl", format!("\n\n{}\r\n\r\n{}\n\n", first_two[0], first_two[1]).into()),
        ("marked.jsonl", format!("\u{feff}{}", first_two.join("\n")).into()),
        ("list.json", format!("[{}]", first_two.join(",\n")).into()),
        ("broken-lines.json", first_two.join("\n").replace(", ", ",\n ").into()),
        ("data.json", format!(r#"{{"data":[{}]}}"#, first_two.join(",")).into()),
        ("packed.jsonl.gz", gzip.clone()),
        ("packed-without-ending", gzip),
        ("packed-twice.gz", twice),
    ] {
        folder.write(name, content);
        let collection = collection(&[folder.0.join(name)]);
        assert_eq!(codes(&collection), ["9.000001", "9.000002"], "{name}");
        assert!(collection.refused.is_empty(), "{name}");
    }
}

#[test]
fn a_page_is_completed_by_its_row() {
    let collection =
        collection(&[fixture("page.json"), fixture("list.json"), fixture("wrapped.json")]);
    assert_eq!(codes(&collection), ["9.000201", "9.000301", "9.000302"]);
    assert_eq!(collection.read, [4, 1, 0]);
    let page = procedure(&collection, "9.000201");
    assert_eq!(page.result.vi, "Giấy chứng nhận bè");
    assert_eq!(page.agency.vi, "Ủy ban nhân dân cấp xã");
    let record = page.record.unwrap();
    assert_eq!(record.issued_by.unwrap().vi, "UBND tỉnh Thử", "only the row says it");
    assert_eq!(record.updated_on, None);
    let basis: Vec<_> =
        record.legal_basis.iter().map(|basis| (&*basis.code, &*basis.name.vi)).collect();
    assert_eq!(
        basis,
        [("02/2020/NĐ-CP", "Nghị định về nuôi cá"), ("18/2017/QH14", "Luật Thủy sản")]
    );
    let papers: Vec<_> =
        page.papers.iter().map(|paper| (&*paper.name.vi, paper.originals, paper.copies)).collect();
    assert_eq!(papers, [("Đơn đăng ký theo mẫu;", 1, 0), ("Ảnh bè", 0, 2)]);
    assert_eq!(record.forms[0].file, "Mau 02.docx");

    let row = procedure(&collection, "9.000301");
    assert_eq!(row.record.unwrap().defects, ["list_only"]);
    assert!(row.papers.is_empty() && row.fees.len() == 1 && row.limits.len() == 1);
    assert!(row.link.ends_with("/019d2bfd-3faf-768a-9224-000000000301"));
}

#[test]
fn what_is_refused_is_named_with_its_place_and_reason() {
    let collection = collection(&[fixture("refused.jsonl")]);
    assert!(collection.is_empty());
    let refused: Vec<String> = collection
        .refused
        .iter()
        .map(|refused| {
            let code = refused.object.code.as_deref().unwrap_or("-");
            format!("{} {code}: {}", refused.place.line, refused.object.reason.text().en)
        })
        .collect();
    assert_eq!(
        refused,
        [
            "1 9.000101: not in force (`REPEALED`)",
            "2 9.000102-Xoa: `9.000102-Xoa` is not the code of a procedure",
            "3 : no code",
            "4 9.000104: no name",
            "5 9.000105: no id, so its page can't be named",
            "6 9.000106: no date of its last change",
            "7 9.000107: malformed: submissionMethod = `PIGEON`",
            "8 9.000108: malformed: invalid value: integer `-1`, expected u8",
            "9 -: none of the forms of the national portal",
            "10 -: none of the forms of the national portal",
            "11 -: none of the forms of the national portal",
        ]
    );
}

/// A code typed with spaces is that of the record, unless another procedure has it.
#[test]
fn a_code_with_spaces_yields_to_the_same_without() {
    let list = collection(&[fixture("list.json")]);
    assert_eq!(list.get("9.000301").unwrap().record.name, "Công bố vùng nuôi");
    let refused: Vec<&str> =
        list.refused.iter().filter_map(|refused| refused.object.name.as_deref()).collect();
    assert_eq!(refused, ["Việc khác của tỉnh"]);
    // In the other order too.
    let text = std::fs::read_to_string(fixture("list.json")).unwrap();
    let mut rows: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    rows.reverse();
    let folder = Folder::new();
    folder.write("list.json", serde_json::to_string(&rows).unwrap());
    let list = collection(&[folder.0.join("list.json")]);
    assert_eq!(list.get("9.000301").unwrap().record.name, "Công bố vùng nuôi");
    assert_eq!(list.refused.len(), 1);
}

#[test]
fn of_one_code_the_newest_of_the_best_form_counts() {
    let folder = Folder::new();
    let lines = std::fs::read_to_string(fixture("details.jsonl")).unwrap();
    let first = lines.lines().next().unwrap();
    let older = first.replace("1768496400000", "1700000000000").replace("câu cá", "cũ");
    let row = r#"{"id":"019d2bfd-3faf-768a-9224-000000000001","code":"9.000001","name":"Tên khác",
        "departments":[],"state":"ACTIVE","type":"STANDARD"}"#;
    for (name, content) in [
        ("older-first", [older.as_str(), first, row].join("\n")),
        ("newer-first", [row, first, older.as_str()].join("\n")),
    ] {
        folder.write(name, content);
        let collection = collection(&[folder.0.join(name)]);
        let record = &collection.get("9.000001").unwrap().record;
        assert_eq!((&*record.name, record.form), ("Cấp giấy phép câu cá", Form::Detail), "{name}");
        assert_eq!((collection.outdone, collection.refused.len()), (1, 0), "{name}");
    }
}
