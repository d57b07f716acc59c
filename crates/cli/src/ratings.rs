//! `mot-cua ratings`: look after what was taken in.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use collector::{Database, Store, StoreError, Verification};
use rules::text::Text;

use crate::language::language;

/// Differences that are printed; whoever has more has one cause to look for.
const SHOWN: usize = 20;

/// What can be done with ratings.
#[derive(Debug, Subcommand)]
pub(crate) enum RatingsCommand {
    /// Count all ratings again and compare with the sums kept as they arrived
    Verify(Place),
}

/// Where ratings are.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// `sqlite:FILE` or `postgres://…`
    #[arg(
        long,
        default_value = "sqlite:ratings.sqlite",
        env = "MOT_CUA_DATABASE",
        hide_env_values = true
    )]
    database: Database,
}

/// Runs a command; failure means that something is wrong with the ratings or can't be done.
pub(crate) fn run(command: RatingsCommand) -> ExitCode {
    let outcome = match command {
        RatingsCommand::Verify(place) => verify(&place.database),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("mot-cua ratings: {error}");
            ExitCode::FAILURE
        }
    }
}

fn verify(database: &Database) -> Result<ExitCode, StoreError> {
    let Verification { ratings, differences } = Store::open(database)?.verify()?;
    for difference in differences.iter().take(SHOWN) {
        eprintln!("{difference}");
    }
    let summary = match differences.len() {
        0 => Text {
            vi: format!("{ratings} lượt đánh giá, mọi tổng đều đúng"),
            en: format!("{ratings} ratings, every sum is right"),
        },
        wrong => Text {
            vi: format!("{ratings} lượt đánh giá, {wrong} dòng tổng không khớp"),
            en: format!("{ratings} ratings, {wrong} lines of sums differ"),
        },
    };
    println!("{}", summary.in_language(language()));
    Ok(if differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
