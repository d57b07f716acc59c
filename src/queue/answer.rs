//! What a collector answered, and what that means for what was sent.

/// An answer, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status; 0 where there was no answer, or only half of one.
    pub status: u16,
    /// Seconds after which the collector wants to be asked again.
    pub retry_after: Option<u32>,
    /// Whether the body is that of a collector which has taken something: other servers say 202,
    /// too, and the page that a hotel's network puts in the way says 200.
    pub accepted: bool,
    /// The code of a problem with the whole request; empty where there is none.
    pub code: String,
    /// Places in the request that were not taken, and why.
    pub problems: Vec<(usize, Fault)>,
}

/// Why a rating was refused for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another rating has used its ticket.
    TicketUsed,
    /// Anything else, by the collector's code.
    Other(String),
}

impl Fault {
    /// The fault of a code.
    #[must_use]
    pub fn from_code(code: String) -> Self {
        if code == "ticket_used" { Self::TicketUsed } else { Self::Other(code) }
    }

    /// The collector's code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::TicketUsed => "ticket_used",
            Self::Other(code) => code,
        }
    }
}

/// What becomes of what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The collector has it, but for what it names.
    Taken,
    /// It will never be taken as it is.
    Refused,
    /// It may be taken later.
    Later,
}

impl Answer {
    pub(super) fn fate(&self) -> Fate {
        match self.status {
            202 if self.accepted => Fate::Taken,
            408 | 429 => Fate::Later,
            400..=499 => Fate::Refused,
            _ => Fate::Later,
        }
    }

    /// What is wrong with the item at a place.
    pub(super) fn problem(&self, index: usize) -> Option<&Fault> {
        self.problems.iter().find(|(place, _)| *place == index).map(|(_, fault)| fault)
    }
}
