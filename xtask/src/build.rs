//! `cargo xtask build`: widget, catalogue and server, put together in `target/site`.
//!
//! A step whose inputs haven't changed is left out, and nothing is half in place: each step writes
//! beside its output and renames at the end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::files::{Stamp, below, copy, copy_folder, fresh, replace};
use crate::hosts;
use crate::run::{self, Progress, cargo};
use crate::split;
use crate::tools::{self, Tool};
use crate::wasm::{Kit, Package, minify};

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
    let kit = Kit::install(progress)?;
    Tool::WasmSplit.install(progress)?;
    let stamp = Stamp::of("widget", &WIDGET_SOURCES, &kit.options())?;
    if stamp.is_current() && Path::new(WIDGET).is_dir() {
        progress.skip("widget");
        return Ok(());
    }
    progress.step("widget", || {
        let new = Path::new("target/widget.new");
        kit.compile(&Package { folder: ".", name: "mot_cua", is_split: true }, new)?;
        let sheet = new.join("mot-cua.css");
        fs::write(&sheet, styles()?).map_err(Failure::file(new))?;
        kit.minify(&sheet)?;
        replace(new, Path::new(WIDGET))?;
        stamp.write()
    })
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
        copy_folder(Path::new("www/embed"), &new.join("embed"))?;
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
