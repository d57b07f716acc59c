//! `LICENSES.txt`: what is inside the wasm, by whom, and on what terms.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::Failure;
use crate::run::{self, cargo};
use crate::tools::BROWSER;

/// Beginnings of the names of files with terms.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// A package inside the widget.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
}

/// The list with all texts; each text once, with the packages that it belongs to.
pub(super) fn text() -> Result<String, Failure> {
    let packages = packages()?;
    let folders = folders()?;
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in &packages {
        let name = format!("{} {}", package.name, package.version);
        let folder = folders.get(&(package.name.clone(), package.version.clone()));
        let mut found = folder.map_or_else(|| Ok(Vec::new()), |folder| terms(folder))?;
        if let (true, Some(folder)) = (found.is_empty(), folder) {
            found.extend(in_source(&folder.join("src/lib.rs")));
        }
        if found.is_empty() {
            found.push(standard(package)?);
        }
        for text in found {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    Ok(list(&packages, &texts))
}

fn list(packages: &[Package], texts: &BTreeMap<String, Vec<String>>) -> String {
    let mut list = String::from("What is inside the widget, and on what terms.\n\n");
    for Package { name, version, licence } in packages {
        let _ = writeln!(list, "{name} {version}  {licence}");
    }
    for (text, names) in texts {
        let _ = write!(list, "\n{}\n{}\n\n{}\n", "=".repeat(80), names.join(", "), text.trim());
    }
    list
}

/// What cargo compiles into the widget; macros run on the developer's machine only.
fn packages() -> Result<Vec<Package>, Failure> {
    let mut tree = cargo(&["tree", "--package", "mot-cua", "--target", BROWSER, "--locked"]);
    tree.args(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}\t{l}"]);
    let mut packages: Vec<Package> = run::read(&mut tree)?.lines().filter_map(package).collect();
    let rust = run::read(Command::new("rustc").arg("--version"))?;
    packages.push(Package {
        name: "std".into(),
        version: rust.split_whitespace().nth(1).unwrap_or_default().into(),
        licence: "MIT OR Apache-2.0".into(),
    });
    packages.sort();
    packages.dedup();
    Ok(packages)
}

fn package(line: &str) -> Option<Package> {
    let (name, licence) = line.trim_end_matches(" (*)").split_once('\t')?;
    let mut words = name.split_whitespace();
    let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
    Some(Package { name: name.into(), version: version.into(), licence: licence.into() })
}

/// Where each package's files are.
fn folders() -> Result<BTreeMap<(String, String), PathBuf>, Failure> {
    let text = run::read(&mut cargo(&["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::Check(vec![format!("cargo metadata: {error}")]))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let folder = |package: &Value| {
        let text = |key: &str| package[key].as_str().map(str::to_owned);
        let manifest = PathBuf::from(text("manifest_path")?);
        Some(((text("name")?, text("version")?), manifest.parent()?.to_owned()))
    };
    Ok(packages.filter_map(folder).collect())
}

/// The files with terms in a package's folder.
fn terms(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && NAMES.iter().any(|start| name.starts_with(start)) {
            files.push(path);
        }
    }
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).map_err(Failure::file(file))).collect()
}

/// Terms that stand at the head of the source instead of in a file of their own.
fn in_source(file: &Path) -> Option<String> {
    let source = fs::read_to_string(file).ok()?;
    let head: String = source
        .trim_start()
        .strip_prefix("/*")?
        .split("*/")
        .next()?
        .lines()
        .fold(String::new(), |text, line| {
            text + line.trim_start_matches([' ', '*', '/']).trim_end() + "\n"
        });
    head.contains("Permission is hereby granted").then_some(head)
}

/// For a package without a file of terms: those of the Apache licence name nobody, so ours will do.
fn standard(package: &Package) -> Result<String, Failure> {
    let Package { name, version, licence } = package;
    if !licence.contains("Apache-2.0") {
        let line = format!("{name} {version} ({licence}) holds no text of its licence");
        return Err(Failure::Check(vec![line]));
    }
    let file = Path::new("LICENSE-APACHE");
    fs::read_to_string(file).map_err(Failure::file(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, licence: &str) -> Package {
        Package { name: name.into(), version: "1.0.0".into(), licence: licence.into() }
    }

    #[test]
    fn lines_of_cargo_are_read_as_packages() {
        let cases = [
            ("yew v1.0.0\tMIT OR Apache-2.0", Some(of("yew", "MIT OR Apache-2.0"))),
            ("yew v1.0.0 (/tmp/yew)\tMIT (*)", Some(of("yew", "MIT"))),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(package(line), expected, "{line}");
        }
    }

    #[test]
    fn a_licence_whose_text_nobody_has_stops_the_release() {
        let failure = standard(&of("odd", "BSL-1.0")).unwrap_err().to_string();
        assert!(failure.contains("odd 1.0.0 (BSL-1.0)"), "{failure}");
    }

    #[test]
    fn a_text_of_several_packages_stands_once() {
        let packages = [of("a", "MIT"), of("b", "MIT")];
        let texts =
            BTreeMap::from([("the terms".into(), vec!["a 1.0.0".into(), "b 1.0.0".into()])]);
        let list = list(&packages, &texts);
        assert_eq!(list.matches("the terms").count(), 1, "{list}");
        assert!(list.contains("a 1.0.0, b 1.0.0"), "{list}");
    }
}
