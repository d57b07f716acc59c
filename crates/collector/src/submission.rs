//! A rating at the door, with what was found out about it.

use rules::rating::Rating;

/// A rating that will be kept.
#[derive(Debug)]
pub(crate) struct Submission {
    pub(crate) rating: Rating,
    /// What a survey team should know of it, in the order in which it was found.
    pub(crate) marks: Vec<Mark>,
}

/// Why a survey team may want to look at a rating twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Many came from one address in that minute, as from a full counter or a ballot stuffer.
    ManyFromAddress,
}

impl Mark {
    /// The word that is kept.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::ManyFromAddress => "many_from_address",
        }
    }
}

impl From<Rating> for Submission {
    fn from(rating: Rating) -> Self {
        Self { rating, marks: Vec::new() }
    }
}
