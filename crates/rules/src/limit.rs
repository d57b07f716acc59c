//! Time limits as the law writes them.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::channel::Channels;
use crate::condition::Condition;
use crate::document::Citation;
use crate::text::Text;
use crate::window::Window;

/// The time that an office has for one case of a procedure.
///
/// Of a procedure's limits the first whose condition, channel and window hold is the legal one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// The case.
    pub when: Condition,
    /// The channels.
    pub channels: Channels,
    /// The filing dates.
    pub window: Window,
    /// How long.
    pub term: Term,
    /// What starts the clock.
    pub start: Start,
    /// Where it stands.
    pub source: Citation,
}

/// How long an office has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// One span after another, never empty: "30 days, then 2 working days".
    Spans(Vec<Span>),
    /// The sources don't say; the text says whom to ask.
    Unknown(Text),
}

/// A length of time in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

/// A unit that the law counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days on which offices work.
    WorkingDays,
    /// Days of the calendar; a limit that ends on a day off moves to the next working day.
    CalendarDays,
    /// Hours inside office hours; eight make a working day.
    WorkingHours,
    /// Months of the calendar, the day of the month kept or clamped to the last one.
    Months,
    /// The day of receipt, or the next working day after the cut-off hour. Its count is 0.
    SameDay,
}

/// What starts the clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// A complete and correct dossier was received (NĐ 118/2025, art. 17(3)).
    #[default]
    CompleteDossier,
    /// The fee was also paid and confirmed.
    FeePaid,
    /// The competent agency has it, when it was received outside the territory.
    CompetentAgency,
}
