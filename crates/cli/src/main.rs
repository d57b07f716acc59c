//! `mot-cua`: the one binary that an operator installs.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod catalogue;

/// Một Cửa: papers, fee and day before you go, and a rating afterwards.
#[derive(Debug, Parser)]
#[command(name = "mot-cua", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check and compile the catalogue of procedures
    #[command(subcommand)]
    Catalogue(catalogue::CatalogueCommand),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Catalogue(command) => catalogue::run(command),
    }
}
