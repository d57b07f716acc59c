//! The files of a release: those of the site, named by content, and what is said about them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::thread;

use rules::file::{self, FORMAT};
use rules::manifest::Manifest;
use serde_json::{Map, Value, json};

use super::names::{self, Files};
use super::sums::integrity;
use crate::failure::Failure;
use crate::files::below;
use crate::squeeze::{brotli, gzip};

/// What of a site belongs to the product: the element, and the page that configures it.
const FOLDERS: [&str; 2] = ["mot-cua", "embed"];
const LOADER: &str = "mot-cua/mot-cua.js";
/// The names of what servers send compressed.
const COMPRESSED: [&str; 6] = [".js", ".css", ".wasm", ".bin", ".html", ".json"];
/// What fits into one packet doesn't come sooner when it is smaller.
const PACKET: usize = 1_400;

/// Files by their path in a release, which is the path on a site.
#[derive(Debug)]
pub(crate) struct Release(BTreeMap<String, Vec<u8>>);

impl Release {
    /// Takes the product out of a site.
    pub(super) fn of(site: &Path, version: &str, licences: Vec<u8>) -> Result<Self, Failure> {
        let (mut files, mut versioned) = (BTreeMap::new(), Files::new());
        let folder = format!("mot-cua/{version}/");
        for path in below(&FOLDERS.map(|name| site.join(name)))? {
            let content = fs::read(&path).map_err(Failure::file(&path))?;
            let path = path.strip_prefix(site).unwrap_or(&path);
            let path = path.to_string_lossy().replace('\\', "/");
            match path.strip_prefix(&folder) {
                Some(name) => versioned.insert(name.to_owned(), content),
                None => files.insert(path, content),
            };
        }
        let mut loader = files.remove(LOADER).unwrap_or_default();
        for (name, content) in names::by_content(versioned, &mut loader)? {
            files.insert(format!("{folder}{name}"), content);
        }
        // For pages that pin the version; the other one stays current.
        files.insert(format!("{folder}mot-cua.js"), loader.clone());
        files.insert(LOADER.to_owned(), loader);
        let mut release = Self(files);
        let integrity = release.integrity(version);
        let summary = release.summary(version)?;
        release.add("integrity.txt", integrity.into_bytes());
        release.add("version.json", summary);
        release.add("LICENSES.txt", licences);
        Ok(release)
    }

    /// Every file, by path.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// Adds a compressed neighbour to each file that is sent faster with it.
    pub(super) fn compress(&mut self) -> Result<(), Failure> {
        let files: Vec<(&str, &[u8])> = self
            .files()
            .filter(|(path, content)| content.len() > PACKET && may_be_compressed(path))
            .collect();
        let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let packed: Vec<io::Result<Vec<_>>> = thread::scope(|scope| {
            let share = files.len().div_ceil(threads).max(1);
            let work = files.chunks(share).map(|files| scope.spawn(|| neighbours(files)));
            let work: Vec<_> = work.collect();
            let broken = || Err(io::Error::other("a thread that compresses has stopped"));
            work.into_iter().map(|thread| thread.join().unwrap_or_else(|_| broken())).collect()
        });
        for share in packed {
            self.0.extend(share.map_err(Failure::file("compressed files"))?);
        }
        Ok(())
    }

    /// Writes every file below a folder.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Failure> {
        for (path, content) in self.files() {
            let path = folder.join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(Failure::file(folder))?;
            }
            fs::write(&path, content).map_err(Failure::file(&path))?;
        }
        Ok(())
    }

    fn add(&mut self, name: &str, content: Vec<u8>) {
        self.0.insert(format!("mot-cua/{name}"), content);
    }

    /// The loader and what it loads, by path below `mot-cua/`, without the catalogue.
    pub(super) fn program<'a>(
        &'a self,
        version: &str,
    ) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        let folder = format!("{version}/");
        let files = self
            .files()
            .filter_map(|(path, content)| Some((path.strip_prefix("mot-cua/")?, content)));
        files.filter(move |(path, _)| *path == "mot-cua.js" || path.starts_with(&folder))
    }

    /// `integrity.txt`: a tag to paste for pages that pin the version, and a line for each file.
    fn integrity(&self, version: &str) -> String {
        let mut text = format!("Một Cửa {version}\n\n");
        for (path, content) in self.program(version) {
            if path.ends_with("/mot-cua.js") {
                let sum = integrity(content);
                let _ = write!(
                    text,
                    "Trang giữ nguyên một phiên bản / A page that pins this version:\n\n\
                     <script src=\"/mot-cua/{path}\" data-base=\"/mot-cua/\"\n  \
                     integrity=\"{sum}\"\n  crossorigin=\"anonymous\" defer></script>\n\n"
                );
            }
        }
        for (path, content) in self.program(version) {
            let _ = writeln!(text, "{}  {path}", integrity(content));
        }
        text
    }

    /// `version.json`: what is here and what fits together.
    fn summary(&self, version: &str) -> Result<Vec<u8>, Failure> {
        let mut files = Map::new();
        for (path, content) in self.program(version) {
            let packed = brotli(content).map_err(Failure::file(path))?;
            files.insert(
                path.to_owned(),
                json!({
                    "bytes": content.len(),
                    "brotli": packed.len(),
                    "integrity": integrity(content),
                }),
            );
        }
        let mut catalogues = Map::new();
        for (path, content) in self.files() {
            let Some(language) = path
                .strip_prefix("mot-cua/data/")
                .and_then(|path| path.strip_suffix("/catalogue.bin"))
            else {
                continue;
            };
            let manifest: Manifest = file::read(content)
                .map_err(|error| Failure::Check(vec![format!("{path}: {error}")]))?;
            catalogues.insert(language.to_owned(), Value::from(manifest.version));
        }
        let summary = json!({
            "version": version,
            "collector": "v1",
            "catalogue": { "newest_format": FORMAT, "versions": catalogues },
            "files": files,
        });
        let mut text = format!("{summary:#}").into_bytes();
        text.push(b'\n');
        Ok(text)
    }
}

fn may_be_compressed(path: &str) -> bool {
    COMPRESSED.iter().any(|end| path.ends_with(end))
}

/// The compressed neighbours of some files, where they are smaller.
fn neighbours(files: &[(&str, &[u8])]) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for (path, content) in files {
        for (end, packed) in [("br", brotli(content)?), ("gz", gzip(content)?)] {
            if packed.len() < content.len() {
                found.push((format!("{path}.{end}"), packed));
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A small site: path and content.
    pub(crate) fn site() -> Vec<(&'static str, Vec<u8>)> {
        let manifest = Manifest {
            version: "f00d".into(),
            common: "common-1.bin".into(),
            index: "index-1.bin".into(),
            procedures: Vec::new(),
            life_events: Vec::new(),
            search: None,
            lookups: 0,
        };
        vec![
            ("index.html", b"the host's own".to_vec()),
            ("embed/index.html", b"<p>".repeat(900)),
            ("mot-cua/mot-cua.js", b"go('mot_cua.js','mot-cua.css')".to_vec()),
            ("mot-cua/0.1.0/mot_cua.js", b"go('mot_cua_bg.wasm')".to_vec()),
            ("mot-cua/0.1.0/mot_cua_bg.wasm", b"\0asm".repeat(1_000)),
            ("mot-cua/0.1.0/mot-cua.css", b"p{}".to_vec()),
            ("mot-cua/data/vi/catalogue.bin", file::write(&manifest).unwrap()),
        ]
    }

    pub(crate) fn write_site(folder: &Path, files: &[(&str, Vec<u8>)]) {
        for (path, content) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
    }

    #[test]
    fn a_release_holds_the_product_and_what_is_said_about_it() {
        let folder = tempfile::tempdir().unwrap();
        write_site(folder.path(), &site());
        let mut release = Release::of(folder.path(), "0.1.0", b"MIT".to_vec()).unwrap();
        release.compress().unwrap();
        let text = |path: &str| String::from_utf8_lossy(&release.0[path]).into_owned();
        let summary: Value = serde_json::from_str(&text("mot-cua/version.json")).unwrap();
        assert_eq!(summary["catalogue"]["versions"]["vi"], "f00d");

        let pinned = integrity(&release.0["mot-cua/0.1.0/mot-cua.js"]);
        assert_eq!(summary["files"]["0.1.0/mot-cua.js"]["integrity"], pinned.as_str());
        assert!(text("mot-cua/integrity.txt").contains(&format!("integrity=\"{pinned}\"")));

        let wasm = release.0.keys().find(|path| path.ends_with(".wasm")).unwrap().clone();
        assert!(wasm.starts_with("mot-cua/0.1.0/mot_cua_bg-"), "{wasm}");
        let cases = [
            (format!("{wasm}.br"), true),
            (format!("{wasm}.gz"), true),
            ("embed/index.html.br".into(), true),
            // Small enough as it is.
            ("mot-cua/mot-cua.js.br".into(), false),
            ("index.html".into(), false),
            ("mot-cua/LICENSES.txt".into(), true),
        ];
        for (path, there) in cases {
            assert_eq!(release.0.contains_key(&path), there, "{path}");
        }
    }
}
