//! The dates between which a rule holds.

use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso;

/// First and last filing date for which something holds, both included; `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First filing date.
    #[serde(with = "iso::option")]
    pub from: Option<Date>,
    /// Last filing date.
    #[serde(with = "iso::option")]
    pub to: Option<Date>,
}

impl Window {
    /// Whether it holds on every date.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a dossier filed on `date` falls under it.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && !self.ended(date)
    }

    /// Whether it had ended before `date`.
    #[must_use]
    pub fn ended(&self, date: Date) -> bool {
        self.to.is_some_and(|to| to < date)
    }
}
