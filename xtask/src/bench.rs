//! `cargo xtask bench`: what a first visit downloads until the first question can be answered, how
//! fast the rules are, and what the catalogue of all national procedures takes.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::bench_collector;
use crate::build::{SITE, build, version};
use crate::failure::Failure;
use crate::files::below;
use crate::run::{self, Progress, cargo};
use crate::tools;

mod national;

/// Bytes, brotli, of everything together.
const BUDGET: usize = 140_000;

pub(crate) fn bench(progress: &mut Progress) -> Result<(), Failure> {
    build(progress)?;
    println!("\n{}", machine());
    let mut parts = first_visit()?;
    parts.sort_by_key(|part| std::cmp::Reverse(part.brotli));
    println!("{:>10} {:>10}  first visit, until the first question", "bytes", "brotli");
    for part in &parts {
        println!("{:>10} {:>10}  {}", part.bytes, part.brotli, part.path.display());
    }
    let (bytes, brotli) = parts.iter().fold((0, 0), |(bytes, brotli): (usize, usize), part| {
        (bytes.saturating_add(part.bytes), brotli.saturating_add(part.brotli))
    });
    println!("{bytes:>10} {brotli:>10}  together; the budget is {BUDGET} brotli\n");
    rules(progress)?;
    let mut over = national::bench(progress)?;
    if brotli > BUDGET {
        over.push(format!(
            "a first visit downloads {brotli} bytes brotli, over the budget of {BUDGET}"
        ));
    }
    // Its targets hang on how quiet the machine is: all else is told first.
    let collector = bench_collector::bench(progress);
    if over.is_empty() { collector } else { Err(Failure::Check(over)) }
}

/// How fast the rules are, natively and in WebAssembly, and how much memory they take.
fn rules(progress: &mut Progress) -> Result<(), Failure> {
    tools::target(progress, tools::WASI)?;
    println!("native");
    run::show(&mut cargo(&["bench", "--quiet", "--package", "catalogue", "--benches"]))?;
    let mut build = cargo(&["bench", "--quiet", "--no-run", "--package", "catalogue"]);
    build.args(["--bench", "evaluations", "--target", tools::WASI, "--message-format=json"]);
    let messages = run::read(&mut build)?;
    let program = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(str::to_owned))
        .ok_or_else(|| Failure::Check(vec!["cargo named no program of the bench".to_owned()]))?;
    println!("WebAssembly");
    run::show(Command::new("node").args(["--no-warnings", "xtask/scripts/wasi.mjs", &program]))
}

struct Part {
    path: PathBuf,
    bytes: usize,
    brotli: usize,
}

/// Loader, styles, glue, wasm, manifest, calendar with provinces, and the largest guide.
fn first_visit() -> Result<Vec<Part>, Failure> {
    let site = Path::new(SITE);
    let product = site.join("mot-cua");
    let mut paths = vec![product.join("mot-cua.js"), product.join("data/vi/catalogue.bin")];
    for name in ["mot-cua.css", "mot_cua.js", "mot_cua_bg.wasm"] {
        paths.push(product.join(version()).join(name));
    }
    for file in below(&["target/site/mot-cua/data/vi"])? {
        if name(&file).starts_with("common-") {
            paths.push(file);
        }
    }
    let mut parts = paths.into_iter().map(part).collect::<Result<Vec<_>, _>>()?;
    let mut procedures = below(&["target/site/mot-cua/data/vi/procedure"])?;
    procedures.retain(|file| file.extension().is_some_and(|e| e == "bin") && !is_record(file));
    let procedures = procedures.into_iter().map(part).collect::<Result<Vec<_>, _>>()?;
    parts.extend(procedures.into_iter().max_by_key(|part| part.brotli));
    Ok(parts)
}

/// Procedures of a record alone are named by their code, guides by words.
fn is_record(file: &Path) -> bool {
    name(file).starts_with(|first: char| first.is_ascii_digit())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn part(path: PathBuf) -> Result<Part, Failure> {
    let content = fs::read(&path).map_err(Failure::file(&path))?;
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, 22);
    writer.write_all(&content).map_err(Failure::file(&path))?;
    drop(writer);
    Ok(Part { path, bytes: content.len(), brotli: compressed.len() })
}

/// The day and the machine that figures belong to.
fn machine() -> String {
    let date = run::read(Command::new("date").arg("+%Y-%m-%d %H:%M")).unwrap_or_default();
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{}, {cores} cores{}", date.trim(), model.trim_start())
}
