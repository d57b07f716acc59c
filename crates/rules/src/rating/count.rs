//! How often the rating was shown, started, answered and lost, so that a share has a denominator.

use alloc::vec::Vec;
use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Name, RatingError};
use crate::channel::Channel;
use crate::iso;
use crate::place::ProvinceCode;

/// Most times that one count may hold: more than one device can come to in a day.
pub const MAX_TIMES: u16 = 1_000;

/// A body of `POST /v1/counts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountBatch {
    /// At most [`super::MAX_BATCH`] of them.
    #[cfg_attr(feature = "schema", schemars(length(max = super::MAX_BATCH)))]
    pub counts: Vec<Count>,
}

/// What happened on one device on one day. It has no id: it can't be told whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Count {
    /// The day on the device.
    #[serde(with = "iso::one")]
    #[cfg_attr(feature = "schema", schemars(with = "iso::DateText"))]
    pub day: Date,
    /// Our own id of the procedure.
    pub procedure: Name,
    /// The province.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<ProvinceCode>,
    /// The office that would be rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Name>,
    /// How the dossier was filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// How often the question was seen.
    #[serde(default)]
    pub shown: Times,
    /// How often an answer was begun.
    #[serde(default)]
    pub started: Times,
    /// How often an answer was handed over.
    #[serde(default)]
    pub answered: Times,
    /// How often an answer was given up on the device after it had waited too long to be sent.
    #[serde(default, skip_serializing_if = "Times::is_zero")]
    pub dropped: Times,
}

/// From 0 to [`MAX_TIMES`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("maximum" = MAX_TIMES)))]
pub struct Times(u16);

impl Times {
    /// Once.
    pub const ONCE: Self = Self(1);

    /// Whether it never happened.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0 == 0
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<u64> for Times {
    type Error = RatingError;

    fn try_from(number: u64) -> Result<Self, RatingError> {
        u16::try_from(number)
            .ok()
            .filter(|times| *times <= MAX_TIMES)
            .map(Self)
            .ok_or(RatingError::Times(number))
    }
}

impl From<Times> for u64 {
    fn from(times: Times) -> Self {
        times.0.into()
    }
}
