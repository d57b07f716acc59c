//! The static pages that are measured: the widget with the job that comparable products were measured
//! with, and the same job by hand.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build::SITE;
use crate::failure::Failure;
use crate::files::{Stamp, below, copy, copy_folder, fresh, replace};
use crate::run::{self, Progress};
use crate::squeeze::brotli;
use crate::wasm::{Kit, Package};

/// The job, of which the page's guide replaces what asks for numbers.
const JOB: [&str; 2] = ["crates/catalogue/benches/job", "bench/page/job"];

const FLOOR: &str = "bench/floor/page";
const YEW: &str = "bench/floor/yew";
/// What the bare Yew page is made of.
const YEW_SOURCES: [&str; 3] = ["Cargo.toml", "Cargo.lock", YEW];
const YEW_BUILT: &str = "target/yew-floor";
const YEW_NAME: &str = "yew_floor";

/// Writes the widget's page, as a site that can be served from its root by any server.
pub(super) fn widget(progress: &mut Progress, server: &Path, folder: &Path) -> Result<(), Failure> {
    let server = &env::current_dir().map_err(Failure::file("."))?.join(server);
    progress.step("page with the widget", || {
        let product = folder.join("mot-cua");
        fresh(&product)?;
        copy(Path::new("bench/page/index.html"), &folder.join("index.html"))?;
        for file in below(&[Path::new(SITE).join("mot-cua")])? {
            let inside = file.strip_prefix(SITE).unwrap_or(&file);
            if !inside.starts_with("mot-cua/data") {
                copy(&file, &folder.join(inside))?;
            }
        }
        let data = Path::new("target/bench/job");
        fresh(data)?;
        JOB.iter().try_for_each(|part| copy_folder(Path::new(part), data))?;
        let mut build = Command::new(server);
        build.arg("catalogue").arg("build").arg(data).arg("--out").arg(product.join("data"));
        run::log("job", &mut build)?;
        compress(folder)
    })
}

/// Writes the pages beside it that do the same job by hand: plain, and with bare Yew.
pub(super) fn floors(progress: &mut Progress, folder: &Path) -> Result<(), Failure> {
    let kit = Kit::install(progress)?;
    let stamp = Stamp::of(YEW_NAME, &YEW_SOURCES, &kit.options())?;
    let built = Path::new(YEW_BUILT);
    if stamp.is_current() && built.is_dir() {
        progress.skip("bare Yew page");
    } else {
        progress.step("bare Yew page", || {
            let new = Path::new("target/yew-floor.new");
            kit.compile(&Package { folder: YEW, name: YEW_NAME, is_split: false }, new)?;
            replace(new, built)?;
            stamp.write()
        })?;
    }
    progress.step("pages by hand", || {
        let (plain, yew) = (folder.join("page"), folder.join("yew"));
        copy_folder(Path::new(FLOOR), &plain)?;
        for name in ["page.js", "page.css"] {
            kit.minify(&plain.join(name))?;
        }
        copy(&Path::new(YEW).join("index.html"), &yew.join("index.html"))?;
        copy(&plain.join("page.css"), &yew.join("page.css"))?;
        for name in [format!("{YEW_NAME}.js"), format!("{YEW_NAME}_bg.wasm")] {
            copy(&built.join(&name), &yew.join(&name))?;
        }
        let empty = folder.join("empty.html");
        fs::write(&empty, "<!doctype html><title>–</title>").map_err(Failure::file(&empty))?;
        compress(&plain)?;
        compress(&yew)
    })
}

/// Puts a compressed neighbour beside each file.
fn compress(folder: &Path) -> Result<(), Failure> {
    for file in below(&[folder])? {
        let content = fs::read(&file).map_err(Failure::file(&file))?;
        let packed = brotli(&content).map_err(Failure::file(&file))?;
        let mut neighbour = file.clone().into_os_string();
        neighbour.push(".br");
        if packed.len() < content.len() {
            fs::write(&neighbour, packed).map_err(Failure::file(&file))?;
        }
    }
    Ok(())
}
