//! `data/calendar/<year>.toml` and `law.toml`.

use rules::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

use super::values::Day;

/// A year as it was announced.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnouncedYear {
    /// The year, which is the name of the file.
    pub year: i16,
    /// The official numbers of the notices.
    pub notices: Vec<String>,
    /// Days off.
    pub off: Vec<Off>,
    /// Worked Saturdays and Sundays.
    #[serde(default)]
    pub worked: Vec<Worked>,
}

/// A day off.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Off {
    /// The day.
    pub date: Day,
    /// What it is called.
    pub name: Text,
    /// Where it was announced.
    pub source: String,
    /// How well it is known.
    pub status: OffStatus,
}

/// How well a day off is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OffStatus {
    /// By the law, or by several reports of one notice.
    Confirmed,
    /// By one chain of reports only.
    SingleSource,
}

/// A worked Saturday or Sunday.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Worked {
    /// The day.
    pub date: Day,
    /// The day off that it was swapped for.
    pub r#for: Day,
    /// Where it was announced.
    pub source: String,
}

/// What the law lays down for every year.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// Where it stands.
    pub source: String,
    /// How a day off in lieu is called; the name of the holiday follows.
    pub in_lieu: Text,
    /// The last year that is compiled.
    pub provisional_until: i16,
    /// Holidays of the solar calendar.
    pub fixed: Vec<Fixed>,
    /// Holidays of the lunar calendar.
    pub lunar: Vec<Lunar>,
    /// The lunar New Year.
    pub tet: Tet,
    /// National Day with the day beside it.
    pub national_day: NationalDay,
}

/// A holiday of the solar calendar.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fixed {
    /// What it is called.
    pub name: Text,
    /// Month.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// Whether a day off in lieu follows when it falls on a weekend.
    pub makeup: bool,
    /// First year.
    pub from: Option<i16>,
}

/// A holiday of the lunar calendar.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lunar {
    /// What it is called.
    pub name: Text,
    /// Lunar month.
    pub month: u8,
    /// Day of the lunar month.
    pub day: u8,
    /// Whether a day off in lieu follows when it falls on a weekend.
    pub makeup: bool,
}

/// The lunar New Year.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tet {
    /// What it is called.
    pub name: Text,
    /// Days off in a row.
    pub days: u8,
    /// How many of them may lie before the first day of the lunar year.
    pub before: Vec<u8>,
    /// Whether days off in lieu follow for those on a weekend.
    pub makeup: bool,
}

/// National Day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NationalDay {
    /// What it is called.
    pub name: Text,
    /// Month.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// On which side the second day off may lie.
    pub neighbour: Vec<Neighbour>,
    /// Whether days off in lieu follow for those on a weekend.
    pub makeup: bool,
}

/// A side of National Day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Neighbour {
    /// The day before.
    Before,
    /// The day after.
    After,
}
