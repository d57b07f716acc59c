//! A rating at the door, with what was found out about it.

use jiff_core::civil::Date;
use rules::rating::Rating;

use crate::ticket::TicketError;

/// A rating that will be kept.
#[derive(Debug)]
pub(crate) struct Submission {
    pub(crate) rating: Rating,
    /// A ticket that can be believed.
    pub(crate) proof: Option<Proof>,
    /// What a survey team should know of it, in the order in which it was found.
    pub(crate) marks: Vec<Mark>,
}

/// A ticket that was believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proof {
    /// Its name in the database.
    pub(crate) ticket: String,
    /// The day after which it isn't believed any more.
    pub(crate) expires_on: Date,
}

/// Why a survey team may want to look at a rating twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Many came from one address in that minute, as from a full counter or a ballot stuffer.
    ManyFromAddress,
    /// A ticket came with it that can't be believed.
    Ticket(TicketError),
}

impl Mark {
    /// The word that is kept.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::ManyFromAddress => "many_from_address",
            Self::Ticket(TicketError::Malformed) => "ticket_malformed",
            Self::Ticket(TicketError::Algorithm) => "ticket_algorithm",
            Self::Ticket(TicketError::UnknownKey) => "ticket_unknown_key",
            Self::Ticket(TicketError::KeyNotValid) => "ticket_key_not_valid",
            Self::Ticket(TicketError::Signature) => "ticket_signature",
            Self::Ticket(TicketError::OtherPortal) => "ticket_other_portal",
            Self::Ticket(TicketError::Expired) => "ticket_expired",
            Self::Ticket(TicketError::NotYet) => "ticket_not_yet",
            Self::Ticket(TicketError::OtherDossier) => "ticket_other_dossier",
        }
    }
}

impl From<Rating> for Submission {
    fn from(rating: Rating) -> Self {
        Self { rating, proof: None, marks: Vec::new() }
    }
}
