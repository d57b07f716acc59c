//! Fees as the law writes them. Money is whole đồng.

use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::channel::Channels;
use crate::condition::Condition;
use crate::document::Citation;
use crate::place::PlaceScope;
use crate::text::Text;
use crate::window::Window;

/// An amount of money in đồng; nothing smaller is in use.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Dong(pub u64);

/// One line of what a procedure costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// Its id in the guide.
    pub id: String,
    /// Its official name.
    pub name: Text,
    /// What kind of payment it is.
    pub kind: FeeKind,
    /// To whom it is paid.
    pub payee: Option<Text>,
    /// Who sets it.
    pub competence: Competence,
    /// The cases in which it is due.
    pub when: Condition,
    /// Its rates: the first whose condition, channel, place and window hold applies.
    pub rates: Vec<Rate>,
    /// The channels in which it is due, such as postage for what is sent by post.
    pub channels: Channels,
}

/// The kinds of payment of Luật Phí và lệ phí 97/2015/QH13 and Luật Giá.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeeKind {
    /// *Phí*: pays for a public service.
    Fee,
    /// *Lệ phí*: a fixed charge for an act of the state.
    Charge,
    /// *Giá*: a price, such as that of a plate or of delivery.
    Price,
}

/// Who sets a fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Competence {
    /// Government or Ministry of Finance: a province can pay it, but not lower it.
    Central,
    /// The provincial people's council (HĐND cấp tỉnh).
    Provincial,
}

/// What a fee is in one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// The case.
    pub when: Condition,
    /// The channels.
    pub channels: Channels,
    /// The places.
    pub places: PlaceScope,
    /// The filing dates.
    pub window: Window,
    /// How much.
    pub price: Price,
    /// Where it stands.
    pub source: Citation,
}

impl PlaceScope {
    /// Whether it holds everywhere.
    #[must_use]
    pub fn is_everywhere(&self) -> bool {
        self.provinces.is_empty() && self.territories.is_empty()
    }
}

/// How an amount is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Price {
    /// The source says that nothing is paid.
    Free,
    /// A fixed amount.
    Amount(Dong),
    /// An amount for each of something that the citizen counted.
    PerUnit {
        /// The question that holds the count.
        question: u8,
        /// Amounts by rank, ascending by `from`, the first from 1: `2,000 a page, 1,000 from page 3`.
        tiers: Vec<Tier>,
        /// The most that is ever paid.
        maximum: Option<Dong>,
    },
    /// A share of a value in đồng that the citizen gave.
    Percentage {
        /// The question that holds the value.
        question: u8,
        /// Hundredths of a percent.
        basis_points: u32,
        /// The least that is paid.
        floor: Option<Dong>,
        /// The most that is paid.
        ceiling: Option<Dong>,
        /// What happens to less than one đồng.
        rounding: Rounding,
    },
    /// An amount by the bracket that a number lies in.
    Brackets {
        /// The question that holds the number.
        question: u8,
        /// Brackets, ascending by `from`.
        brackets: Vec<Tier>,
    },
    /// The sources don't say; the text says why and whom to ask.
    Unknown(Text),
}

/// An amount that holds from a rank or number on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// First rank or number, included.
    pub from: u32,
    /// The amount.
    pub amount: Dong,
}

/// What happens to parts of a đồng (or of a day).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Away from zero.
    Up,
    /// To the nearest, halves up.
    Nearest,
    /// Towards zero.
    Down,
    /// The text doesn't say. Read so that nobody brings too little or comes too early: what is
    /// paid is rounded up, what is cut from a limit down.
    #[default]
    Unsaid,
}
