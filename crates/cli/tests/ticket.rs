//! `mot-cua ticket` as portals and operators run it, and the examples of docs/tickets.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const PORTAL: &str = "https://portal.example.gov.vn";

struct Portal {
    folder: TempDir,
    public_key: String,
}

impl Portal {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut portal = Self { folder, public_key: String::new() };
        let pem = portal.pem();
        portal.public_key = portal.says(&["keygen", "--out", pem.to_str().unwrap()]);
        portal
    }

    fn pem(&self) -> PathBuf {
        self.folder.path().join("portal.pem")
    }

    fn ticket(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_mot-cua"))
            .arg("ticket")
            .args(arguments)
            .env("MOT_CUA_DATABASE", format!("sqlite:{}/r.sqlite", self.folder.path().display()))
            .env("LC_ALL", "en")
            .output()
            .unwrap()
    }

    fn says(&self, arguments: &[&str]) -> String {
        let output = self.ticket(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.ticket(arguments);
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap().trim_end().to_owned()
    }

    fn trust(&self, until: &str) -> String {
        let key = ["--public-key", &self.public_key, "--portal", PORTAL];
        self.says(&[&["trust", "--from", "2026-01-01", "--until", until], &key[..]].concat())
    }
}

#[test]
fn a_key_is_made_trusted_used_and_distrusted() {
    let portal = Portal::new();
    let pem = portal.pem();
    assert_eq!(pem.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let pem = pem.to_str().unwrap();
    assert!(portal.refuses(&["keygen", "--out", pem]).contains("File exists"));

    let sign = ["sign", "--key", pem, "--portal", PORTAL, "--id", "1", "--procedure", "passport"];
    let ticket = portal.says(&sign);
    let unknown = "mot-cua ticket: the ticket proves nothing: its key isn't known here";
    assert_eq!(portal.refuses(&["verify", &ticket]), unknown);
    let id = portal.trust("2099-12-31");
    let claims = portal.says(&["verify", &ticket]);
    assert!(claims.starts_with(&format!(r#"{{"iss":"{PORTAL}","jti":"1","exp":"#)), "{claims}");
    assert!(claims.ends_with(r#""procedure":"passport"}"#), "{claims}");

    portal.trust("2026-01-02");
    assert!(portal.refuses(&["verify", &ticket]).ends_with("its key isn't valid today"));
    let listed = format!("{id} {PORTAL} 2026-01-01 – 2026-01-02");
    assert_eq!(portal.says(&["keys"]), listed);
    portal.says(&["distrust", &id]);
    assert!(portal.refuses(&["distrust", &id]).contains(&format!("there is no key `{id}`")));
    assert_eq!(portal.says(&["keys"]), "");
    assert!(
        portal
            .refuses(&["sign", "--key", "/none", "--portal", PORTAL, "--id", "1"])
            .contains("/none")
    );
}

#[test]
fn tickets_of_the_examples_are_believed() {
    let portal = Portal::new();
    portal.trust("2099-12-31");
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/tickets");
    for (language, file) in [("node", "ticket.mjs"), ("php", "ticket.php"), ("java", "Ticket.java")]
    {
        let mut example = Command::new(language);
        example.arg(docs.join(file)).arg(portal.pem()).args([PORTAL, "passport"]);
        let Ok(output) = example.arg(&portal.public_key).output() else {
            println!("{language} isn't installed: {file} wasn't run");
            continue;
        };
        let ticket = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
        let claims = portal.says(&["verify", ticket.trim_end()]);
        assert!(claims.contains(r#""procedure":"passport""#), "{file}: {claims}");
    }
}
