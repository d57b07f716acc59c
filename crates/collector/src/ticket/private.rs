//! A portal's private key: made once, kept by the portal, signs tickets.

use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use ed25519_dalek::{Signer, SigningKey};

use super::{Claims, Header, PublicKey, encode};

/// The private half of a portal's key.
#[derive(Debug)]
pub struct PrivateKey(SigningKey);

impl PrivateKey {
    /// A new one. Nothing if the system gives no chance.
    #[must_use]
    pub fn generate() -> Option<Self> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).ok()?;
        Some(Self(SigningKey::from_bytes(&seed)))
    }

    /// Reads what [`PrivateKey::to_pem`] has written.
    #[must_use]
    pub fn from_pem(text: &str) -> Option<Self> {
        SigningKey::from_pkcs8_pem(text).ok().map(Self)
    }

    /// PKCS #8 in PEM, which PHP, C#, Java and JavaScript can read.
    #[must_use]
    pub fn to_pem(&self) -> Option<String> {
        // Without the public half: older readers know the first version of the form only.
        let bytes = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        bytes.to_pkcs8_pem(Default::default()).ok().map(|pem| pem.to_string())
    }

    /// The half that the collector needs.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// A ticket that says this. Nothing if the claims can't be written.
    #[must_use]
    pub fn sign(&self, claims: &Claims) -> Option<String> {
        let header = Header { alg: "EdDSA".to_owned(), kid: self.public().id(), crit: None };
        let header = encode(&serde_json::to_vec(&header).ok()?);
        let signed = format!("{header}.{}", encode(&serde_json::to_vec(claims).ok()?));
        let signature = encode(&self.0.sign(signed.as_bytes()).to_bytes());
        Some(format!("{signed}.{signature}"))
    }
}
