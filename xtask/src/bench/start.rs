//! How soon the first question can be answered and how fast clicks are, on a slow phone and network:
//! the widget beside pages by hand, in one run.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Map, Value, json};

use super::{machine, pages};
use crate::build::{Profile, build_with};
use crate::failure::Failure;
use crate::run::{self, Progress, cargo};
use crate::tools;

mod figures;

use figures::{Figure, figures};

const FOLDER: &str = "target/bench/pages";

/// The figures of an earlier run, in the repository.
const KEPT: &str = "bench/figures.json";

/// Names of the pages with their addresses.
const PAGES: [&str; 3] = ["page=/page/", "yew=/yew/", "widget=/"];

/// Prints the figures; answers with the bounds that are exceeded.
pub(super) fn bench(
    progress: &mut Progress,
    rounds: usize,
    is_kept: bool,
) -> Result<Vec<String>, Failure> {
    tools::chromium(progress)?;
    let server = build_with(progress, Profile::Release)?;
    let folder = Path::new(FOLDER);
    pages::widget(progress, &server, folder)?;
    pages::floors(progress, folder)?;
    let visits = visits(&server, folder, rounds)?;
    let figures = figures(&visits);
    let kept = kept()?;
    println!(
        "\n{}, load {}\nCPU 6 times slower, 1.6 Mbit/s, 150 ms a request, brotli, empty cache, {} \
         rounds",
        machine(),
        load(),
        rounds
    );
    println!(
        "{:<46} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "", "by hand", "bare Yew", "widget", "compared", "at most", "kept"
    );
    for figure in &figures {
        println!("{}", row(figure, kept.get(figure.name)));
    }
    if is_kept {
        keep(&figures)?;
    }
    Ok(figures.iter().filter_map(Figure::exceeded).collect())
}

/// What the browser says of each visit, one JSON object a line.
fn visits(server: &Path, folder: &Path, rounds: usize) -> Result<Vec<Value>, Failure> {
    let root = env::current_dir().map_err(Failure::file("."))?;
    let mut visit = cargo(&["run", "--quiet", "--package", "e2e", "--bin", "pages", "--"]);
    visit.arg(rounds.to_string()).args(PAGES);
    visit.env("MOT_CUA_SITE", root.join(folder)).env("MOT_CUA_BIN", root.join(server));
    let lines = run::read(visit.stderr(Stdio::inherit()))?;
    Ok(lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

fn row(figure: &Figure, kept: Option<&Value>) -> String {
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), spoken);
    let sign = if figure.exceeded().is_some() { "  over" } else { "" };
    format!(
        "{:<46} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}{sign}",
        figure.name,
        number(figure.page),
        number(figure.yew),
        spoken(figure.widget),
        number(figure.compared),
        number(figure.limit),
        number(kept.and_then(Value::as_f64)),
    )
}

/// As many digits as say something.
fn spoken(value: f64) -> String {
    if value < 10.0 { format!("{value:.2}") } else { format!("{value:.0}") }
}

/// How many programs want to run: times are only as good as the machine is quiet.
fn load() -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split_whitespace().next().unwrap_or("unknown").to_owned()
}

fn kept() -> Result<Map<String, Value>, Failure> {
    let Ok(text) = fs::read_to_string(KEPT) else { return Ok(Map::new()) };
    let broken = |error| Failure::Check(vec![format!("{KEPT}: {error}")]);
    let mut kept: Map<String, Value> = serde_json::from_str(&text).map_err(broken)?;
    match kept.remove("figures") {
        Some(Value::Object(figures)) => Ok(figures),
        _ => Ok(Map::new()),
    }
}

fn keep(figures: &[Figure]) -> Result<(), Failure> {
    let compared = |figure: &Figure| {
        let value = figure.compared.unwrap_or(figure.widget);
        (figure.name.to_owned(), json!((value * 100.0).round() / 100.0))
    };
    let figures: Map<String, Value> = figures.iter().map(compared).collect();
    let kept = json!({ "measured": machine(), "load": load(), "figures": figures });
    fs::write(KEPT, format!("{kept:#}\n")).map_err(Failure::file(KEPT))
}
