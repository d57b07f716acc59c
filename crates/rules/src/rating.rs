//! Ratings as they travel from the widget to the collector.
//!
//! A [`Rating`] can only be made of parts that are right, so whoever holds one needs no check.

use alloc::string::String;
use alloc::vec::Vec;
use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use crate::channel::Channel;
use crate::iso;
use crate::place::ProvinceCode;

mod count;
mod id;
mod reasons;
mod score;
#[cfg(test)]
mod tests;
mod words;

pub use count::{Count, CountBatch, MAX_TIMES, Times};
pub use id::RatingId;
pub use reasons::{Reason, Reasons};
pub use score::{Factor, Factors, Score};
pub use words::{Comment, Name, Ticket};

/// Most ratings in one request.
pub const MAX_BATCH: usize = 100;
/// Longest comment, in characters.
pub const MAX_COMMENT: usize = 1_000;
/// Longest id of a procedure, office, question set or version, in bytes.
pub const MAX_NAME: usize = 64;
/// Longest ticket, in bytes: a compact JWS with room for its claims.
pub const MAX_TICKET: usize = 2_048;

/// A body of `POST /v1/ratings`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RatingBatch {
    /// At most [`MAX_BATCH`] of them.
    #[cfg_attr(feature = "schema", schemars(length(max = MAX_BATCH)))]
    pub ratings: Vec<Rating>,
}

/// One citizen's rating of one dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rating {
    /// Made on the device: the same id again is the same rating.
    pub id: RatingId,
    /// Our own id of the procedure.
    pub procedure: Name,
    /// The province.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<ProvinceCode>,
    /// The office that is rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Name>,
    /// How the dossier was filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// How far the citizen had come.
    pub stage: Stage,
    /// The answer to the one question that is always asked.
    pub score: Score,
    /// Answers about the five factors of SIPAS, as far as given.
    #[serde(default, skip_serializing_if = "Factors::is_empty")]
    pub factors: Factors,
    /// Reasons that were ticked, each once.
    #[serde(default, skip_serializing_if = "Reasons::is_empty")]
    pub reasons: Reasons,
    /// Free text, where the host has asked for it and the citizen has consented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
    /// The day on the device; nothing finer is known.
    #[serde(with = "iso::one")]
    #[cfg_attr(feature = "schema", schemars(with = "iso::DateText"))]
    pub answered_on: Date,
    /// The question set that was shown.
    pub question_set: Name,
    /// The language that was shown.
    pub locale: Name,
    /// Version of the widget.
    pub widget: Name,
    /// Version of the catalogue.
    pub catalogue: Name,
    /// A signed proof of a completed dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Ticket>,
}

/// How far a citizen had come. Only [`Stage::Completed`] enters an office's share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stage {
    /// The office has answered.
    Completed,
    /// Not eligible, or a paper is impossible to get.
    DeadEnd,
    /// Stopped before the end.
    GaveUp,
    /// Only the guide was used so far.
    GuideOnly,
}

impl Stage {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Completed, Self::DeadEnd, Self::GaveUp, Self::GuideOnly];

    /// The word used in data and ratings.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::DeadEnd => "dead_end",
            Self::GaveUp => "gave_up",
            Self::GuideOnly => "guide_only",
        }
    }
}

/// What is wrong with a part of a rating.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatingError {
    /// Not a UUID of version 7, or one that tells the hour.
    #[error("`{0}` is not a UUID of version 7 whose time is cut to the day")]
    Id(String),
    /// Empty, too long, or with other characters.
    #[error("`{0}` is not a name: 1 to 64 of a-z, 0-9, `.`, `_`, `:` and `-` are expected")]
    Name(String),
    /// Not 1 to 5.
    #[error("{0} is not a score: 1, 2, 3, 4 or 5 is expected")]
    Score(u64),
    /// More than one device can come to.
    #[error("{0} is too often for one count: at most 1000 are accepted")]
    Times(u64),
    /// Too long.
    #[error("a comment of {0} characters is too long: at most 1000 are accepted")]
    Comment(usize),
    /// Too long.
    #[error("a ticket of {0} bytes is too long: at most 2048 are accepted")]
    Ticket(usize),
}
