//! `mot-cua catalogue import`, `diff` and `build --records` as an operator runs them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn run(language: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot-cua"));
    command.arg("catalogue").args(arguments).env("LC_ALL", language).output().unwrap()
}

fn told(output: &Output) -> String {
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(text).unwrap()
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn an_import_tells_what_it_did_and_fails_without_writing() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue/tests/fixtures");
    let details = fixtures.join("records/details.jsonl");
    let page = fixtures.join("records/page.json");
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("records.jsonl.gz");

    let first = run("vi_VN.UTF-8", &["import", path(&details), "--out", path(&out)]);
    assert!(first.status.success());
    assert!(told(&first).contains("     31  thủ tục dùng được"), "{}", told(&first));
    let files = [path(&details), path(&page)];
    let second = run("en_US.UTF-8", &["import", files[0], files[1], "--out", path(&out)]);
    assert!(told(&second).contains("Added: 1\n  9.000201 Đăng ký bè nuôi cá"), "{}", told(&second));
    let diff = run("en_US.UTF-8", &["diff", path(&out), path(&details)]);
    assert!(
        diff.status.success() && told(&diff).contains("Gone: 1\n  9.000201"),
        "{}",
        told(&diff)
    );

    let before = fs::read(&out).unwrap();
    let cut = folder.path().join("cut.jsonl");
    fs::write(&cut, &fs::read(&details).unwrap()[..5_000]).unwrap();
    let failed = run("vi_VN.UTF-8", &["import", path(&cut), "--out", path(&out)]);
    assert_eq!(failed.status.code(), Some(1));
    assert!(told(&failed).contains("cut.jsonl:3:"), "{}", told(&failed));
    assert!(told(&failed).contains("lỗi: tệp bị đứt trước khi hết"), "{}", told(&failed));
    assert_eq!(fs::read(&out).unwrap(), before);

    let data = fixtures.join("data");
    let site = folder.path().join("site");
    let arguments = ["build", path(&data), "--out", path(&site), "--records", path(&out)];
    let built = run("en_US.UTF-8", &arguments);
    assert!(built.status.success());
    let line = "1 procedures with a guide, 32 with a record only (0 objects refused)";
    assert!(told(&built).contains(line), "{}", told(&built));
}
