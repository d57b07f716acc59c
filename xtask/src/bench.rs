//! `cargo xtask bench`: what a first visit downloads until the first question can be answered, how
//! fast the rules are, and what the catalogue of all national procedures takes.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::bench_collector;
use crate::budget;
use crate::build::{SITE, build};
use crate::failure::Failure;
use crate::run::{self, Progress, cargo};
use crate::tools;

pub(crate) mod desk;
mod national;

pub(crate) fn bench(progress: &mut Progress) -> Result<(), Failure> {
    build(progress)?;
    println!("\n{}", machine());
    let sizes = budget::measure(Path::new(SITE))?;
    println!("{sizes}");
    rules(progress)?;
    let mut over = national::bench(progress)?;
    over.extend(sizes.over());
    over.extend(desk::bench(progress)?);
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

/// The day and the machine that figures belong to.
fn machine() -> String {
    let date = run::read(Command::new("date").arg("+%Y-%m-%d %H:%M")).unwrap_or_default();
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{}, {cores} cores{}", date.trim(), model.trim_start())
}
