//! `mot-cua`: the one binary that an operator installs.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod catalogue;
mod doctor;
mod key;
mod language;
mod place;
mod ratings;
mod records;
mod report;
mod serve;
mod simulate;
mod ticket;

/// Một Cửa: papers, time and fees of a procedure before you go, and how it went afterwards.
#[derive(Debug, Parser)]
#[command(name = "mot-cua", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check and compile the catalogue, and import national records.
    #[command(subcommand)]
    Catalogue(catalogue::CatalogueCommand),
    /// Find out why the widget can't start on a page, and what to change.
    Doctor(doctor::Arguments),
    /// Keys for reading figures.
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// Look after the ratings that were taken in.
    #[command(subcommand)]
    Ratings(ratings::RatingsCommand),
    /// Serve a site and take ratings in.
    Serve(serve::Arguments),
    /// Keys of portals, and tickets to try them with.
    #[command(subcommand)]
    Ticket(ticket::TicketCommand),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Catalogue(command) => catalogue::run(command),
        Command::Doctor(arguments) => doctor::run(&arguments),
        Command::Key(command) => key::run(command),
        Command::Ratings(command) => ratings::run(command),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Ticket(command) => ticket::run(command),
    }
}
