//! What is believed, and what isn't and why.

use std::collections::HashMap;

use jiff_core::civil::Date;
use rules::iso::Iso;
use serde_json::{Value, json};

use super::*;

const PORTAL: &str = "https://portal.example";
const NOW: u64 = 1_795_500_000;

fn day(text: &str) -> Date {
    Date::read(text).unwrap()
}

fn trust(key: &PrivateKey, portal: &str) -> (String, TrustedKey) {
    let (from, until) = (day("2026-01-01"), day("2027-12-31"));
    (key.public().id(), TrustedKey { portal: portal.to_owned(), key: key.public(), from, until })
}

fn claims() -> Claims {
    Claims {
        iss: PORTAL.to_owned(),
        jti: "a1".to_owned(),
        exp: NOW + 1_000,
        iat: None,
        procedure: None,
        office: None,
    }
}

/// A ticket of parts that the signer would not have put together.
fn forged(header: &Value, payload: &[u8], signature: &[u8]) -> String {
    let header = encode(&serde_json::to_vec(header).unwrap());
    format!("{header}.{}.{}", encode(payload), encode(signature))
}

#[test]
fn only_what_a_known_key_has_signed_is_believed() {
    let (ours, other) = (PrivateKey::generate().unwrap(), PrivateKey::generate().unwrap());
    let keys = HashMap::from([trust(&ours, PORTAL)]);
    let good = ours.sign(&claims()).unwrap();
    let (signed, signature) = good.rsplit_once('.').unwrap();
    let id = ours.public().id();
    let payload = serde_json::to_vec(&claims()).unwrap();
    let signature_bytes = decode(signature).unwrap();
    let with = |change: fn(&mut Claims)| {
        let mut claims = claims();
        change(&mut claims);
        ours.sign(&claims).unwrap()
    };
    // The same signature with the order of the group added: valid for a lax verifier.
    let malleable = {
        let order = [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9,
            0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ];
        let mut bytes = signature_bytes.clone();
        let mut carry = 0;
        for (byte, more) in bytes[32..].iter_mut().zip(order) {
            let sum: u16 = u16::from(*byte) + more + carry;
            *byte = u8::try_from(sum & 0xff).unwrap();
            carry = sum >> 8;
        }
        format!("{signed}.{}", encode(&bytes))
    };
    let cases = [
        (good.clone(), Ok(claims())),
        (with(|claims| claims.iat = Some(NOW + 299)), {
            Ok(Claims { iat: Some(NOW + 299), ..claims() })
        }),
        (other.sign(&claims()).unwrap(), Err(TicketError::UnknownKey)),
        (forged(&json!({ "alg": "none", "kid": id }), &payload, b""), Err(TicketError::Algorithm)),
        (
            forged(&json!({ "alg": "HS256", "kid": id }), &payload, &signature_bytes),
            Err(TicketError::Algorithm),
        ),
        (
            forged(&json!({ "alg": "EdDSA", "kid": id }), b"{}", &signature_bytes),
            Err(TicketError::Signature),
        ),
        (
            forged(&json!({ "alg": "EdDSA", "kid": id }), &payload, &[7; 64]),
            Err(TicketError::Signature),
        ),
        (
            forged(&json!({ "alg": "EdDSA", "kid": id }), &payload, &[7; 63]),
            Err(TicketError::Malformed),
        ),
        (
            forged(&json!({ "alg": "EdDSA", "kid": id, "crit": ["b64"] }), &payload, &[7; 64]),
            Err(TicketError::Malformed),
        ),
        (malleable, Err(TicketError::Signature)),
        (format!("{signed}="), Err(TicketError::Malformed)),
        (format!("{good}="), Err(TicketError::Malformed)),
        (format!("{good}.x"), Err(TicketError::Malformed)),
        (String::new(), Err(TicketError::Malformed)),
        ("a.b.c".to_owned(), Err(TicketError::Malformed)),
        (with(|claims| claims.iss = "https://b.example".into()), Err(TicketError::OtherPortal)),
        (with(|claims| claims.exp = NOW), Err(TicketError::Expired)),
        (with(|claims| claims.iat = Some(NOW + 301)), Err(TicketError::NotYet)),
        (with(|claims| claims.jti = String::new()), Err(TicketError::Malformed)),
        (with(|claims| claims.jti = "x".repeat(129)), Err(TicketError::Malformed)),
    ];
    for (ticket, expected) in cases {
        assert_eq!(verify(&ticket, &keys, day("2026-11-24"), NOW), expected, "{ticket}");
    }
}

#[test]
fn a_key_is_believed_in_its_days_only_and_two_may_overlap() {
    let (old, new) = (PrivateKey::generate().unwrap(), PrivateKey::generate().unwrap());
    let mut keys = HashMap::from([trust(&old, PORTAL), trust(&new, PORTAL)]);
    keys.get_mut(&old.public().id()).unwrap().until = day("2026-11-24");
    keys.get_mut(&new.public().id()).unwrap().from = day("2026-11-20");
    let cases = [
        ("2026-11-19", true, false),
        ("2026-11-20", true, true),
        ("2026-11-24", true, true),
        ("2026-11-25", false, true),
    ];
    for (today, old_holds, new_holds) in cases {
        for (key, holds) in [(&old, old_holds), (&new, new_holds)] {
            let found = verify(&key.sign(&claims()).unwrap(), &keys, day(today), NOW);
            assert_eq!(found.is_ok(), holds, "{today}");
            assert!(holds || found == Err(TicketError::KeyNotValid));
        }
    }
}

/// The key of RFC 8037, appendix A, with its thumbprint.
#[test]
fn a_public_key_has_the_name_that_others_work_out_too() {
    let key: PublicKey = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".parse().unwrap();
    assert_eq!(key.id(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    for text in ["", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="] {
        assert!(
            text.parse::<PublicKey>().unwrap_err().to_string().starts_with(&format!("`{text}`"))
        );
    }
    let weak = encode(&[0; 32]);
    assert!(weak.parse::<PublicKey>().is_err());
}

#[test]
fn a_private_key_comes_back_from_its_file() {
    let key = PrivateKey::generate().unwrap();
    let pem = key.to_pem().unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    assert_eq!(PrivateKey::from_pem(&pem).unwrap().public(), key.public());
    assert!(PrivateKey::from_pem("-----BEGIN PRIVATE KEY-----").is_none());
}

#[test]
fn the_name_of_a_ticket_in_the_database_tells_portal_and_ticket_apart() {
    let of = |iss: &str, jti: &str| {
        Claims { iss: iss.to_owned(), jti: jti.to_owned(), ..claims() }.binding()
    };
    assert_eq!(of("a", "1"), of("a", "1"));
    assert_ne!(of("a", "1"), of("b", "1"));
    assert_ne!(of("a", "1"), of("a", "2"));
    assert!(!of("portal", "ticket").contains("ticket"));
}
