//! Files that can't be read: a clear error with the place, and nothing written.

use std::collections::BTreeMap;
use std::io::Write;

use catalogue::record::collection::Collection;
use catalogue::record::import::{ImportError, import};
use catalogue::record::read::{Limits, read_from};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{fixture, in_english};
use crate::folder::Folder;

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(content).unwrap();
    gzip.finish().unwrap()
}

/// Reads a file with this content; `expected` is how its error begins, behind the name.
fn check(content: &[u8], expected: &str) {
    let folder = Folder::new();
    folder.write("export", content);
    let path = folder.0.join("export");
    let Err(findings) = Collection::read(&[&path]) else { panic!("read: {expected}") };
    let found = in_english(&findings).join("\n");
    let found = found.strip_prefix(&path.display().to_string()).unwrap_or(&found);
    assert!(found.starts_with(expected), "expected\n  {expected}\nfound\n  {found}");
}

#[test]
fn bad_files_are_errors_with_their_place() {
    let lines = std::fs::read(fixture("details.jsonl")).unwrap();
    let packed = gzip(&lines);
    let first = lines.split(|byte| *byte == b'\n').next().unwrap();
    let wide: Vec<u8> = "[{}]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(b"", ": error: nothing is in the file");
    check(b" \n ", ": error: nothing is in the file");
    check(b"[]", ": error: nothing is in the file");
    check(&first[..first.len() / 2], ":1:");
    check(&lines[..lines.len() - 40], ":31:");
    check(&packed[..packed.len() / 2], ":");
    check(b"<!doctype html><p>504", ":1:1: error: not readable as JSON: expected value");
    check(b"{\"code\":\"9.000001\",}", ":1:20: error: not readable as JSON: ");
    check(b"{\"code\":\"\xff\xfe\",\"name\":\"\"}\n", ":1:");
    check(&[&[0xff, 0xfe][..], &wide].concat(), ":1:1: error: the file isn't UTF-8");
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    check(format!("\n{deep}").as_bytes(), ":2:1: error: not readable as JSON: recursion limit");
    let deep = format!("{{\"code\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    check(deep.as_bytes(), ":1:1: error: not readable as JSON: recursion limit");
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    let lines = std::fs::read(fixture("details.jsonl")).unwrap();
    let packed = gzip(&lines);
    for content in [&lines[..lines.len() - 40], &packed[..packed.len() - 9]] {
        let folder = Folder::new();
        folder.write("export", content);
        let Err(findings) = Collection::read(&[folder.0.join("export")]) else { panic!("read") };
        let found = in_english(&findings).join("\n");
        assert!(found.contains("the file is cut off before its end"), "{found}");
    }
}

/// A small file that unpacks to any size isn't unpacked beyond what is ever read.
#[test]
fn a_compressed_bomb_is_bounded() {
    let limits = Limits { file: 100_000, value: 30_000, record: 10_000 };
    let check = |content: &[u8], expected: Result<(), &str>| {
        let packed = gzip(content);
        assert!(packed.len() * 8 < content.len(), "the file itself is small");
        let read = read_from("bomb", &*packed, limits, &mut |_| {});
        let found = read.map_err(|finding| in_english(&[finding]).join(""));
        match (&found, expected) {
            (Ok(()), Ok(())) => {}
            (Err(found), Err(expected)) => assert!(found.contains(expected), "{found}"),
            _ => panic!("{found:?}, expected {expected:?}"),
        }
    };
    let row = format!("{{\"code\":\"{}\"}}\n", "9".repeat(9_000));
    check(row.repeat(11).as_bytes(), Ok(()));
    check(row.repeat(12).as_bytes(), Err("more than 100000 bytes"));
    check(&vec![b' '; 1_000_000], Err("more than 30000 bytes"));
    check(&vec![b'['; 1_000_000], Err("more than 30000 bytes"));
    check(format!("[{}", "{}, ".repeat(100_000)).as_bytes(), Err("more than 100000 bytes"));
    let large = format!("{{\"code\":\"{}\"}}", "9".repeat(11_000));
    check(large.as_bytes(), Err("bomb:1:1: error: more than 10000 bytes"));
    // A list in a wrapper may be larger than one record.
    let rows = [row.trim_end(); 3].join(",");
    check(format!("{{\"data\":[{rows}]}}").as_bytes(), Ok(()));
}

#[test]
fn a_code_that_is_there_twice_without_a_date_is_an_error() {
    let page = std::fs::read_to_string(fixture("page.json")).unwrap();
    let other = page.replace("100,000 VNĐ", "90,000 VNĐ");
    let folder = Folder::new();
    folder
        .write("pages.jsonl", format!("{}\n{}", page.replace('\n', " "), other.replace('\n', " ")));
    let path = folder.0.join("pages.jsonl");
    let Err(findings) = Collection::read(&[&path]) else { panic!("read") };
    let file = path.display();
    assert_eq!(
        in_english(&findings),
        [format!(
            "{file}:2:1: error: the code `9.000201` is at {file}:1 too, with other contents and no \
             date to choose by\n    → keep one of them, or import the detail record, which has a date"
        )]
    );
}

#[test]
fn a_failed_import_leaves_what_was_there() {
    let folder = Folder::new();
    folder.write("bad.jsonl", "{");
    folder.write("nothing.json", r#"{"title":"?"}"#);
    folder.write("out.jsonl", "as it was");
    let out = folder.0.join("out.jsonl");
    for bad in ["bad.jsonl", "nothing.json", "missing.jsonl"] {
        let files = [fixture("details.jsonl"), folder.0.join(bad)];
        let files = if bad == "nothing.json" { &files[1..] } else { &files[..] };
        let error = import(files, &out, &BTreeMap::new()).unwrap_err();
        assert!(matches!(error, ImportError::Findings(_)), "{bad}");
    }
    // What is there isn't a collection, so nothing can be compared with it.
    let error = import(&[fixture("details.jsonl")], &out, &BTreeMap::new()).unwrap_err();
    assert!(matches!(error, ImportError::Findings(_)));
    assert_eq!(folder.read("out.jsonl"), "as it was");
    let unwritable = folder.0.join("no-such-folder/out.jsonl");
    let error = import(&[fixture("details.jsonl")], &unwritable, &BTreeMap::new()).unwrap_err();
    assert!(matches!(error, ImportError::Io { .. }));
    let mut left: Vec<_> =
        std::fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["bad.jsonl", "nothing.json", "out.jsonl"], "nothing half-written");
}
