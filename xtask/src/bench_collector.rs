//! How fast the collector takes ratings: beside a bare floor, beside PostgreSQL alone, and with many
//! stored already, each in turns within one run.

use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::files::fresh;
use crate::run::{self, Progress, cargo};

mod postgres;
mod rounds;
mod server;

use postgres::Postgres;
use rounds::compare;
pub(crate) use server::Server;
use server::{Figures, Load};

const FOLDER: &str = "target/bench";

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

/// Most hundredths of the floor's 99th percentile.
const SLOWER: u64 = 200;

/// The same for PostgreSQL, beside `pgbench`.
const ON_POSTGRES: Target = Target { connections: "32", quiet: 20_100, share: 60 };

/// Hundredths of the requests a second on an empty database that must remain on a full one.
const FULL: u64 = 90;

/// How often memory must bear everything. The first time fills what is kept for ever.
const PASSES: usize = 3;

/// Most hundredths of the memory of the second pass that the last may take.
const GROWN: u64 = 110;

/// Everything that memory must bear: many connections, full bodies, and both.
const LOADS: [Load; 4] = [
    Load { connections: "32", ratings: "1" },
    Load { connections: "512", ratings: "1" },
    Load { connections: "32", ratings: "100" },
    Load { connections: "512", ratings: "100" },
];

/// Measures; with `rows`, also on a database that holds so many ratings.
pub(crate) fn bench(progress: &mut Progress, rows: Option<u64>) -> Result<(), Failure> {
    progress.step("build the collector and its floor", || {
        run::log("bench-build", &mut cargo(&["build", "--release", "-p", "cli", "-p", "bench"]))
    })?;
    fresh(Path::new(FOLDER))?;
    let mut failed = beside_floor()?;
    failed.extend(beside_postgres()?);
    if let Some(rows) = rows {
        failed.extend(full(progress, rows)?);
    }
    if failed.is_empty() { Ok(()) } else { Err(Failure::Check(failed)) }
}

fn beside_floor() -> Result<Vec<String>, Failure> {
    let floor = Server::floor(&format!("{FOLDER}/floor.sqlite"))?;
    let ours = Server::collector(&format!("sqlite:{FOLDER}/ratings.sqlite"))?;
    let mut failed = Vec::new();
    for target in &TARGETS {
        let load = Load::single(target.connections);
        let found = compare(|| floor.load(load), || ours.load(load))?;
        let what = format!("{} connections, single ratings", target.connections);
        found.print(&what, "floor", "collector");
        if found.counts(target.quiet) && (found.share < target.share || found.slower > SLOWER) {
            failed.push(format!("{what}: {} %, {} %", found.share, found.slower));
        }
    }
    failed.extend(memory(&ours)?);
    Ok(failed)
}

fn beside_postgres() -> Result<Vec<String>, Failure> {
    let Some(postgres) = Postgres::start(&Path::new(FOLDER).join("postgres"))? else {
        println!("\n{:>24} isn't installed", "PostgreSQL");
        return Ok(Vec::new());
    };
    let ours = Server::collector(&postgres.address())?;
    let Target { connections, quiet, share } = ON_POSTGRES;
    let load = Load::single(connections);
    let found = compare(|| postgres.inserts(connections), || ours.load(load))?;
    let what = format!("{connections} clients of PostgreSQL");
    found.print(&what, "inserts by pgbench", "collector");
    let fails = found.counts(quiet) && found.share < share;
    Ok(fails.then(|| format!("{what}: {} %", found.share)).into_iter().collect())
}

/// Beside an empty database. The full one is made once: it takes long.
fn full(progress: &mut Progress, rows: u64) -> Result<Vec<String>, Failure> {
    let folder = Path::new("target/bench-full");
    let file = folder.join(format!("{rows}.sqlite"));
    if !file.is_file() {
        progress.step(&format!("fill a database with {rows} ratings"), || {
            fresh(folder)?;
            let partial = format!("sqlite:{}", folder.join("partial").display());
            let mut fill = Command::new("target/release/mot-cua");
            fill.args(["ratings", "simulate", "--seed", "1", "--database", &partial, "--n"]);
            run::log("bench-fill", fill.arg(rows.to_string()))?;
            std::fs::rename(folder.join("partial"), &file).map_err(Failure::file(&file))
        })?;
    }
    let empty = Server::collector(&format!("sqlite:{FOLDER}/empty.sqlite"))?;
    let full = Server::collector(&format!("sqlite:{}", file.display()))?;
    let load = Load::single("32");
    let found = compare(|| empty.load(load), || full.load(load))?;
    let what = format!("32 connections, {rows} ratings stored");
    found.print(&what, "empty at the start", "full");
    let mut failed = memory(&full)?;
    if found.share < FULL {
        failed.push(format!("{what}: {} %", found.share));
    }
    Ok(failed)
}

/// The most that is resident under any load, time and again: it must not grow either.
fn memory(server: &Server) -> Result<Vec<String>, Failure> {
    println!("\n{:>24} {:>12}  KB at most of {RESIDENT}", "requests a second", "resident");
    let mut most = Vec::new();
    for pass in 1..=PASSES {
        let mut highest = 0;
        for load in LOADS {
            server.forget_peak()?;
            let Figures { rate, .. } = server.load(load)?;
            let resident = server.resident();
            highest = highest.max(resident);
            let Load { connections, ratings } = load;
            println!(
                "{rate:>24} {resident:>12}  {connections} connections, {ratings} ratings each, \
                 pass {pass}"
            );
        }
        most.push(highest);
    }
    let highest = most.iter().copied().max().unwrap_or_default();
    let mut failed = Vec::new();
    if highest > RESIDENT {
        failed.push(format!("{highest} KB are resident"));
    }
    if let [_, second, .., last] = most.as_slice()
        && *last > second.saturating_mul(GROWN) / 100
    {
        failed.push(format!("{last} KB are resident where the same took {second} before"));
    }
    Ok(failed)
}
