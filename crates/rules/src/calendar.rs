//! Days off and worked Saturdays of public offices.

use alloc::string::String;
use alloc::vec::Vec;
use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso;
use crate::text::Text;

/// The calendars of consecutive years, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// One a year.
    pub years: Vec<Year>,
}

/// The calendar of one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// The names that [`DayOff::name`] points to.
    pub names: Vec<Text>,
    /// Whether it was announced.
    pub days: Days,
}

/// The days of a year that differ from Monday-to-Friday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// Announced by the government.
    Announced {
        /// What they are.
        arrangement: Arrangement,
        /// The notices, as their official numbers.
        sources: Vec<String>,
    },
    /// Not announced: every arrangement that the law permits.
    Provisional(Vec<Arrangement>),
}

/// One arrangement of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    /// Days off, ascending; weekends need not be named.
    pub off: Vec<DayOff>,
    /// Saturdays (or Sundays) that are worked, ascending.
    #[serde(with = "iso::list")]
    pub worked: Vec<Date>,
}

/// A day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOff {
    /// The day.
    #[serde(with = "iso::one")]
    pub date: Date,
    /// Index into [`Year::names`].
    pub name: u8,
}
