//! A package as WebAssembly that is small to download.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::files::fresh;
use crate::run::{self, Progress};
use crate::split;
use crate::tools::{self, Tool, path_with};

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

/// What the glue between wasm and page calls `Window` is the browser's own, whatever the page's scripts
/// (MooTools, for one) have put in its place.
const OWN_WINDOW: &str = "const Window=Object.getPrototypeOf(globalThis).constructor;";

/// What is compiled.
pub(crate) struct Package {
    pub(crate) folder: &'static str,
    /// What its files are named by.
    pub(crate) name: &'static str,
    /// Whether a part of it becomes a module of its own.
    pub(crate) is_split: bool,
}

/// The tools that this takes.
pub(crate) struct Kit {
    small_std: bool,
    optimise: PathBuf,
    esbuild: PathBuf,
}

impl Kit {
    /// Installs what is missing.
    pub(crate) fn install(progress: &mut Progress) -> Result<Self, Failure> {
        tools::target(progress, tools::BROWSER)?;
        let small_std = tools::rust_source(progress)?;
        Tool::WasmBindgen.install(progress)?;
        Tool::WasmPack.install(progress)?;
        let (optimise, esbuild) = (tools::wasm_opt(progress)?, tools::esbuild(progress)?);
        Ok(Self { small_std, optimise, esbuild })
    }

    /// What its output depends on beside the sources.
    pub(crate) fn options(&self) -> String {
        let small_std = self.small_std;
        format!(
            "{small_std} {SMALL_STD:?} {SMALL_PANICS} {WASM_OPT:?} {WASM_FEATURES:?} {OWN_WINDOW}"
        )
    }

    /// Fills the folder `out` with the modules of a package and the script that starts them.
    pub(crate) fn compile(&self, package: &Package, out: &Path) -> Result<(), Failure> {
        fresh(out)?;
        // A path that isn't absolute is looked for in the package's folder.
        let out = &env::current_dir().map_err(Failure::file("."))?.join(out);
        let mut pack = Command::new("wasm-pack");
        pack.args(["build", package.folder, "--profile", "wasm", "--target", "web"]);
        pack.args(["--mode", "no-install", "--no-pack", "--out-name", package.name, "--out-dir"]);
        pack.arg(out).arg("--");
        let first = format!("{}_bg.wasm", package.name);
        let mut modules = vec![first.as_str()];
        let mut flags = without_paths()?;
        if package.is_split {
            pack.args(["--features", "split"]).env("PATH", split::path()?);
            flags = format!("{} {flags}", split::FLAGS);
            modules.push(split::LATER);
        } else {
            pack.env("PATH", path_with(&[Tool::WasmPack, Tool::WasmBindgen])?);
        }
        if self.small_std {
            // The options of a small std aren't stable; the compiler is.
            pack.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
            flags = format!("{SMALL_PANICS} {flags}");
        }
        pack.env("RUSTFLAGS", flags);
        run::log(&format!("wasm-pack-{}", package.name), &mut pack)?;
        for module in modules {
            let wasm = out.join(module);
            let mut optimise = node(&self.optimise);
            optimise.args(WASM_OPT).args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
            run::log("wasm-opt", &mut optimise)?;
        }
        // With the script that fetches a second module, so that it is one download.
        bundle(&self.esbuild, &out.join(format!("{}.js", package.name)))
    }

    /// Writes a script or style sheet as short as it can be.
    pub(crate) fn minify(&self, file: &Path) -> Result<(), Failure> {
        minify(&self.esbuild, file)
    }
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
pub(crate) fn minify(esbuild: &Path, file: &Path) -> Result<(), Failure> {
    shorten(esbuild, file, &[])
}

/// Writes a module with all that it imports as one, as short as it can be.
fn bundle(esbuild: &Path, file: &Path) -> Result<(), Failure> {
    let own = format!("--banner:js={OWN_WINDOW}");
    shorten(esbuild, file, &["--bundle", "--format=esm", &own])
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
