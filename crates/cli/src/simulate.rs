//! `mot-cua ratings simulate`: fill a database with ratings that could have been.

use std::time::{Duration, Instant};

use clap::{Args, value_parser};
use collector::{Simulated, Simulation, SimulationError, today};
use rules::iso::Iso;
use rules::place::ProvinceCode;
use rules::rating::Name;
use rules::text::Text;

use crate::language::language;
use crate::place::Place;

/// The provinces in force, with their names.
const PROVINCES: &str = include_str!("../../../data/provinces.csv");

/// Procedures that the catalogue has guides for, the most frequent first.
const PROCEDURES: [&str; 20] = [
    "temporary-residence",
    "certified-copy",
    "birth-registration",
    "identity-card",
    "marital-status-confirmation",
    "driving-licence-exchange",
    "vehicle-registration",
    "permanent-residence",
    "criminal-record",
    "passport",
    "marriage-registration",
    "household-business",
    "death-registration",
    "land-transfer",
    "building-permit",
    "residence-confirmation",
    "signature-certification",
    "vehicle-transfer",
    "single-member-company",
    "land-first-registration",
];

/// Time between two lines that say how far it has come.
const OFTEN: Duration = Duration::from_secs(5);

/// What to fill it with.
#[derive(Debug, Args)]
pub(crate) struct Simulate {
    /// How many ratings
    #[arg(long, value_name = "N")]
    n: u64,
    /// The same number gives the same ratings
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// The last of their days; today if it isn't said
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<jiff_core::civil::Date>,
    /// How many days
    #[arg(long, default_value_t = 760)]
    days: u16,
    /// How many offices of each province: fewer have more ratings each, and figures that aren't hidden
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = value_parser!(u32).range(10..))]
    offices_each: u32,
    #[command(flatten)]
    place: Place,
}

/// Fills the database.
pub(crate) fn run(request: &Simulate) -> Result<Text, SimulationError> {
    let codes = PROVINCES.lines().filter_map(|line| line.split(',').next());
    let procedures = PROCEDURES.into_iter().map(|name| Name::try_from(name.to_owned()));
    let simulation = Simulation {
        ratings: request.n,
        seed: request.seed,
        until: request.until.unwrap_or_else(today),
        days: request.days,
        provinces: codes.filter_map(|code| ProvinceCode::parse(code).ok()).collect(),
        offices_each: request.offices_each,
        procedures: procedures.collect::<Result<_, _>>()?,
    };
    let mut told = Instant::now();
    simulation.run(&mut request.place.open()?, |simulated| {
        if told.elapsed() >= OFTEN {
            told = Instant::now();
            eprintln!("{}", progress(simulated, request.n).in_language(language()));
        }
    })?;
    Ok(Text {
        vi: format!("đã tạo {} lượt đánh giá giả định", request.n),
        en: format!("{} simulated ratings kept", request.n),
    })
}

fn progress(simulated: Simulated, of: u64) -> Text {
    match simulated {
        Simulated::Kept(kept) => {
            Text { vi: format!("đã lưu {kept} trên {of}"), en: format!("{kept} of {of} kept") }
        }
        Simulated::SummedUp(summed) => Text {
            vi: format!("đã cộng {summed} trên {of}"),
            en: format!("{summed} of {of} summed up"),
        },
    }
}

fn day(text: &str) -> Result<jiff_core::civil::Date, String> {
    Iso::read(text)
        .ok_or_else(|| format!("`{text}` is not {}", <jiff_core::civil::Date as Iso>::FORM))
}
