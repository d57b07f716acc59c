//! `mot-cua key` as an operator runs it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn key(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mot-cua"))
        .arg("key")
        .args(arguments)
        .env("MOT_CUA_DATABASE", format!("sqlite:{}/r.sqlite", folder.display()))
        .env("LC_ALL", "en")
        .output()
        .unwrap()
}

fn says(folder: &Path, arguments: &[&str]) -> String {
    let output = key(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_key_is_shown_once_listed_and_revoked() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let arguments = [
        "create",
        "--label",
        "Sở Nội vụ",
        "--province",
        "48",
        "--scope",
        "read",
        "--scope",
        "rows",
    ];
    let made = says(folder, &arguments);
    let id = made.split('_').nth(1).unwrap();
    let listed = says(folder, &["list"]);
    assert!(listed.starts_with(&format!("{id} 48 - read,rows 2")), "{listed}");
    assert!(listed.ends_with(" –  Sở Nội vụ\n"), "{listed}");
    says(folder, &["revoke", id]);
    let again = key(folder, &["revoke", id]);
    assert!(!again.status.success());
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(said.contains(&format!("there is no key `{id}` that hasn't ended")), "{said}");
    let log = says(folder, &["log"]);
    assert!(
        log.contains(" command key_created ") && log.contains(" command key_revoked "),
        "{log}"
    );

    for (arguments, said) in [
        (["create", "--label", "x", "--scope", "write"], "read, rows"),
        (["create", "--label", "x", "--province", "480"], "`480` is not a province code"),
        (["create", "--label", "x", "--office", "Phường"], "`Phường` is not a name"),
    ] {
        let output = key(folder, &arguments);
        assert!(String::from_utf8(output.stderr).unwrap().contains(said), "{said}");
    }
}
