//! `cargo xtask build`: widget, catalogue and server, put together in `target/site`.
//!
//! A step whose inputs haven't changed is left out, and nothing is half in place: each step writes
//! beside its output and renames at the end.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::files::{Stamp, below, copy, copy_folder, fresh, replace};
use crate::hosts;
use crate::run::{self, Progress, cargo};
use crate::split;
use crate::tools::{self, Tool};

/// The finished site.
pub(crate) const SITE: &str = "target/site";
const WIDGET: &str = "target/widget";
const CATALOGUE: &str = "target/catalogue";
/// Exports of the national portal, on machines that have them; the product holds none.
const RECORDS: &str = "../shared/records";

/// What the widget is made of.
const WIDGET_SOURCES: [&str; 5] = ["Cargo.toml", "Cargo.lock", "src", "crates/rules", "styles"];
/// What the server is made of; it renders the widget's components for the catalogue.
const SERVER_SOURCES: [&str; 4] = ["Cargo.toml", "Cargo.lock", "crates", "src"];

/// For the size of the download, not of the file: a function that stands in several places, or whose
/// parts are kept in new variables, is less like the others, and brotli packs it worse by a
/// twentieth.
const WASM_OPT: [&str; 4] =
    ["-Os", "--converge", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse"];

/// Features that all three engines have. Without naming them wasm-opt refuses the module, and with
/// all of them it writes one that Chromium refuses.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The standard library is compiled with the widget, for size and without the texts of panics that
/// nobody reads on a phone: a tenth of the download.
const SMALL_STD: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const SMALL_PANICS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none";

/// How the server is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// For tests: shares what the tests have compiled.
    Dev,
    /// For use.
    Release,
}

pub(crate) fn build(progress: &mut Progress) -> Result<(), Failure> {
    build_with(progress, Profile::Release).map(drop)
}

/// Builds everything; answers with the path of the server.
pub(crate) fn build_with(progress: &mut Progress, profile: Profile) -> Result<PathBuf, Failure> {
    widget(progress)?;
    let server = server(progress, profile)?;
    catalogue(progress, &server)?;
    site(progress)?;
    Ok(server)
}

/// The version in the addresses of the widget's files.
pub(crate) fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

fn widget(progress: &mut Progress) -> Result<(), Failure> {
    tools::target(progress, tools::BROWSER)?;
    let small_std = tools::rust_source(progress)?;
    Tool::WasmBindgen.install(progress)?;
    Tool::WasmPack.install(progress)?;
    Tool::WasmSplit.install(progress)?;
    let optimise = tools::wasm_opt(progress)?;
    let esbuild = tools::esbuild(progress)?;
    let options =
        format!("{small_std} {SMALL_STD:?} {SMALL_PANICS} {WASM_OPT:?} {WASM_FEATURES:?}");
    let stamp = Stamp::of("widget", &WIDGET_SOURCES, &options)?;
    if stamp.is_current() && Path::new(WIDGET).is_dir() {
        progress.skip("widget");
        return Ok(());
    }
    progress.step("widget", || {
        let new = Path::new("target/widget.new");
        fresh(new)?;
        let mut pack = Command::new("wasm-pack");
        pack.args(["build", ".", "--profile", "wasm", "--target", "web", "--mode", "no-install"]);
        pack.args(["--no-pack", "--out-name", "mot_cua", "--out-dir"]).arg(new);
        pack.args(["--", "--features", "split"]).env("PATH", split::path()?);
        let mut flags = format!("{} {}", split::FLAGS, without_paths()?);
        if small_std {
            // The options of a small std aren't stable; the compiler is.
            pack.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
            flags = format!("{SMALL_PANICS} {flags}");
        }
        pack.env("RUSTFLAGS", flags);
        run::log("wasm-pack", &mut pack)?;
        for module in ["mot_cua_bg.wasm", split::LATER] {
            let wasm = new.join(module);
            let mut optimise = node(&optimise);
            optimise.args(WASM_OPT).args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
            run::log("wasm-opt", &mut optimise)?;
        }
        fs::write(new.join("mot-cua.css"), styles()?).map_err(Failure::file(new))?;
        // With the script that fetches the second module, so that it is one download.
        bundle(&esbuild, &new.join("mot_cua.js"))?;
        minify(&esbuild, &new.join("mot-cua.css"))?;
        replace(new, Path::new(WIDGET))?;
        stamp.write()
    })
}

/// Keeps the folders of this machine out of the messages of panics.
fn without_paths() -> Result<String, Failure> {
    let root = env::current_dir().map_err(Failure::file("."))?;
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")))
        .unwrap_or_default();
    let (home, root) = (home.display(), root.display());
    Ok(format!("--remap-path-prefix={home}/registry/src= --remap-path-prefix={root}="))
}

/// Writes a script or style sheet as short as it can be.
fn minify(esbuild: &Path, file: &Path) -> Result<(), Failure> {
    shorten(esbuild, file, &[])
}

/// Writes a module with all that it imports as one, as short as it can be.
fn bundle(esbuild: &Path, file: &Path) -> Result<(), Failure> {
    shorten(esbuild, file, &["--bundle", "--format=esm"])
}

fn shorten(esbuild: &Path, file: &Path, also: &[&str]) -> Result<(), Failure> {
    let mut minify = node(esbuild);
    minify.args(["--minify", "--allow-overwrite", "--log-level=warning"]).args(also).arg(file);
    minify.arg(format!("--outfile={}", file.display()));
    run::log("minify", &mut minify)
}

fn node(script: &Path) -> Command {
    let mut command = Command::new("node");
    command.arg(script);
    command
}

/// All styles in the order in which they build on each other.
fn styles() -> Result<String, Failure> {
    let mut files: Vec<PathBuf> =
        ["tokens", "base"].iter().map(|name| format!("styles/{name}.css").into()).collect();
    files.extend(below(&["styles/components"])?);
    files.push("styles/print.css".into());
    files.iter().map(|file| fs::read_to_string(file).map_err(Failure::file(file))).collect()
}

fn server(progress: &mut Progress, profile: Profile) -> Result<PathBuf, Failure> {
    let (folder, flag) = match profile {
        Profile::Dev => ("debug", None),
        Profile::Release => ("release", Some("--release")),
    };
    let binary = Path::new("target").join(folder).join("mot-cua");
    let stamp = Stamp::of(&format!("server-{folder}"), &SERVER_SOURCES, "")?;
    if stamp.is_current() && binary.is_file() {
        progress.skip("server");
        return Ok(binary);
    }
    progress.step("server", || {
        let mut build = cargo(&["build", "--package", "cli"]);
        build.args(flag);
        run::log("server", &mut build)?;
        stamp.write()
    })?;
    Ok(binary)
}

fn catalogue(progress: &mut Progress, server: &Path) -> Result<(), Failure> {
    let inputs = ["data", "crates/catalogue", "crates/rules", "src", RECORDS];
    let stamp = Stamp::of("catalogue", &inputs, "")?;
    if stamp.is_current() && Path::new(CATALOGUE).is_dir() {
        progress.skip("catalogue");
        return Ok(());
    }
    progress.step("catalogue", || {
        let mut build = Command::new(server);
        build.args(["catalogue", "build", "data", "--out", CATALOGUE]);
        let records = below(&[RECORDS])?;
        if !records.is_empty() {
            build.arg("--records").args(records);
        }
        run::show(&mut build)?;
        stamp.write()
    })
}

fn site(progress: &mut Progress) -> Result<(), Failure> {
    let vendor = hosts::packages(progress)?;
    let esbuild = tools::esbuild(progress)?;
    let stamp = Stamp::of("site", &["www", WIDGET, CATALOGUE], version())?;
    if stamp.is_current() && Path::new(SITE).is_dir() {
        progress.skip("site");
        return Ok(());
    }
    progress.step("site", || {
        let new = Path::new("target/site.new");
        fresh(new)?;
        copy_folder(Path::new("www/demo"), new)?;
        hosts::copy_into(&vendor, &new.join("vendor"))?;
        let product = new.join("mot-cua");
        copy(Path::new("www/mot-cua.js"), &product.join("mot-cua.js"))?;
        minify(&esbuild, &product.join("mot-cua.js"))?;
        copy(Path::new("www/csp.txt"), &product.join("csp.txt"))?;
        copy_folder(Path::new(CATALOGUE), &product.join("data"))?;
        for name in ["mot_cua.js", "mot_cua_bg.wasm", split::LATER, "mot-cua.css"] {
            copy(&Path::new(WIDGET).join(name), &product.join(version()).join(name))?;
        }
        replace(new, Path::new(SITE))?;
        stamp.write()
    })
}
