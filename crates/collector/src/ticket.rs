//! Tickets: a portal's signed word that one dossier was completed, without naming it.
//!
//! A ticket is a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

mod keys;
mod private;
mod verify;

pub use keys::{KeyError, PublicKey, TrustedKey};
pub use private::PrivateKey;
pub(crate) use verify::KnownKeys;
pub use verify::{TicketError, verify};

/// Longest identifier of a ticket, in bytes.
const MAX_ID: usize = 128;

/// What a ticket says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// The portal, as the origin of its pages.
    pub iss: String,
    /// Random, another one for each dossier, and kept by the portal nowhere near the dossier.
    pub jti: String,
    /// Until when it may be used, in seconds since 1970.
    pub exp: u64,
    /// When it was made, if the portal says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iat: Option<u64>,
    /// The procedure that was completed, if the portal says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// The office that completed it, if the portal says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
}

impl Claims {
    /// The ticket's name in the database: it binds one rating and can't be read back.
    pub(crate) fn binding(&self) -> String {
        encode(&Sha256::digest(format!("{}\n{}", self.iss, self.jti)))
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    alg: String,
    kid: String,
    /// Extensions that must be understood; none are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crit: Option<Vec<String>>,
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests;
