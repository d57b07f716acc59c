//! Each kind of mistake, made in a file, with the line that an editor gets to read.

use catalogue::check::check as check_folder;
use catalogue::finding::Severity;
use rules::text::Language;

use crate::folder::Folder;

mod calendars;
mod cases;
mod examples;
mod files;
mod names;
mod questions;
mod time;
mod values;

const GUIDE: &str = "guides/fishing.toml";
const CITY: &str = "policies/31/city.toml";
const CUT: &str = "policies/nation/cut.toml";
const STATUS: &str = "policies/31/status.toml";
const YEAR: &str = "calendar/2026.toml";

/// Replaces a text in a file of the fixture; `expected` is a finding in that file.
fn check(file: &str, from: &str, to: &str, expected: &str) {
    let folder = Folder::fixture();
    folder.replace(file, from, to);
    let findings = folder.findings();
    assert!(
        findings.contains(&format!("{file}:{expected}")),
        "{from} → {to}\nexpected\n  {file}:{expected}\nfound\n  {}",
        findings.join("\n  ")
    );
}

#[test]
fn the_fixture_has_no_mistakes() {
    let notes = [
        "guides/fishing.toml:26:1: note: the reason of the question `copies` has no source",
        "guides/fishing.toml:32:1: note: the reason of the question `lent_on` has no source",
        "policies/nation/cut.toml:11:48: note: no guide yet for the procedure code `9.999999`",
        "questions.toml:1:1: note: the reason of the question `card` has no source",
        "questions.toml:10:1: note: the reason of the question `card_since` has no source",
    ];
    assert_eq!(Folder::fixture().findings(), notes);
}

#[test]
fn every_unreadable_file_is_named_at_once() {
    let folder = Folder::fixture();
    folder.replace(GUIDE, "id =", "id :");
    folder.replace("questions.toml", "[card]", "[card");
    folder.write("documents/all.toml", b"\xff\xfe");
    folder.write("reception.toml", "x".repeat(2_000_000));
    let files: Vec<String> = folder
        .findings()
        .iter()
        .map(|line| line.split(':').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(files, ["documents/all.toml", "questions.toml", "reception.toml", GUIDE]);
}

#[test]
fn a_guide_without_papers_limits_and_examples() {
    let folder = Folder::fixture();
    let text = folder.read(GUIDE);
    let before = text.split("[[papers]]").next().unwrap_or_default();
    folder.write(GUIDE, before);
    assert_eq!(
        folder.findings()[..3],
        [
            "guides/fishing.toml: error: the guide has no papers",
            "guides/fishing.toml: error: the guide has no limits",
            "guides/fishing.toml: error: 0 worked examples, at least 4 are needed",
        ]
    );
}

#[test]
fn messages_are_vietnamese_first_and_say_what_to_do() {
    let folder = Folder::fixture();
    folder.replace(GUIDE, "document = \"city\"", "document = \"citi\"");
    folder.replace(CITY, "provided", "provide");
    let Err(findings) = check_folder(&folder.0) else { panic!("the policy can't be read") };
    let vietnamese = findings[0].in_language(Language::Vi).to_string();
    assert!(
        vietnamese.contains("lỗi: không có khóa `provide`; có thể là một trong"),
        "{vietnamese}"
    );

    folder.replace(CITY, "provide", "provided");
    let Ok(checked) = check_folder(&folder.0) else { panic!("everything can be read") };
    let error = checked.findings.iter().find(|found| found.severity() == Severity::Error);
    let vietnamese = error.unwrap().in_language(Language::Vi).to_string();
    let path = folder.0.display();
    assert_eq!(
        vietnamese,
        format!(
            "{path}/guides/fishing.toml:86:23: lỗi: không có văn bản `citi`\n    → ý bạn là `city`?"
        )
    );
}
