//! Policies: dated documents that set, lower or pay a fee, or shorten a limit.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::channel::Channels;
use crate::condition::Condition;
use crate::document::{Citation, Status};
use crate::fee::{Dong, Price, Rounding};
use crate::limit::Span;
use crate::place::PlaceScope;
use crate::text::Text;
use crate::window::Window;

/// One rule of a policy, as it meets one procedure.
///
/// The catalogue has already matched procedures, fields and kinds of fee: what is left to
/// decide here depends on the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The id of the policy and of its rule, such as `nq-77-2025-ha-noi/city-pays`.
    pub id: String,
    /// What it does, in one sentence for the citizen.
    pub summary: Text,
    /// Who must meet it: shown beside a figure that rests on it.
    pub provided: Option<Text>,
    /// Where it holds.
    pub places: PlaceScope,
    /// The channels.
    pub channels: Channels,
    /// The filing dates.
    pub window: Window,
    /// The kinds of person or case.
    pub when: Condition,
    /// Whether the sources leave open if it holds in a case, such as "within budget" or a list
    /// that hasn't been seen: it is then named as possible and never applied.
    pub perhaps: bool,
    /// What it does.
    pub effect: Effect,
    /// How far it could be checked.
    pub status: Status,
    /// Where it stands.
    pub source: Citation,
}

/// What a policy does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Changes fees.
    Fee {
        /// Indexes of the procedure's fees that it covers.
        fees: Vec<u8>,
        /// How.
        change: FeeChange,
    },
    /// Changes the limit.
    Limit(LimitChange),
}

/// How a policy changes a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeChange {
    /// Sets the base rate where the law leaves it to the province.
    Tariff(Price),
    /// The citizen pays this instead of the base rate, known or not.
    Set(Dong),
    /// The citizen pays this share of the base rate.
    Percent {
        /// Whole percent of the base rate that is still paid.
        percent: u8,
        /// What happens to less than one đồng.
        rounding: Rounding,
        /// The most that it takes off a person and year.
        yearly_maximum: Option<Dong>,
    },
    /// The fee stands and the budget pays a share of it.
    Subsidy {
        /// Whole percent of the fee that the budget pays.
        percent: u8,
        /// The most that the budget pays a person and year.
        yearly_maximum: Option<Dong>,
    },
}

impl FeeChange {
    /// The most that it is worth to a person in a year. What they used of it earlier in the year
    /// isn't known here.
    #[must_use]
    pub fn yearly_maximum(&self) -> Option<Dong> {
        match self {
            Self::Percent { yearly_maximum, .. } | Self::Subsidy { yearly_maximum, .. } => {
                *yearly_maximum
            }
            Self::Tariff(_) | Self::Set(_) => None,
        }
    }
}

/// How a policy changes a limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitChange {
    /// The limit is this.
    Set(Vec<Span>),
    /// This many days fewer, never under one.
    CutDays(u16),
    /// This share fewer.
    CutPercent {
        /// Whole percent that is cut.
        percent: u8,
        /// What happens to parts of a day.
        rounding: Rounding,
        /// Only limits of at least this many days.
        from_days: Option<u16>,
    },
    /// More time, in areas or cases where the law allows it.
    Extend(Span),
}
