//! Provinces in force since 1 July 2025 and the territories that were merged into them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso;
use crate::text::Text;

/// The code of a province in force since 1 July 2025, such as `48` for Đà Nẵng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("pattern" = "^[0-9]{2}$")))]
pub struct ProvinceCode([u8; 2]);

/// The code of a province as it was before 1 July 2025, written `2024:80`.
///
/// Seven bare codes name another province today, hence the year in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TerritoryCode([u8; 2]);

/// A text that isn't a code of this kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not two digits.
    #[error("`{0}` is not a province code: two digits are expected, such as `48`")]
    Province(String),
    /// Not `2024:` and two digits.
    #[error("`{0}` is not the code of an old territory: `2024:` and two digits are expected")]
    Territory(String),
}

impl ProvinceCode {
    /// Reads two digits.
    ///
    /// # Errors
    /// [`CodeError::Province`] with the text that isn't two digits.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        two_digits(text).map(Self).ok_or_else(|| CodeError::Province(text.to_string()))
    }
}

impl TerritoryCode {
    /// Reads `2024:` and two digits.
    ///
    /// # Errors
    /// [`CodeError::Territory`] with the text that has another form.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        text.strip_prefix("2024:")
            .and_then(two_digits)
            .map(Self)
            .ok_or_else(|| CodeError::Territory(text.to_string()))
    }
}

fn two_digits(text: &str) -> Option<[u8; 2]> {
    let bytes: [u8; 2] = text.as_bytes().try_into().ok()?;
    bytes.iter().all(u8::is_ascii_digit).then_some(bytes)
}

impl fmt::Display for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [tens, ones] = self.0;
        write!(f, "{}{}", char::from(tens), char::from(ones))
    }
}

impl fmt::Display for TerritoryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [tens, ones] = self.0;
        write!(f, "2024:{}{}", char::from(tens), char::from(ones))
    }
}

impl TryFrom<String> for ProvinceCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::parse(&text)
    }
}

impl TryFrom<String> for TerritoryCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::parse(&text)
    }
}

impl From<ProvinceCode> for String {
    fn from(code: ProvinceCode) -> Self {
        code.to_string()
    }
}

impl From<TerritoryCode> for String {
    fn from(code: TerritoryCode) -> Self {
        code.to_string()
    }
}

/// Where a dossier is filed, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The province; `None` while the citizen hasn't said.
    pub province: Option<ProvinceCode>,
    /// The territory before 1 July 2025; `None` while the citizen hasn't said.
    pub territory: Option<TerritoryCode>,
}

/// A province with the territories it was formed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Province {
    /// Its code.
    pub code: ProvinceCode,
    /// Its name without the word for province or city.
    pub name: Text,
    /// What it was formed from, itself included where the name lived on.
    pub territories: Vec<Territory>,
    /// What is known of its policies; `None` where nobody has looked yet.
    pub status: Option<LocalStatus>,
}

/// A province as it was before 1 July 2025.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Territory {
    /// Its code.
    pub code: TerritoryCode,
    /// Its name.
    pub name: Text,
    /// What is known of policies that hold in it alone.
    pub status: Option<LocalStatus>,
}

/// What is known, and what isn't, of the policies of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalStatus {
    /// Of those on fees.
    pub fees: Option<Text>,
    /// Of those on time.
    pub time: Option<Text>,
    /// The day on which they were last looked for.
    #[serde(with = "iso::one")]
    pub checked_on: Date,
}

/// The places that a rule is limited to; empty is everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceScope {
    /// Provinces.
    pub provinces: Vec<ProvinceCode>,
    /// Old territories.
    pub territories: Vec<TerritoryCode>,
}
