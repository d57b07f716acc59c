//! `mot-cua ratings`: look after what was taken in.

use std::fmt::Display;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use collector::{Purged, Retention, StoreError, Verification, today};
use rules::rating::RatingId;
use rules::text::Text;

use crate::language::language;
use crate::place::Place;
use crate::report::{self, Report};
use crate::simulate::{self, Simulate};

/// Differences that are printed; whoever has more has one cause to look for.
const SHOWN: usize = 20;

/// What can be done with ratings.
#[derive(Debug, Subcommand)]
pub(crate) enum RatingsCommand {
    /// Count all ratings again and compare with the sums kept as they arrived
    Verify(Place),
    /// Delete what is older than it may be; sums stay
    Purge(Purge),
    /// Delete one rating, from the sums as well
    Delete {
        /// Its id
        #[arg(value_parser = RatingId::parse)]
        id: RatingId,
        #[command(flatten)]
        place: Place,
    },
    /// Fill a database with ratings that could have been, for demonstrations and tests
    Simulate(Simulate),
    /// Write a printable report of an office, a province or everything as HTML
    Report(Report),
    /// Copy everything into one new SQLite file, of whatever kind the database is
    Backup {
        /// The file, which must not be there yet
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Fill an empty database, of whatever kind, with what `backup` has written
    Restore {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        place: Place,
    },
}

/// How long things are kept.
#[derive(Debug, Args)]
#[group(required = true, multiple = true, id = "periods", args = ["comments_after", "ratings_after"])]
pub(crate) struct Purge {
    /// Delete comments so many days after their receipt
    #[arg(long, value_name = "DAYS")]
    comments_after: Option<u16>,
    /// Delete ratings so many days after their receipt
    #[arg(long, value_name = "DAYS")]
    ratings_after: Option<u16>,
    #[command(flatten)]
    place: Place,
}

/// Runs a command; failure means that something is wrong with the ratings or can't be done.
pub(crate) fn run(command: RatingsCommand) -> ExitCode {
    let outcome = match command {
        RatingsCommand::Verify(place) => return verify(&place).unwrap_or_else(|e| fail(&e)),
        RatingsCommand::Purge(request) => purge(&request),
        RatingsCommand::Report(request) => {
            return match report::run(request) {
                Ok(said) => said.map_or(ExitCode::SUCCESS, |said| say(&said)),
                Err(error) => fail(&error),
            };
        }
        RatingsCommand::Simulate(request) => {
            return simulate::run(&request).map_or_else(|e| fail(&e), |said| say(&said));
        }
        RatingsCommand::Delete { id, place } => delete(id, &place),
        RatingsCommand::Backup { file, place } => {
            place.open().and_then(|mut store| store.backup(&file)).map(copied)
        }
        RatingsCommand::Restore { file, place } => {
            place.open().and_then(|mut store| store.restore(&file)).map(copied)
        }
    };
    match outcome {
        Ok(said) => say(&said),
        Err(error) => fail(&error),
    }
}

fn say(said: &Text) -> ExitCode {
    println!("{}", said.in_language(language()));
    ExitCode::SUCCESS
}

fn fail(error: &impl Display) -> ExitCode {
    eprintln!("mot-cua ratings: {error}");
    ExitCode::FAILURE
}

fn purge(request: &Purge) -> Result<Text, StoreError> {
    let retention = Retention { comments: request.comments_after, ratings: request.ratings_after };
    let Purged { comments, ratings } = request.place.open()?.purge(retention, today())?;
    Ok(Text {
        vi: format!("đã xóa {comments} ý kiến, {ratings} lượt đánh giá"),
        en: format!("{comments} comments, {ratings} ratings deleted"),
    })
}

fn delete(id: RatingId, place: &Place) -> Result<Text, StoreError> {
    let id_text = String::from(id);
    Ok(if place.open()?.delete(id)? {
        Text { vi: format!("đã xóa {id_text}"), en: format!("{id_text} deleted") }
    } else {
        Text { vi: format!("không có {id_text}"), en: format!("there is no {id_text}") }
    })
}

fn copied(ratings: u64) -> Text {
    Text {
        vi: format!("đã chép {ratings} lượt đánh giá"), en: format!("{ratings} ratings copied")
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
