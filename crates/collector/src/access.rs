//! Keys for reading: who may see the figures of which province or office.

use rules::place::ProvinceCode;
use rules::rating::Name;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// What every key begins with, so that one that has leaked is recognised.
const PREFIX: &str = "mc";

/// What a key allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Sums.
    Read,
    /// Single ratings, with their comments, as files.
    Rows,
    /// Comments at the desk: to read them, and to say what was done with them.
    Comments,
    /// What happened to keys and exports.
    Admin,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Read, Self::Rows, Self::Comments, Self::Admin];

    /// The word used in commands and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Rows => "rows",
            Self::Comments => "comments",
            Self::Admin => "admin",
        }
    }

    /// The scope of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

/// What a key allows, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Whom it was given to.
    pub label: String,
    /// The one province whose ratings it shows; all if there is none.
    pub province: Option<ProvinceCode>,
    /// The one office whose ratings it shows; all if there is none.
    pub office: Option<Name>,
    /// What it allows.
    pub scopes: Vec<Scope>,
}

/// A key as the database knows it: what it opens, but not the key itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingKey {
    /// Its name, which is part of the key and no secret.
    pub id: String,
    /// What it allows.
    pub grant: Grant,
    /// The day on which it was made.
    pub created_on: String,
    /// The day on which it was revoked, if it was.
    pub revoked_on: Option<String>,
}

/// A key as its owner has it: a name, and 256 bits of chance.
#[derive(Clone)]
pub(crate) struct Secret {
    pub(crate) id: String,
    secret: [u8; 32],
}

impl std::fmt::Debug for Secret {
    /// Never the secret itself: it would end in a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Secret({})", self.id)
    }
}

impl Secret {
    /// A new one. Nothing if the system gives no chance.
    pub(crate) fn generate() -> Option<Self> {
        let (mut id, mut secret) = ([0; 8], [0; 32]);
        getrandom::fill(&mut id).ok()?;
        getrandom::fill(&mut secret).ok()?;
        Some(Self { id: hex(&id), secret })
    }

    /// Reads what a client sends.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('_');
        let (prefix, id, secret) = (parts.next()?, parts.next()?, parts.next()?);
        let complete = prefix == PREFIX && id.len() == 16 && parts.next().is_none();
        let secret = unhex(secret)?.try_into().ok()?;
        complete.then(|| Self { id: id.to_owned(), secret })
    }

    /// What its owner is shown, once.
    pub(crate) fn reveal(&self) -> String {
        format!("{PREFIX}_{}_{}", self.id, hex(&self.secret))
    }

    /// What the database keeps of it: chance of this size needs no slow hash.
    pub(crate) fn hash(&self) -> String {
        hex(&Sha256::digest(self.secret))
    }

    /// Whether a hash is that of this secret; takes the same time wherever they differ.
    pub(crate) fn matches(&self, hash: &str) -> bool {
        self.hash().as_bytes().ct_eq(hash.as_bytes()).into()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let pairs = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    pairs.then(|| text.as_bytes().chunks(2).map(byte).collect())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_shown_and_nothing_else_opens() {
        let (one, other) = (Secret::generate().unwrap(), Secret::generate().unwrap());
        let shown = one.reveal();
        assert_eq!(shown.len(), 84);
        let read = Secret::parse(&shown).unwrap();
        assert_eq!(read.id, one.id);
        assert!(read.matches(&one.hash()) && !read.matches(&other.hash()) && !read.matches(""));
        let (id, secret) = (&one.id, &shown[20..]);
        for text in [
            String::new(),
            format!("xx_{id}_{secret}"),
            format!("mc_{id}"),
            format!("mc_{id}_{secret}_"),
            format!("mc_{id}_{}", &secret[1..]),
            format!("mc_{id}_{secret}00"),
            format!("mc_{id}x_{secret}"),
            format!("mc_{id}_+{}", &secret[1..]),
        ] {
            assert!(Secret::parse(&text).is_none(), "{text}");
        }
    }
}
