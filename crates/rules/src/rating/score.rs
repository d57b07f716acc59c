//! What a citizen says: a score, and scores on the factors.

use serde::{Deserialize, Serialize};

use super::RatingError;

/// From 1, very dissatisfied, to 5, very satisfied (the scale of SIPAS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("minimum" = 1)))]
#[cfg_attr(feature = "schema", schemars(extend("maximum" = 5)))]
pub struct Score(u8);

impl Score {
    /// All of them, from the worst.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// Whether it counts as satisfied.
    #[must_use]
    pub fn is_satisfied(self) -> bool {
        self.0 >= 4
    }
}

impl TryFrom<u64> for Score {
    type Error = RatingError;

    fn try_from(number: u64) -> Result<Self, RatingError> {
        Self::ALL
            .into_iter()
            .find(|score| u64::from(score.0) == number)
            .ok_or(RatingError::Score(number))
    }
}

impl From<Score> for u64 {
    fn from(score: Score) -> Self {
        score.0.into()
    }
}

/// Scores on the five factors of SIPAS (Quyết định 1001/QĐ-BNV of 11 December 2023).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Factors {
    /// Tiếp cận dịch vụ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Score>,
    /// Thủ tục hành chính.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Score>,
    /// Công chức.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<Score>,
    /// Kết quả.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Score>,
    /// Tiếp nhận phản ánh.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<Score>,
}

/// One of the five factors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// [`Factors::access`]
    Access,
    /// [`Factors::procedure`]
    Procedure,
    /// [`Factors::staff`]
    Staff,
    /// [`Factors::result`]
    Result,
    /// [`Factors::feedback`]
    Feedback,
}

impl Factor {
    /// All of them, in the order of SIPAS.
    pub const ALL: [Self; 5] =
        [Self::Access, Self::Procedure, Self::Staff, Self::Result, Self::Feedback];

    /// Its name in a rating.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Procedure => "procedure",
            Self::Staff => "staff",
            Self::Result => "result",
            Self::Feedback => "feedback",
        }
    }
}

impl Factors {
    /// The score of a factor, if it was answered.
    #[must_use]
    pub fn get(&self, factor: Factor) -> Option<Score> {
        match factor {
            Factor::Access => self.access,
            Factor::Procedure => self.procedure,
            Factor::Staff => self.staff,
            Factor::Result => self.result,
            Factor::Feedback => self.feedback,
        }
    }

    /// Answers a factor.
    pub fn set(&mut self, factor: Factor, score: Score) {
        let slot = match factor {
            Factor::Access => &mut self.access,
            Factor::Procedure => &mut self.procedure,
            Factor::Staff => &mut self.staff,
            Factor::Result => &mut self.result,
            Factor::Feedback => &mut self.feedback,
        };
        *slot = Some(score);
    }

    /// Whether none was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
