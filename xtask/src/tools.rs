//! The tools of the build: their versions, and where they are installed.
//!
//! They go into a cache that all clones of a user share, never into the user's own `cargo bin`, so
//! that no other project is touched.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::run::{self, Progress, cargo};

/// A program of the Rust registry, as the package that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    WasmPack,
    /// Always the version of `wasm-bindgen` in `Cargo.lock`.
    WasmBindgen,
    /// Takes a module apart.
    WasmSplit,
    Deny,
    Machete,
    /// What drives Firefox; Debian has the browser alone.
    GeckoDriver,
}

/// npm's package of wasm-opt, as JavaScript: no build, on every machine with Node.
const BINARYEN: &str = "132.0.0";

/// npm's package of the minifier.
const ESBUILD: &str = "0.28.2";

/// npm's package of what finds barriers in pages of accessibility.
const AXE: &str = "4.14.1";

impl Tool {
    fn package(self) -> &'static str {
        match self {
            Self::WasmPack => "wasm-pack",
            Self::WasmBindgen => "wasm-bindgen-cli",
            Self::WasmSplit => "wasm_split_cli_support",
            Self::Deny => "cargo-deny",
            Self::Machete => "cargo-machete",
            Self::GeckoDriver => "geckodriver",
        }
    }

    fn version(self) -> Result<String, Failure> {
        Ok(match self {
            Self::WasmPack => "0.15.1".to_owned(),
            Self::WasmBindgen => locked("wasm-bindgen")?,
            Self::WasmSplit => "0.2.4".to_owned(),
            Self::Deny => "0.20.2".to_owned(),
            Self::Machete => "0.9.2".to_owned(),
            Self::GeckoDriver => "0.36.0".to_owned(),
        })
    }

    fn folder(self) -> Result<PathBuf, Failure> {
        Ok(cache()?.join(format!("{}-{}", self.package(), self.version()?)))
    }

    /// The folder with its program.
    pub(crate) fn bin(self) -> Result<PathBuf, Failure> {
        Ok(self.folder()?.join("bin"))
    }

    /// Installs it unless it is there. cargo names a package in its list when everything of it is
    /// in place, so an install that was stopped is done again.
    pub(crate) fn install(self, progress: &mut Progress) -> Result<(), Failure> {
        let folder = self.folder()?;
        let (package, version) = (self.package(), self.version()?);
        let list = fs::read_to_string(folder.join(".crates.toml")).unwrap_or_default();
        if list.contains(package) {
            return Ok(());
        }
        progress.step(&format!("install {package} {version}"), || {
            let mut install = cargo(&["install", package, "--version", &version]);
            // The lock file of wasm-bindgen-cli names a version that the registry doesn't have.
            if self != Self::WasmBindgen {
                install.arg("--locked");
            }
            if self == Self::WasmSplit {
                install.args(["--features", "build-binary"]);
            }
            install.arg("--root").arg(&folder).env_remove("RUSTFLAGS");
            install.env("CARGO_TARGET_DIR", cache()?.join("target"));
            run::log(&format!("install-{package}"), &mut install)
        })
    }
}

/// The version of a package in `Cargo.lock`.
fn locked(package: &str) -> Result<String, Failure> {
    let path = Path::new("Cargo.lock");
    let text = fs::read_to_string(path).map_err(Failure::file(path))?;
    let mut lines = text.lines();
    let name = format!("name = \"{package}\"");
    lines
        .by_ref()
        .find(|line| *line == name)
        .and_then(|_| lines.next())
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|version| version.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| Failure::Missing {
            what: format!("`{package}` in Cargo.lock"),
            command: "cargo check".to_owned(),
        })
}

/// The cache of this user.
fn cache() -> Result<PathBuf, Failure> {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")));
    base.map(|base| base.join("mot-cua/tools")).ok_or_else(|| Failure::Missing {
        what: "the variable HOME".to_owned(),
        command: "export HOME=…".to_owned(),
    })
}

/// The search path with some tools in front.
pub(crate) fn path_with(tools: &[Tool]) -> Result<OsString, Failure> {
    let mut folders = Vec::new();
    for tool in tools {
        folders.push(tool.bin()?);
    }
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).map_err(|_| Failure::Missing {
        what: "a PATH without quotes".to_owned(),
        command: "export PATH=…".to_owned(),
    })
}

/// What the widget is compiled for.
pub(crate) const BROWSER: &str = "wasm32-unknown-unknown";
/// What programs for WebAssembly outside of browsers are compiled for.
pub(crate) const WASI: &str = "wasm32-wasip1";

/// Installs a target of the compiler unless it is there.
pub(crate) fn target(progress: &mut Progress, target: &str) -> Result<(), Failure> {
    let installed = run::read(Command::new("rustup").args(["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line == target) {
        return Ok(());
    }
    progress.step(&format!("install {target}"), || {
        run::log("rustup", Command::new("rustup").args(["target", "add", target]))
    })
}

/// Whether the source of the standard library is there, installed if it can be.
pub(crate) fn rust_source(progress: &mut Progress) -> Result<bool, Failure> {
    let installed = run::read(Command::new("rustup").args(["component", "list", "--installed"]))?;
    if installed.lines().any(|line| line.starts_with("rust-src")) {
        return Ok(true);
    }
    let added = progress.step("install rust-src", || {
        run::log("rustup", Command::new("rustup").args(["component", "add", "rust-src"]))
    });
    if let Err(failure) = &added {
        println!("   {failure}\n   the widget is built without it, and is a tenth larger");
    }
    Ok(added.is_ok())
}

/// The script of wasm-opt, installed unless it is there.
pub(crate) fn wasm_opt(progress: &mut Progress) -> Result<PathBuf, Failure> {
    Ok(npm(progress, &format!("binaryen@{BINARYEN}"))?.join("binaryen/bin/wasm-opt"))
}

/// The script of the minifier, installed unless it is there.
pub(crate) fn esbuild(progress: &mut Progress) -> Result<PathBuf, Failure> {
    Ok(npm(progress, &format!("esbuild@{ESBUILD}"))?.join("esbuild/bin/esbuild"))
}

/// The script that finds barriers in pages, installed unless it is there.
pub(crate) fn axe(progress: &mut Progress) -> Result<PathBuf, Failure> {
    Ok(npm(progress, &format!("axe-core@{AXE}"))?.join("axe-core/axe.min.js"))
}

/// The folder `node_modules` that holds a package of npm, installed unless it is there.
pub(crate) fn npm(progress: &mut Progress, package: &str) -> Result<PathBuf, Failure> {
    let folder = cache()?.join(package.replace(['@', '/'], "-"));
    let done = folder.join("installed");
    if !done.is_file() {
        progress.step(&format!("install {package}"), || {
            fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
            let mut install = Command::new("npm");
            install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
            install.arg(&folder).arg(package);
            run::log("install-npm", &mut install)?;
            fs::write(&done, package).map_err(Failure::file(&done))
        })?;
    }
    Ok(folder.join("node_modules"))
}

/// The folder with the files of a package of npm without what it depends on, fetched unless it is
/// there.
pub(crate) fn npm_archive(progress: &mut Progress, package: &str) -> Result<PathBuf, Failure> {
    let folder = cache()?.join(format!("archive-{}", package.replace(['@', '/'], "-")));
    let done = folder.join("fetched");
    if !done.is_file() {
        progress.step(&format!("fetch {package}"), || {
            fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
            let mut pack = Command::new("npm");
            let archive = run::read(pack.arg("pack").arg(package).current_dir(&folder))?;
            let archive = archive.lines().last().unwrap_or_default();
            let mut unpack = Command::new("tar");
            run::log("unpack-npm", unpack.arg("-xzf").arg(archive).current_dir(&folder))?;
            fs::write(&done, package).map_err(Failure::file(&done))
        })?;
    }
    Ok(folder.join("package"))
}

/// Chromium and its driver: installed from the system's packages where that is allowed.
pub(crate) fn chromium(progress: &mut Progress) -> Result<(), Failure> {
    let there = found("chromedriver") && (found("chromium") || found("google-chrome"));
    browser(progress, there, "Chromium with its driver", "chromium chromium-driver")
}

/// Firefox and `WebKitGTK`, which is Safari's engine, with their drivers.
pub(crate) fn other_engines(progress: &mut Progress) -> Result<(), Failure> {
    browser(progress, found("firefox") || found("firefox-esr"), "Firefox", "firefox-esr")?;
    Tool::GeckoDriver.install(progress)?;
    let there = found("WebKitWebDriver") && found("Xvfb");
    browser(progress, there, "WebKit with its driver", "webkit2gtk-driver xvfb")
}

fn browser(
    progress: &mut Progress,
    there: bool,
    name: &str,
    packages: &str,
) -> Result<(), Failure> {
    if there {
        return Ok(());
    }
    if !may_install() {
        return Err(Failure::Missing {
            what: name.to_owned(),
            command: format!("sudo apt-get install -y {packages}"),
        });
    }
    install(progress, name, packages)
}

/// The server that the collector's tests start. Where it can't be installed they say so and test
/// SQLite alone.
pub(crate) fn postgres(progress: &mut Progress) -> Result<(), Failure> {
    let debian = Path::new("/usr/lib/postgresql").is_dir();
    if found("initdb") || debian || !may_install() {
        return Ok(());
    }
    install(progress, "postgresql", "postgresql")
}

/// Whether Debian's packages can be installed.
fn may_install() -> bool {
    let root = run::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && found("apt-get")
}

fn install(progress: &mut Progress, name: &str, packages: &str) -> Result<(), Failure> {
    progress.step(&format!("install {name}"), || {
        run::log("apt-update", Command::new("apt-get").arg("update"))?;
        let mut install = Command::new("apt-get");
        install.args(["install", "-y"]).args(packages.split(' '));
        run::log(
            &format!("install-{}", packages.replace(' ', "-")),
            install.env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })
}

fn found(program: &str) -> bool {
    env::split_paths(&env::var_os("PATH").unwrap_or_default())
        .any(|folder| folder.join(program).is_file())
}
