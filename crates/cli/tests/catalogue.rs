//! `mot-cua catalogue` as an editor types it: what is said, where, and how it ends.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs a command from the root of the repository.
fn catalogue(language: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot-cua"));
    command.current_dir(root()).arg("catalogue").args(arguments);
    command.env("LANG", language).env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    let texts = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    texts.concat()
}

/// The catalogue of this repository with one text replaced.
fn with(file: &str, from: &str, to: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&root().join("data"), folder.path());
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "`{from}` is not in {file}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

#[test]
fn a_mistake_is_named_with_its_place_and_ends_with_1() {
    let guide = "guides/passport.toml";
    for (from, to, language, expected) in [
        // A key that was mistyped, and a value without quotes.
        ("field = ", "feild = ", "vi_VN.UTF-8", "passport.toml:3:1: lỗi: không có khóa `feild`"),
        ("field = ", "feild = ", "en_US.UTF-8", "passport.toml:3:1: error: unknown field `feild`"),
        ("field = \"passport\"", "field = passport", "vi", "passport.toml:3:9: lỗi: "),
        (
            "term = { working_days = 8 }",
            "when = { applicant = \"child\" }\nterm = { working_days = 8 }",
            "vi",
            "lỗi: trường hợp applicant = \"adult\", và 1 trường hợp khác: không có thời hạn",
        ),
    ] {
        let folder = with(guide, from, to);
        let output = catalogue(language, &["check", folder.path().to_str().unwrap()]);
        let said = said(&output);
        assert!(said.contains(expected), "{from} → {to}: {said}");
        assert_eq!(output.status.code(), Some(1), "{said}");
    }
}

#[test]
fn the_catalogue_of_this_repository_is_in_order() {
    let output = catalogue("en", &["check", "data"]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("0 errors, 0 warnings"), "{said}");
    assert!(said.contains("classes of answers; the most are of"), "{said}");
}

#[test]
fn what_ends_within_a_hundred_days() {
    let output = catalogue("vi", &["expiring", "--within", "100d", "--on", "2026-11-23"]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    let at = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text} is missing in {said}"));
    let order = [
        at("2026-12-31 hết hiệu lực: văn bản: Thông tư 64/2025/TT-BTC"),
        at("2027-02-28 hết hiệu lực: văn bản: Nghị quyết 66.22/2026/NQ-CP"),
        at("2027-03-01 có hiệu lực: văn bản: Luật Hộ tịch 03/2026/QH16"),
    ];
    assert!(order.is_sorted(), "{said}");
    assert!(!catalogue("vi", &["expiring", "--within", "soon"]).status.success());
}

#[test]
fn a_picture_and_the_schemas_are_written() {
    let folder = TempDir::new().unwrap();
    let picture = folder.path().join("passport.svg");
    let output = catalogue("vi", &["graph", "1.001456", "--out", picture.to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(fs::read_to_string(picture).unwrap().contains("Vì sao bạn làm hộ chiếu?"));

    let schemas = folder.path().join("schemas");
    let output = catalogue("vi", &["schema", "--out", schemas.to_str().unwrap()]);
    assert!(output.status.success(), "{}", said(&output));
    assert!(schemas.join("guide.schema.json").is_file());

    let output = catalogue("vi", &["graph", "1.999999"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("không có thủ tục `1.999999`"));
}
