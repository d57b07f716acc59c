//! `mot-cua ratings`: look after what was taken in.

use std::process::ExitCode;

use clap::Subcommand;
use collector::{StoreError, Verification};
use rules::text::Text;

use crate::language::language;
use crate::place::Place;

/// Differences that are printed; whoever has more has one cause to look for.
const SHOWN: usize = 20;

/// What can be done with ratings.
#[derive(Debug, Subcommand)]
pub(crate) enum RatingsCommand {
    /// Count all ratings again and compare with the sums kept as they arrived
    Verify(Place),
}

/// Runs a command; failure means that something is wrong with the ratings or can't be done.
pub(crate) fn run(command: RatingsCommand) -> ExitCode {
    let outcome = match command {
        RatingsCommand::Verify(place) => verify(&place),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("mot-cua ratings: {error}");
            ExitCode::FAILURE
        }
    }
}

fn verify(place: &Place) -> Result<ExitCode, StoreError> {
    let Verification { ratings, differences } = place.open()?.verify()?;
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
