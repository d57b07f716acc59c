//! A portal's public keys.

use std::str::FromStr;

use ed25519_dalek::VerifyingKey;
use jiff_core::civil::Date;
use sha2::{Digest, Sha256};

use super::{decode, encode};

/// The public half of a portal's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(pub(super) VerifyingKey);

/// A text that is no public key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a public key: the 43 characters that `mot-cua ticket keygen` prints are expected"
)]
pub struct KeyError(String);

impl PublicKey {
    /// The key's name: its thumbprint (RFC 7638), which both sides can work out.
    #[must_use]
    pub fn id(&self) -> String {
        encode(&Sha256::digest(format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{self}"}}"#)))
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let read = || {
            let bytes = decode(text)?.try_into().ok()?;
            VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak())
        };
        read().map(Self).ok_or_else(|| KeyError(text.chars().take(60).collect()))
    }
}

impl std::fmt::Display for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&encode(self.0.as_bytes()))
    }
}

/// A key whose tickets are believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedKey {
    /// The portal that signs with it.
    pub portal: String,
    /// The key.
    pub key: PublicKey,
    /// The first day on which its tickets are believed.
    pub from: Date,
    /// The last.
    pub until: Date,
}
