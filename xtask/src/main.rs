//! `cargo xtask`: builds, tests and serves the project on a developer's machine.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod arrows;
mod bench;
mod bench_collector;
mod budget;
mod build;
mod demo;
mod dist;
mod failure;
mod files;
mod hosts;
mod run;
mod schemathesis;
mod split;
mod squeeze;
mod test;
mod tools;
mod wasm;

use failure::Failure;
use run::Progress;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Builds, tests and serves Một Cửa")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build widget, catalogue and server, and put the site together in target/site.
    Build,
    /// Build, then serve the demo portal.
    Demo {
        /// The port on 127.0.0.1.
        #[arg(long, default_value_t = 8787)]
        port: u16,
    },
    /// Run every test: all of CI.
    Test {
        /// Run one step only.
        #[arg(long)]
        only: Option<String>,
        /// Name the steps and stop.
        #[arg(long)]
        list: bool,
    },
    /// Measure what a first visit downloads and how soon it can be used, how fast the rules are, what
    /// all national procedures take, and how fast ratings are taken.
    Bench(bench::Arguments),
    /// Pack a release in target/dist; fails when a visit would download too much.
    Dist,
    /// Write pictures of every screen to target/shots, and those of the docs' page on themes.
    Shots,
    /// Run the checks that take too long for `test`.
    Soak,
}

fn main() -> ExitCode {
    if let Some(outcome) = split::stand_in() {
        return ended("wasm-bindgen", outcome);
    }
    let (name, outcome) = match Arguments::parse().command {
        Command::Build => run("build", build::build),
        Command::Demo { port } => run("demo", |progress| demo::demo(progress, port)),
        Command::Test { list: true, .. } => {
            test::list();
            return ExitCode::SUCCESS;
        }
        Command::Test { only, .. } => run("test", |progress| test::test(progress, only.as_deref())),
        Command::Bench(arguments) => run("bench", |progress| bench::bench(progress, &arguments)),
        Command::Dist => run("dist", dist::dist),
        Command::Shots => run("shots", test::shots),
        Command::Soak => run("soak", test::soak),
    };
    ended(name, outcome)
}

fn ended(name: &str, outcome: Result<(), Failure>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{name}: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command from the root of the repository and says in one line how it ended.
fn run(
    name: &'static str,
    command: impl FnOnce(&mut Progress) -> Result<(), Failure>,
) -> (&'static str, Result<(), Failure>) {
    let mut progress = Progress::start();
    let outcome = files::enter_root().and_then(|()| command(&mut progress));
    if outcome.is_ok() {
        println!("{name}: {}", progress.summary());
    }
    (name, outcome)
}
