//! Compiled files: the same data give the same bytes, and nothing is written half.

use std::fs;

use catalogue::build::{BuildError, build};
use rules::calendar::Calendar;
use rules::manifest::{IndexEntry, Manifest};
use rules::place::Province;
use rules::procedure::Procedure;

use crate::folder::{Folder, fixture};

#[test]
fn every_file_that_the_manifest_names_can_be_read() {
    let out = Folder::new();
    let summary = build(&fixture(), &out.0).unwrap();
    let manifest: Manifest = serde_json::from_str(&out.read("catalogue.json")).unwrap();
    assert_eq!(manifest.version, summary.version);
    let calendar: Calendar = serde_json::from_str(&out.read(&manifest.calendar)).unwrap();
    assert_eq!(calendar.years.first().map(|year| year.year), Some(2026));
    let provinces: Vec<Province> = serde_json::from_str(&out.read(&manifest.provinces)).unwrap();
    assert_eq!(provinces.len(), 3);
    assert_eq!(provinces[1].territories.len(), 2);
    let index: Vec<IndexEntry> = serde_json::from_str(&out.read(&manifest.index)).unwrap();
    assert_eq!(index[0].codes, ["1.000001", "2.000001"]);
    let entry = manifest.find("2.000001").expect("former codes are found");
    let procedure: Procedure = serde_json::from_str(&out.read(&entry.file)).unwrap();
    assert_eq!(procedure.id, "fishing");
    assert_eq!(procedure.codes, ["1.000001"]);
}

#[test]
fn names_follow_from_contents() {
    let (first, again, other) = (Folder::new(), Folder::new(), Folder::new());
    build(&fixture(), &first.0).unwrap();
    build(&fixture(), &again.0).unwrap();
    let data = Folder::fixture();
    data.replace("guides/fishing.toml", "Fishing permit", "Permit to fish");
    build(&data.0, &other.0).unwrap();
    assert_eq!(first.read("catalogue.json"), again.read("catalogue.json"));
    let manifest =
        |out: &Folder| -> Manifest { serde_json::from_str(&out.read("catalogue.json")).unwrap() };
    let (before, after) = (manifest(&first), manifest(&other));
    assert_eq!(before.calendar, after.calendar);
    assert_ne!(before.procedures[0].file, after.procedures[0].file);
    assert_ne!(before.version, after.version);
}

#[test]
fn an_error_leaves_what_was_there() {
    let (data, out) = (Folder::fixture(), Folder::new());
    build(&data.0, &out.0).unwrap();
    let before = out.read("catalogue.json");
    data.replace("guides/fishing.toml", "fee = 13000", "fee = 13001");
    assert!(matches!(build(&data.0, &out.0), Err(BuildError::Findings(_))));
    assert_eq!(out.read("catalogue.json"), before);
}

#[test]
fn a_second_build_replaces_the_first_as_a_whole() {
    let (data, out) = (Folder::fixture(), Folder::new());
    build(&data.0, &out.0).unwrap();
    let files = || fs::read_dir(out.0.join("procedure")).unwrap().count();
    assert_eq!(files(), 1);
    data.replace("guides/fishing.toml", "Fishing permit", "Permit to fish");
    build(&data.0, &out.0).unwrap();
    assert_eq!(files(), 1);
}

#[test]
fn a_folder_with_other_things_is_left_alone() {
    let out = Folder::new();
    out.write("thesis.txt", "ten years of work");
    assert!(matches!(build(&fixture(), &out.0), Err(BuildError::OtherFolder(_))));
    assert_eq!(out.read("thesis.txt"), "ten years of work");
}
