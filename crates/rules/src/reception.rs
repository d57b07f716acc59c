//! When an office receives dossiers.

use alloc::vec::Vec;
use jiff_core::civil::Time;
use serde::{Deserialize, Serialize};

use crate::document::Citation;
use crate::iso;

/// The hours of the office that receives a procedure's dossiers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reception {
    /// Sessions from Monday to Friday and on worked Saturdays, ascending.
    pub weekdays: Vec<Session>,
    /// Sessions on other Saturdays: a dossier is received that day, which isn't a working day.
    pub saturdays: Vec<Session>,
    /// From this hour on a same-day limit ends on the next working day.
    #[serde(with = "iso::one")]
    pub same_day_cut_off: Time,
    /// Where the hours stand.
    pub source: Citation,
}

/// A stretch of office hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Opens.
    #[serde(with = "iso::one")]
    pub from: Time,
    /// Closes.
    #[serde(with = "iso::one")]
    pub to: Time,
}
