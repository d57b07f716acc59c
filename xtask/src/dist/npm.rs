//! The npm package: the loader, what it loads, and types for TypeScript, React and Vue.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::release::Release;
use crate::build::{Profile, build_with, version};
use crate::failure::Failure;
use crate::files::{Stamp, copy_folder, fresh};
use crate::run::{self, Progress};

/// What is the same in each release.
const SOURCE: &str = "www/npm";
/// The project that uses the package.
const PROJECT: &str = "tests/npm";
/// What that project is checked with, and what it is written for.
const TOOLS: [&str; 5] =
    ["typescript@5.9.3", "vue-tsc@3.3.14", "react@19.3.1", "@types/react@19.3.0", "vue@3.5.45"];

/// Packs the package into `folder`; answers with the file.
pub(super) fn pack(release: &Release, folder: &Path) -> Result<PathBuf, Failure> {
    let staged = Path::new("target/npm-package");
    fresh(staged)?;
    copy_folder(Path::new(SOURCE), staged)?;
    name_version(&staged.join("package.json"))?;
    for (path, content) in release.program(version()) {
        write(&staged.join("dist").join(path), content)?;
    }
    for (path, content) in release.files().filter(|(path, _)| path.ends_with("/LICENSES.txt")) {
        write(&staged.join(path.trim_start_matches("mot-cua/")), content)?;
    }
    let mut pack = Command::new("npm");
    let folder = fs::canonicalize(folder).map_err(Failure::file(folder))?;
    pack.args(["pack", "--ignore-scripts", "--pack-destination"]).arg(&folder);
    run::log("npm-pack", pack.current_dir(staged))?;
    Ok(folder.join(format!("mot-cua-{}.tgz", version())))
}

fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    fs::write(path, content).map_err(Failure::file(path))
}

fn name_version(path: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(path).map_err(Failure::file(path))?;
    let mut package: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::Check(vec![format!("{}: {error}", path.display())]))?;
    package["version"] = version().into();
    write(path, format!("{package:#}\n").as_bytes())
}

/// A project in TypeScript, React and Vue installs the packed file and compiles.
pub(crate) fn check(progress: &mut Progress) -> Result<(), Failure> {
    build_with(progress, Profile::Dev)?;
    let inputs = [SOURCE, PROJECT, "www/mot-cua.js", "target/widget", "xtask/src/dist"];
    let stamp = Stamp::of("npm", &inputs, &format!("{} {TOOLS:?}", version()))?;
    if stamp.is_current() {
        progress.skip("npm package");
        return Ok(());
    }
    progress.step("npm package", || {
        let project = Path::new("target/npm-project");
        fresh(project)?;
        copy_folder(Path::new(PROJECT), project)?;
        let release = super::release()?;
        let packed = pack(&release, project)?;
        same_again(&release, &packed)?;
        write(&project.join("package.json"), b"{\"private\": true, \"type\": \"module\"}\n")?;
        let mut install = Command::new("npm");
        install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"]);
        install.args(["--prefer-offline"]).args(TOOLS).arg(&packed).current_dir(project);
        run::log("npm-project", &mut install)?;
        for (path, content) in release.program(version()) {
            let path = project.join("node_modules/mot-cua/dist").join(path);
            if fs::read(&path).map_err(Failure::file(&path))? != content {
                let line = format!("{} isn't what the release holds", path.display());
                return Err(Failure::Check(vec![line]));
            }
        }
        let mut types = Command::new("node");
        types.args(["node_modules/vue-tsc/bin/vue-tsc.js", "--project", "."]);
        run::log("npm-types", types.current_dir(project))?;
        stamp.write()
    })
}

/// Packs once more: the same input gives the same bytes.
fn same_again(release: &Release, packed: &Path) -> Result<(), Failure> {
    let read = |path: &Path| fs::read(path).map_err(Failure::file(path));
    let first = read(packed)?;
    let again = Path::new("target/npm-again");
    fresh(again)?;
    if first == read(&pack(release, again)?)? {
        return Ok(());
    }
    Err(Failure::Check(vec!["the npm package isn't the same bytes when it is packed again".into()]))
}
