//! Takes the widget apart: what comes after the questions becomes a module of its own.
//!
//! The compiler's marks that say which parts call which are gone once wasm-bindgen has run, and
//! wasm-pack runs it as soon as the compiler is done. So this program stands in the place of
//! wasm-bindgen: it takes the module apart, then calls the real one.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::files::fresh;
use crate::run;
use crate::tools::{Tool, path_with};

/// The module behind the first one.
pub(crate) const LATER: &str = "split_later.wasm";

/// The script that fetches it; it becomes a part of the widget's own.
const LINK: &str = "__wasm_split.js";

/// What this program is called as when it stands in the place of wasm-bindgen.
const NAME: &str = "wasm-bindgen";

/// Where it stands.
const FOLDER: &str = "target/split";

/// Keeps the marks that say which parts call which.
pub(crate) const FLAGS: &str = "-Clink-args=--emit-relocs";

/// The search path on which wasm-pack finds this program.
pub(crate) fn path() -> Result<OsString, Failure> {
    let folder = env::current_dir().map_err(Failure::file("."))?.join(FOLDER);
    fresh(&folder)?;
    let (own, link) = (env::current_exe().map_err(Failure::file("."))?, folder.join(NAME));
    symlink(own, &link).map_err(Failure::file(&link))?;
    let others = path_with(&[Tool::WasmPack, Tool::WasmSplit])?;
    env::join_paths([folder].into_iter().chain(env::split_paths(&others))).map_err(|_| {
        Failure::Missing {
            what: "a folder without a colon in its path".to_owned(),
            command: "mv".to_owned(),
        }
    })
}

/// Does what wasm-bindgen is asked for, if this program stands in its place.
pub(crate) fn stand_in() -> Option<Result<(), Failure>> {
    let mut arguments = env::args_os();
    let called = arguments.next().map(PathBuf::from)?;
    (called.file_name()? == NAME).then(|| bindgen(arguments.collect()))
}

fn bindgen(mut arguments: Vec<OsString>) -> Result<(), Failure> {
    let mut bindgen = Command::new(Tool::WasmBindgen.bin()?.join(NAME));
    let wasm = arguments
        .iter()
        .position(|argument| Path::new(argument).extension().is_some_and(|e| e == "wasm"));
    let out = arguments.iter().position(|argument| argument == "--out-dir");
    let (Some(wasm), Some(out)) = (wasm, out.and_then(|out| out.checked_add(1))) else {
        return run::show(bindgen.args(arguments));
    };
    let (whole, out) = (PathBuf::from(&arguments[wasm]), PathBuf::from(&arguments[out]));
    let parts = whole.with_extension("parts");
    fresh(&parts)?;
    let mut split = Command::new("wasm-split-cli");
    split.arg(&whole).arg(&parts).args(["--out-name", "mot_cua"]);
    run::show(&mut split)?;
    arguments[wasm] = parts.join("mot_cua.wasm").into();
    run::show(bindgen.args(arguments).arg("--keep-lld-exports"))?;
    for part in [LATER, LINK] {
        let (from, to) = (parts.join(part), out.join(part));
        fs::rename(&from, &to).map_err(Failure::file(&from))?;
    }
    whatever_its_type(&out.join(LINK))
}

/// Fetches the module also from servers that don't know the type of WebAssembly.
fn whatever_its_type(link: &Path) -> Result<(), Failure> {
    const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
    const WHOLE: &str = "WebAssembly.instantiate(await (await src).arrayBuffer(), imports)";
    let script = fs::read_to_string(link).map_err(Failure::file(link))?;
    if !script.contains(STREAMED) {
        return Err(Failure::Check(vec![format!("`{STREAMED}` is not in {}", link.display())]));
    }
    fs::write(link, script.replace(STREAMED, WHOLE)).map_err(Failure::file(link))
}
