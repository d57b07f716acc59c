//! Compiled files: the same data give the same bytes, and nothing is written half.

use std::fs;

use catalogue::build::{BuildError, build};
use rules::file;
use rules::manifest::{Common, IndexEntry, Manifest};
use rules::procedure::Procedure;

use crate::folder::{Folder, fixture};

#[test]
fn every_file_that_the_manifest_names_can_be_read() {
    let out = Folder::new();
    let summary = build(&fixture(), &[], &out.0).unwrap();
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
fn names_follow_from_contents() {
    let (first, again, other) = (Folder::new(), Folder::new(), Folder::new());
    build(&fixture(), &[], &first.0).unwrap();
    build(&fixture(), &[], &again.0).unwrap();
    let data = Folder::fixture();
    data.replace("guides/fishing.toml", "Fishing permit", "Permit to fish");
    build(&data.0, &[], &other.0).unwrap();
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
    build(&data.0, &[], &out.0).unwrap();
    let before = out.bytes("vi/catalogue.bin");
    data.replace("guides/fishing.toml", "fee = 13000", "fee = 13001");
    assert!(matches!(build(&data.0, &[], &out.0), Err(BuildError::Findings(_))));
    assert_eq!(out.bytes("vi/catalogue.bin"), before);
}

#[test]
fn a_second_build_replaces_the_first_as_a_whole() {
    let (data, out) = (Folder::fixture(), Folder::new());
    build(&data.0, &[], &out.0).unwrap();
    let files = || fs::read_dir(out.0.join("vi/procedure")).unwrap().count();
    assert_eq!(files(), 1);
    data.replace("guides/fishing.toml", "Fishing permit", "Permit to fish");
    build(&data.0, &[], &out.0).unwrap();
    assert_eq!(files(), 1);
}

#[test]
fn a_folder_with_other_things_is_left_alone() {
    let out = Folder::new();
    out.write("thesis.txt", "ten years of work");
    assert!(matches!(build(&fixture(), &[], &out.0), Err(BuildError::OtherFolder(_))));
    assert_eq!(out.read("thesis.txt"), "ten years of work");
}
