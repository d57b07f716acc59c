//! Why a citizen gave a score.

use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use super::{Score, Stage};

/// A reason that can be ticked beside a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Reason {
    /// The papers asked for were clear.
    PapersClear,
    /// It was quick.
    Quick,
    /// The staff were helpful.
    StaffHelpful,
    /// It could be done online.
    OnlineEasy,
    /// Papers were asked for that had not been named before.
    MorePapers,
    /// It took longer than said.
    Late,
    /// It cost more than said.
    MoreExpensive,
    /// The staff were not helpful.
    StaffUnhelpful,
    /// The online form did not work.
    OnlineBroken,
    /// It was hard to understand.
    HardToUnderstand,
}

impl Reason {
    /// The reasons that fit a score: what went well from 4 on, what went wrong below.
    #[must_use]
    pub fn for_score(score: Score) -> &'static [Self] {
        if score.is_satisfied() {
            &[Self::PapersClear, Self::Quick, Self::StaffHelpful, Self::OnlineEasy]
        } else {
            &[
                Self::MorePapers,
                Self::Late,
                Self::MoreExpensive,
                Self::StaffUnhelpful,
                Self::OnlineBroken,
                Self::HardToUnderstand,
            ]
        }
    }
}

impl Reason {
    /// The reasons that fit a score of somebody who has come so far: whoever has only read a guide
    /// has met no staff and waited for no result.
    pub fn fitting(stage: Stage, score: Score) -> impl Iterator<Item = Self> {
        let of_office = |reason: Self| {
            matches!(
                reason,
                Self::StaffHelpful | Self::StaffUnhelpful | Self::Late | Self::MoreExpensive
            )
        };
        let reasons = Self::for_score(score).iter().copied();
        reasons.filter(move |reason| stage == Stage::Completed || !of_office(*reason))
    }

    /// All of them, in the order in which they are shown.
    const ALL: [Self; 10] = [
        Self::PapersClear,
        Self::Quick,
        Self::StaffHelpful,
        Self::OnlineEasy,
        Self::MorePapers,
        Self::Late,
        Self::MoreExpensive,
        Self::StaffUnhelpful,
        Self::OnlineBroken,
        Self::HardToUnderstand,
    ];

    fn bit(self) -> u16 {
        1 << self as u8
    }
}

/// Reasons, each once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Reason>", into = "Vec<Reason>")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reasons(u16);

impl Reasons {
    /// Whether none was ticked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// Whether it was ticked.
    #[must_use]
    pub fn contains(self, reason: Reason) -> bool {
        self.0 & reason.bit() != 0
    }

    /// Ticks or unticks one.
    pub fn toggle(&mut self, reason: Reason) {
        self.0 ^= reason.bit();
    }

    /// Those that are among `reasons` too.
    #[must_use]
    pub fn among(self, reasons: &[Reason]) -> Self {
        Self(self.0 & bits(reasons))
    }

    /// Those that were ticked.
    pub fn iter(self) -> impl Iterator<Item = Reason> {
        Reason::ALL.into_iter().filter(move |reason| self.contains(*reason))
    }
}

fn bits(reasons: &[Reason]) -> u16 {
    reasons.iter().fold(0, |bits, reason| bits | reason.bit())
}

impl From<Vec<Reason>> for Reasons {
    fn from(reasons: Vec<Reason>) -> Self {
        Self(bits(&reasons))
    }
}

impl From<Reasons> for Vec<Reason> {
    fn from(reasons: Reasons) -> Self {
        reasons.iter().collect()
    }
}
