//! Whether a ticket can be believed, and why not.

use std::collections::HashMap;

use ed25519_dalek::Signature;
use jiff_core::civil::Date;
use serde::de::DeserializeOwned;

use super::{Claims, Header, MAX_ID, TrustedKey, decode};

/// The names of the one algorithm that is taken (RFC 8037 and RFC 9864). `none` is not among them.
const ALGORITHMS: [&str; 2] = ["EdDSA", "Ed25519"];

/// How far the clocks of a portal and of this machine may differ, in seconds.
const CLOCKS: u64 = 300;

/// Keys by their name.
pub(crate) type KnownKeys = HashMap<String, TrustedKey>;

/// Why a ticket isn't believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    /// Not three parts of JSON and a signature.
    #[error("it isn't a compact JWS with iss, jti and exp")]
    Malformed,
    /// Another algorithm than Ed25519, or none.
    #[error("it isn't signed with EdDSA")]
    Algorithm,
    /// No key of that name.
    #[error("its key isn't known here")]
    UnknownKey,
    /// The key wasn't valid on that day.
    #[error("its key isn't valid today")]
    KeyNotValid,
    /// Altered, or signed with another key.
    #[error("its signature is wrong")]
    Signature,
    /// The key belongs to another portal than the one it names, or another portal's page sent it.
    #[error("it is another portal's")]
    OtherPortal,
    /// Too late.
    #[error("it has expired")]
    Expired,
    /// It is from the future.
    #[error("it was made in the future")]
    NotYet,
    /// It proves another procedure or office than the one that is rated.
    #[error("it is for another procedure or office")]
    OtherDossier,
}

/// The claims of a ticket, if one of the keys signed it and it may be used now.
///
/// # Errors
/// The first reason not to believe it.
pub fn verify(
    ticket: &str,
    keys: &HashMap<String, TrustedKey>,
    today: Date,
    now: u64,
) -> Result<Claims, TicketError> {
    let (signed, signature) = ticket.rsplit_once('.').ok_or(TicketError::Malformed)?;
    let (header, payload) = signed.split_once('.').ok_or(TicketError::Malformed)?;
    let header: Header = json(header)?;
    if !ALGORITHMS.contains(&&*header.alg) {
        return Err(TicketError::Algorithm);
    }
    if header.crit.is_some() {
        return Err(TicketError::Malformed);
    }
    let trusted = keys.get(&header.kid).ok_or(TicketError::UnknownKey)?;
    let bytes = decode(signature).ok_or(TicketError::Malformed)?;
    let signature = Signature::from_slice(&bytes).map_err(|_| TicketError::Malformed)?;
    // Strict: no second signature of the same ticket is valid.
    let key = trusted.key.0;
    key.verify_strict(signed.as_bytes(), &signature).map_err(|_| TicketError::Signature)?;
    if !(trusted.from..=trusted.until).contains(&today) {
        return Err(TicketError::KeyNotValid);
    }
    let claims: Claims = json(payload)?;
    if claims.jti.is_empty() || claims.jti.len() > MAX_ID {
        return Err(TicketError::Malformed);
    }
    if claims.iss != trusted.portal {
        return Err(TicketError::OtherPortal);
    }
    if claims.exp <= now {
        return Err(TicketError::Expired);
    }
    if claims.iat.is_some_and(|made| made > now.saturating_add(CLOCKS)) {
        return Err(TicketError::NotYet);
    }
    Ok(claims)
}

fn json<T: DeserializeOwned>(part: &str) -> Result<T, TicketError> {
    let bytes = decode(part).ok_or(TicketError::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| TicketError::Malformed)
}
