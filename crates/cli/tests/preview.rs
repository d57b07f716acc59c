//! `mot-cua catalogue preview` as an editor's browser meets it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const GUIDE: &str = "guides/fishing.toml";

/// A preview of a copy of the catalogue's fixture.
struct Preview {
    process: Child,
    address: String,
    data: PathBuf,
    _folder: TempDir,
}

impl Preview {
    fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let (data, site) = (folder.path().join("data"), folder.path().join("site"));
        copy(&fixture(), &data);
        fs::create_dir_all(site.join("mot-cua")).unwrap();
        fs::write(site.join("mot-cua/mot-cua.js"), "// the widget").unwrap();
        let mut process = preview(&data, &site).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (_, address) = line.split_once("http://").unwrap();
        let address = address.split('/').next().unwrap().to_owned();
        Self { process, address, data, _folder: folder }
    }

    /// The head and the body of an answer.
    fn get(&self, path: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        (head, answer.split_off(end + 4))
    }

    /// The state after the one that is known, once it is there.
    fn state(&self, after: u64) -> Value {
        let (_, body) = self.get(&format!("/state?after={after}"));
        serde_json::from_slice(&body).unwrap()
    }

    /// The first file of the compiled catalogue that is fetched.
    fn manifest(&self) -> Vec<u8> {
        let (head, body) = self.get("/catalogue/vi/catalogue.bin");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        body
    }

    /// Saves a guide as editors of text do: all at once.
    fn save(&self, text: &str) {
        let (fresh, path) = (self.data.join("guides/.new"), self.data.join(GUIDE));
        fs::write(&fresh, text).unwrap();
        fs::rename(&fresh, path).unwrap();
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn preview(data: &Path, site: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mot-cua"));
    command.args(["catalogue", "preview", "--port", "0"]).arg(data).arg("--site").arg(site);
    command.env("LANG", "en").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalogue/tests/fixtures/data")
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

fn generation(state: &Value) -> u64 {
    state["generation"].as_u64().unwrap()
}

fn errors(state: &Value) -> Vec<&Value> {
    let findings = state["findings"].as_array().unwrap();
    findings.iter().filter(|finding| finding["severity"] == "error").collect()
}

/// The next state with errors, or without; a file may be seen before all is settled.
fn until(preview: &Preview, mut state: Value, with_errors: bool) -> Value {
    while errors(&state).is_empty() == with_errors {
        state = preview.state(generation(&state));
    }
    state
}

#[test]
fn what_is_saved_is_shown_and_a_mistake_leaves_the_last_good_state() {
    let preview = Preview::start();
    let first = preview.state(0);
    assert_eq!(first["current"], true);
    assert_eq!(first["procedures"][0]["name"]["vi"], "Cấp giấy phép câu cá");
    let (good, text) = (preview.manifest(), fs::read_to_string(preview.data.join(GUIDE)).unwrap());

    preview.save(&text.replace("working_days = 3", "workingdays = 3"));
    let broken = until(&preview, first, true);
    let found = errors(&broken);
    assert_eq!(broken["current"], false);
    assert_eq!(found[0]["line"], 72);
    assert!(found[0]["file"].as_str().unwrap().ends_with(GUIDE), "{found:?}");
    assert!(found[0]["message"]["vi"].as_str().unwrap().contains("`workingdays`"), "{found:?}");
    assert_eq!(broken["procedures"][0]["id"], "fishing");
    assert_eq!(preview.manifest(), good);

    preview.save(&text.replace("Cấp giấy phép câu cá", "Giấy phép đi câu"));
    let mended = until(&preview, broken, false);
    assert_eq!(mended["current"], true);
    assert_eq!(mended["procedures"][0]["name"]["vi"], "Giấy phép đi câu");
    assert_ne!(preview.manifest(), good);
}

#[test]
fn the_page_and_the_widget_are_served_to_this_machine() {
    let preview = Preview::start();
    assert!(preview.address.starts_with("127.0.0.1:"));
    let (head, body) = preview.get("/");
    let page = String::from_utf8(body).unwrap();
    assert!(head.to_lowercase().contains("default-src 'none'"), "{head}");
    assert!(page.contains("<html lang=\"vi\">") && page.contains("Người dân thấy"), "{page}");
    let paths = [
        ("/preview.js", "200"),
        ("/preview.css", "200"),
        ("/mot-cua/mot-cua.js", "200"),
        ("/x", "404"),
    ];
    for (path, status) in paths {
        let (head, _) = preview.get(path);
        assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {head}");
    }
    let (head, _) = preview.get("/catalogue/../../etc/passwd");
    assert!(head.starts_with("HTTP/1.1 404"), "{head}");
}

#[test]
fn a_site_without_the_widget_is_said() {
    let folder = TempDir::new().unwrap();
    let output = preview(&fixture(), folder.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("holds no widget: run `cargo xtask build` first"), "{said}");
}
