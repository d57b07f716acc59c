//! Ratings as they travel from the widget to the collector.
//!
//! A [`Rating`] can only be made of parts that are right, so whoever holds one needs no check.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::channel::Channel;
use crate::place::ProvinceCode;

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
pub struct RatingBatch {
    /// At most [`MAX_BATCH`] of them.
    pub ratings: Vec<Rating>,
}

/// One citizen's rating of one dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Reasons that were ticked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// Free text, where the host has asked for it and the citizen has consented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
    /// The day on the device; nothing finer is known.
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

/// What is wrong with a part of a rating.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RatingError {
    /// Not a UUID of version 7.
    #[error("`{0}` is not a UUID of version 7")]
    Id(String),
    /// Empty, too long, or with other characters.
    #[error("`{0}` is not a name: 1 to 64 of a-z, A-Z, 0-9, `.`, `_`, `:` and `-` are expected")]
    Name(String),
    /// Not 1 to 5.
    #[error("{0} is not a score: 1, 2, 3, 4 or 5 is expected")]
    Score(u64),
    /// Too long.
    #[error("a comment of {0} characters is too long: at most 1000 are accepted")]
    Comment(usize),
    /// Too long.
    #[error("a ticket of {0} bytes is too long: at most 2048 are accepted")]
    Ticket(usize),
}

/// A UUID of version 7 whose time is cut to the day, so that it tells no hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RatingId(Uuid);

impl RatingId {
    /// The id of a rating given on a day, counted from 1 January 1970, with ten random bytes.
    #[must_use]
    pub fn new(unix_day: u32, random: &[u8; 10]) -> Self {
        let milliseconds = u64::from(unix_day).saturating_mul(86_400_000);
        Self(uuid::Builder::from_unix_timestamp_millis(milliseconds, random).into_uuid())
    }

    /// Reads the usual form of 36 characters.
    ///
    /// # Errors
    /// [`RatingError::Id`] with a text that is no UUID, or one of another version.
    pub fn parse(text: &str) -> Result<Self, RatingError> {
        Uuid::try_parse(text)
            .ok()
            .filter(|uuid| uuid.get_version_num() == 7)
            .map(Self)
            .ok_or_else(|| RatingError::Id(text.chars().take(MAX_NAME).collect()))
    }
}

impl TryFrom<String> for RatingId {
    type Error = RatingError;

    fn try_from(text: String) -> Result<Self, RatingError> {
        Self::parse(&text)
    }
}

impl From<RatingId> for String {
    fn from(id: RatingId) -> Self {
        id.0.to_string()
    }
}

/// A short id or version: 1 to [`MAX_NAME`] of `a-z A-Z 0-9 . _ : -`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Name {
    type Error = RatingError;

    fn try_from(text: String) -> Result<Self, RatingError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte);
        if (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text))
        } else {
            Err(RatingError::Name(text.chars().take(MAX_NAME).collect()))
        }
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// From 1, very dissatisfied, to 5, very satisfied (the scale of SIPAS).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
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

/// Free text of at most [`MAX_COMMENT`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Comment(String);

impl Comment {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Comment {
    type Error = RatingError;

    fn try_from(text: String) -> Result<Self, RatingError> {
        match text.chars().count() {
            0..=MAX_COMMENT => Ok(Self(text)),
            characters => Err(RatingError::Comment(characters)),
        }
    }
}

impl From<Comment> for String {
    fn from(comment: Comment) -> Self {
        comment.0
    }
}

/// A compact JWS, not verified yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ticket(String);

impl Ticket {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Ticket {
    type Error = RatingError;

    fn try_from(text: String) -> Result<Self, RatingError> {
        if text.len() <= MAX_TICKET { Ok(Self(text)) } else { Err(RatingError::Ticket(text.len())) }
    }
}

impl From<Ticket> for String {
    fn from(ticket: Ticket) -> Self {
        ticket.0
    }
}

/// How far a citizen had come. Only [`Stage::Completed`] enters an office's share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// Scores on the five factors of SIPAS (Quyết định 1001/QĐ-BNV of 11 December 2023).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

impl Factors {
    /// Whether none was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A reason that can be ticked beside a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
