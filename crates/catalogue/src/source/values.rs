//! Values that several kinds of file hold: dates, hours, sources, conditions, terms and prices.

use jiff_core::civil::{Date, DateTime, Time};
use rules::channel::Channel;
use rules::fee::Rounding;
use rules::iso::Iso;
use rules::text::Text;
use schemars::JsonSchema;
use serde::Deserialize;

/// A date: `2026-11-23`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "toml::value::Datetime")]
pub struct Day(pub Date);

/// A date and hour by the clock of Việt Nam: `2026-08-21T10:00:00`; a date alone is its midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::value::Datetime")]
pub struct Moment(pub DateTime);

/// An hour: `"07:30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Hour(pub Time);

/// A date or hour that can't be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// Not a date.
    #[error("`{0}` is not a date: write `2026-11-23`")]
    Day(String),
    /// Not a date and hour.
    #[error("`{0}` is not a date and hour: write `2026-11-23T10:00:00`, without a time zone")]
    Moment(String),
    /// Not an hour.
    #[error("`{0}` is not an hour: write \"07:30\"")]
    Hour(String),
}

impl TryFrom<toml::value::Datetime> for Day {
    type Error = DayError;

    fn try_from(value: toml::value::Datetime) -> Result<Self, DayError> {
        let text = value.to_string();
        Date::read(&text).map(Self).ok_or(DayError::Day(text))
    }
}

impl TryFrom<toml::value::Datetime> for Moment {
    type Error = DayError;

    fn try_from(value: toml::value::Datetime) -> Result<Self, DayError> {
        let text = value.to_string();
        moment(&text).map(Self).ok_or(DayError::Moment(text))
    }
}

impl TryFrom<String> for Hour {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        Time::read(&text).map(Self).ok_or(DayError::Hour(text))
    }
}

/// A date with an hour, or a date alone at midnight; seconds are left out or zero.
fn moment(text: &str) -> Option<DateTime> {
    let minutes = text.strip_suffix(":00").unwrap_or(text);
    DateTime::read(text)
        .or_else(|| DateTime::read(minutes))
        .or_else(|| Date::read(text).map(|date| date.at(0, 0, 0, 0)))
}

/// Where a fact stands.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// An id of the folder `documents`.
    pub document: String,
    /// Article, annex or row, in the words of the document.
    pub article: Option<String>,
}

/// A condition as it is written; `lower::condition` gives it its meaning.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct When(pub toml::Table);

impl When {
    /// The questions that it names.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        collect_names(&self.0, &mut names);
        names
    }
}

/// Keys of a condition that join other conditions; every other key is a question.
pub const JOINING: [&str; 3] = ["any", "all", "not"];

fn collect_names<'a>(table: &'a toml::Table, into: &mut Vec<&'a str>) {
    for (key, value) in table {
        if !JOINING.contains(&key.as_str()) {
            into.push(key);
            continue;
        }
        let one = value.as_table();
        let many = value.as_array().into_iter().flatten().filter_map(toml::Value::as_table);
        for table in one.into_iter().chain(many) {
            collect_names(table, into);
        }
    }
}

/// Channels; none named is all.
pub type Channels = Option<Vec<Channel>>;

/// How long an office has.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Working days.
    WorkingDays(u16),
    /// Days of the calendar.
    CalendarDays(u16),
    /// Hours inside office hours.
    WorkingHours(u16),
    /// Months.
    Months(u16),
    /// The day of receipt.
    SameDay,
    /// One after another.
    Sequence(Vec<Term>),
    /// The sources don't say; whom to ask.
    Unknown(Text),
}

/// How an amount is found.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Price {
    /// The source says that nothing is paid.
    Free,
    /// đồng.
    Amount(u64),
    /// An amount for each of something.
    PerUnit(PerUnit),
    /// A share of a value.
    Percentage(Percentage),
    /// By the bracket of a number.
    Brackets(Brackets),
    /// The sources don't say; why, and whom to ask.
    Unknown(Text),
}

impl Price {
    /// The question that the amount depends on.
    #[must_use]
    pub fn question(&self) -> Option<&str> {
        match self {
            Self::PerUnit(per_unit) => Some(&per_unit.count),
            Self::Percentage(percentage) => Some(&percentage.of),
            Self::Brackets(brackets) => Some(&brackets.by),
            Self::Free | Self::Amount(_) | Self::Unknown(_) => None,
        }
    }
}

/// An amount for each of something that the citizen counted.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PerUnit {
    /// The question that holds the count.
    pub count: String,
    /// Amounts by rank, the first from 1.
    pub tiers: Vec<Tier>,
    /// The most that is ever paid.
    pub maximum: Option<u64>,
}

/// A share of a value in đồng.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Percentage {
    /// The question that holds the value.
    pub of: String,
    /// Hundredths of a percent.
    pub basis_points: u32,
    /// The least that is paid.
    pub floor: Option<u64>,
    /// The most that is paid.
    pub ceiling: Option<u64>,
    /// What happens to less than one đồng.
    #[serde(default)]
    pub rounding: Rounding,
}

/// An amount by the bracket that a number lies in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brackets {
    /// The question that holds the number.
    pub by: String,
    /// Brackets, ascending.
    pub brackets: Vec<Tier>,
}

/// An amount from a rank or number on.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// First rank or number, included.
    pub from: u32,
    /// đồng.
    pub amount: u64,
}
