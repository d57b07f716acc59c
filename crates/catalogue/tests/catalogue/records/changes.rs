//! What an import writes, and what has changed since the last one.

use std::collections::BTreeMap;

use catalogue::record::diff::{Diff, Field, diff};
use catalogue::record::import::import;
use catalogue::record::report::{changes, summary};
use rules::text::Language;

use super::{collection, fixture};
use crate::folder::Folder;

#[test]
fn an_import_keeps_the_objects_as_they_came() {
    let folder = Folder::new();
    let files = ["page.json", "details.jsonl", "list.json"].map(fixture);
    folder.write("other", "");
    for name in ["out.jsonl", "out.jsonl.gz"] {
        let out = folder.0.join(name);
        let first = import(&files, &out, &BTreeMap::new()).unwrap();
        assert_eq!(first.changes, None, "{name}");
        let bytes = folder.bytes(name);
        let again = import(&[out.as_path().into()], &out, &BTreeMap::new()).unwrap();
        assert_eq!(again.changes, Some(Diff::default()), "{name}");
        assert_eq!(folder.bytes(name), bytes, "the same records give the same bytes");
        assert_eq!(again.collection.len(), first.collection.len());
        assert!(again.collection.refused.is_empty(), "what was refused isn't kept");
    }
    assert_eq!(&folder.bytes("out.jsonl.gz")[..2], [0x1f, 0x8b]);
    let out = folder.read("out.jsonl");
    let originals = std::fs::read_to_string(fixture("details.jsonl")).unwrap();
    assert!(originals.lines().all(|line| out.lines().any(|kept| kept == line)));
    let codes: Vec<&str> = out.lines().filter_map(|line| line.split("\"9.").nth(1)).collect();
    assert!(codes.is_sorted_by_key(|rest| rest.split('"').next()), "by code");
}

#[test]
fn changes_are_told_by_code_and_field() {
    let folder = Folder::new();
    let originals = std::fs::read_to_string(fixture("details.jsonl")).unwrap();
    let mut lines: Vec<String> = originals.lines().map(str::to_owned).collect();
    lines[0] = lines[0].replace("Đơn đề nghị theo mẫu", "Đơn theo mẫu mới");
    lines[1] = lines[1].replace("\"processingTime\": 3", "\"processingTime\": 2");
    lines[2] = lines[2].replace("1768496400000", "1768999999999");
    lines[3] = lines[3].replace("\"ACTIVE\"", "\"REPEALED\"");
    lines[4] = lines[4].replace("9.000005", "9.000099");
    lines.remove(5);
    folder.write("new.jsonl", lines.join("\n"));
    let old = collection(&[fixture("details.jsonl")]);
    let new = collection(&[folder.0.join("new.jsonl")]);
    let successors = BTreeMap::from([("9.000005".to_owned(), "9.000099".to_owned())]);
    let found = diff(&old, &new, &successors);
    let named = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    assert_eq!(found.added, [named("9.000099", "Phí ở văn bản khác")]);
    assert_eq!(found.gone, [named("9.000006", "Số tiền thiếu ba số 0")]);
    assert_eq!(found.succeeded, [named("9.000005", "9.000099")]);
    let refused: Vec<&str> = found.refused.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(refused, ["9.000004"]);
    assert_eq!(
        found.changed,
        [
            ("9.000001".to_owned(), vec![Field::Papers]),
            ("9.000002".to_owned(), vec![Field::Channels]),
            ("9.000003".to_owned(), vec![Field::UpdatedOn]),
        ]
    );
    let told = changes(&found, Language::En);
    for line in [
        "Added: 1\n  9.000099 Phí ở văn bản khác",
        "Gone: 1\n  9.000006 ",
        "Succeeded: 1\n  9.000005 → 9.000099",
        "Refused now: 1\n  9.000004: not in force (`REPEALED`)",
        "Changed: 3\n  9.000001: papers",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert_eq!(changes(&Diff::default(), Language::Vi), "Không có gì thay đổi.\n");
}

#[test]
fn the_summary_accounts_for_every_object() {
    let files = ["page.json", "details.jsonl", "list.json", "wrapped.json", "refused.jsonl"];
    let told = summary(&collection(&files.map(fixture)), Language::En);
    for line in [
        "     48  objects read",
        "     31    detail records",
        "      1    pages",
        "      4    rows of the list",
        "     34  procedures usable",
        "      2  objects complete a record of the same code",
        "     12  objects refused",
        "      1  fee_scale                gives an amount too small for đồng: three zeros may be \
         missing, or it is foreign → fee: unknown",
        "Refused: 12",
        "refused.jsonl:1: 9.000101 “Đã bãi bỏ”: not in force (`REPEALED`)",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}
