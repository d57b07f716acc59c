//! `cargo xtask bench`: what a first visit downloads and how soon it can be used, how fast the rules
//! are, and what the catalogue of all national procedures takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;
use serde_json::Value;

use crate::bench_collector;
use crate::budget;
use crate::build::{Profile, SITE, build, build_with};
use crate::failure::Failure;
use crate::run::{self, Progress, cargo};
use crate::tools;

mod desk;
mod national;
mod pages;
mod start;

/// What is measured, and how often.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Measure how fast ratings are taken, and nothing else.
    #[arg(long)]
    collector: bool,
    /// Measure that also with so many ratings stored: ten million take 5 GB, and long to make.
    #[arg(long, requires = "collector")]
    rows: Option<u64>,
    /// Measure the survey desk with ten million ratings, and nothing else.
    #[arg(long)]
    desk: bool,
    /// Measure start and clicks in a browser, and nothing else.
    #[arg(long)]
    start: bool,
    /// Visits to each page in the browser.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Compare later runs in the browser with this one (bench/figures.json).
    #[arg(long)]
    keep: bool,
    /// Write the page that is measured, with the widget and compressed files, to a folder, and stop.
    #[arg(long, value_name = "DIR")]
    page: Option<PathBuf>,
}

pub(crate) fn bench(progress: &mut Progress, arguments: &Arguments) -> Result<(), Failure> {
    if let Some(folder) = &arguments.page {
        let server = build_with(progress, Profile::Dev)?;
        return pages::widget(progress, &server, folder);
    }
    if arguments.collector {
        return bench_collector::bench(progress, arguments.rows);
    }
    let start = |progress: &mut Progress| start::bench(progress, arguments.rounds, arguments.keep);
    if arguments.start {
        return within(start(progress)?);
    }
    if arguments.desk {
        return within(desk::bench(progress)?);
    }
    build(progress)?;
    println!("\n{}", machine());
    let sizes = budget::measure(Path::new(SITE))?;
    println!("{sizes}");
    rules(progress)?;
    let mut over = national::bench(progress)?;
    over.extend(sizes.over());
    over.extend(desk::bench(progress)?);
    over.extend(start(progress)?);
    // Its targets hang on how quiet the machine is: all else is told first.
    let collector = bench_collector::bench(progress, None);
    within(over).and(collector)
}

/// Fails when a bound is exceeded.
fn within(over: Vec<String>) -> Result<(), Failure> {
    if over.is_empty() { Ok(()) } else { Err(Failure::Check(over)) }
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
