//! The texts of a rating: names, the comment and the ticket.

use alloc::string::String;
use serde::{Deserialize, Serialize};

use super::{MAX_COMMENT, MAX_NAME, MAX_TICKET, RatingError};
use crate::redact::redact;

/// A short id or version: 1 to [`MAX_NAME`] of `a-z 0-9 . _ : -`.
///
/// Capitals become small: official codes of offices are written `H48.12`, and an office that is
/// written in two ways is still counted once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[A-Za-z0-9._:-]{1,64}$")))]
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

    fn try_from(mut text: String) -> Result<Self, RatingError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte);
        if (1..=MAX_NAME).contains(&text.len()) && text.bytes().all(allowed) {
            text.make_ascii_lowercase();
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

/// Free text of at most [`MAX_COMMENT`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("maxLength" = MAX_COMMENT)))]
pub struct Comment(String);

impl Comment {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without what tells who somebody is; never longer than before.
    #[must_use]
    pub fn redacted(&self) -> Self {
        Self(redact(&self.0))
    }
}

impl TryFrom<String> for Comment {
    type Error = RatingError;

    fn try_from(mut text: String) -> Result<Self, RatingError> {
        // No keyboard types it, and not every database keeps it.
        text.retain(|character| character != '\0');
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("maxLength" = MAX_TICKET)))]
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
