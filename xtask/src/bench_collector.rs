//! How fast the collector takes single ratings, beside a bare floor in the same run.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::failure::Failure;
use crate::files::fresh;
use crate::run::{self, Progress, cargo};

const FOLDER: &str = "target/bench";

/// Rounds of each; their median counts.
const ROUNDS: usize = 5;

/// Seconds of a round.
const SECONDS: &str = "4";

/// More than any run sends: limits of shared addresses aren't what is measured.
const UNLIMITED: &str = "4000000000";

/// Most that may be resident, in KB.
const RESIDENT: u64 = 48 * 1_024;

/// What is asked of the collector with so many connections.
struct Target {
    connections: &'static str,
    /// Requests a second of the floor below which the machine was busy with something else: 0.7 of
    /// what was measured on a quiet one.
    quiet: u64,
    /// Hundredths of the floor's requests a second.
    share: u64,
}

const TARGETS: [Target; 2] = [
    Target { connections: "32", quiet: 41_300, share: 50 },
    Target { connections: "1", quiet: 3_290, share: 75 },
];

/// Most times the floor's 99th percentile.
const SLOWER: u64 = 2;

/// A server that ends with this.
pub(crate) struct Server {
    process: Child,
    pub(crate) address: String,
}

#[derive(Clone, Copy)]
struct Figures {
    rate: u64,
    slowest: u64,
}

pub(crate) fn bench(progress: &mut Progress) -> Result<(), Failure> {
    progress.step("build the collector and its floor", || {
        run::log("bench-build", &mut cargo(&["build", "--release", "-p", "cli", "-p", "bench"]))
    })?;
    fresh(Path::new(FOLDER))?;
    let floor = Server::floor()?;
    let ours = Server::collector(&Path::new(FOLDER).join("ratings.sqlite"))?;
    println!(
        "\n{:>10} {:>12} {:>12}  single ratings, until each is on the disk",
        "", "a second", "99 % in µs"
    );
    let mut failed = Vec::new();
    for target in &TARGETS {
        let (mut floors, mut all) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            floors.push(floor.load(target.connections)?);
            all.push(ours.load(target.connections)?);
        }
        let (floor, ours) = (median(&floors), median(&all));
        for (name, found) in [("floor", floor), ("collector", ours)] {
            let connections = target.connections;
            println!(
                "{name:>10} {:>12} {:>12}  {connections} connections",
                found.rate, found.slowest
            );
        }
        let share = ours.rate.saturating_mul(100) / floor.rate.max(1);
        let slower = ours.slowest.saturating_mul(100) / floor.slowest.max(1);
        println!("{:>10} {share:>11}% {slower:>11}%  of the floor", "");
        if floor.rate < target.quiet {
            println!(
                "{:>10} not counted: the machine was busy, the floor is under {}",
                "", target.quiet
            );
        } else if share < target.share || slower > SLOWER.saturating_mul(100) {
            failed.push(format!("{} connections: {share} %, {slower} %", target.connections));
        }
    }
    let resident = ours.resident();
    println!("{:>10} {resident:>12}  KB resident at most; the limit is {RESIDENT}", "");
    if resident > RESIDENT {
        failed.push(format!("{resident} KB are resident"));
    }
    if failed.is_empty() { Ok(()) } else { Err(Failure::Check(failed)) }
}

impl Server {
    fn floor() -> Result<Self, Failure> {
        let mut command = Command::new("target/release/floor");
        command.arg(format!("{FOLDER}/floor.sqlite")).stdout(Stdio::piped());
        let mut process = start(command)?;
        let mut address = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut address).map_err(Failure::file(FOLDER))?;
        }
        Ok(Self { process, address: address.trim().to_owned() })
    }

    /// The collector, on a file.
    pub(crate) fn collector(database: &Path) -> Result<Self, Failure> {
        let mut command = Command::new("target/release/mot-cua");
        command.args([
            "serve",
            "--open-stats",
            "--listen",
            "127.0.0.1:0",
            "--mark-over",
            UNLIMITED,
        ]);
        command.args(["--refuse-over", UNLIMITED, "--database"]);
        command.arg(format!("sqlite:{}", database.display())).stderr(Stdio::piped());
        let mut process = start(command)?;
        let log = process.stderr.take().map(BufReader::new);
        let mut lines = log.into_iter().flat_map(|log| log.lines().map_while(Result::ok));
        let ready = lines.find_map(|line| Some(line.split_once("address=")?.1.to_owned()));
        let address =
            ready.ok_or_else(|| Failure::Check(vec!["the collector isn't ready".into()]))?;
        Ok(Self { process, address })
    }

    fn load(&self, connections: &str) -> Result<Figures, Failure> {
        let mut load = Command::new("target/release/load");
        let said = run::read(load.args([&self.address, connections, SECONDS]))?;
        let numbers: Vec<u64> = said.split_whitespace().filter_map(|it| it.parse().ok()).collect();
        match numbers.as_slice() {
            [rate, _, slowest, _] => Ok(Figures { rate: *rate, slowest: *slowest }),
            _ => Err(Failure::Check(vec![format!("load said `{said}`")])),
        }
    }

    /// The most that was resident, in KB.
    pub(crate) fn resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn start(mut command: Command) -> Result<Child, Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.spawn().map_err(|error| Failure::Start { program, error })
}

fn median(rounds: &[Figures]) -> Figures {
    let middle = |figure: fn(&Figures) -> u64| {
        let mut figures: Vec<u64> = rounds.iter().map(figure).collect();
        figures.sort_unstable();
        figures.get(figures.len() / 2).copied().unwrap_or_default()
    };
    Figures { rate: middle(|it| it.rate), slowest: middle(|it| it.slowest) }
}
