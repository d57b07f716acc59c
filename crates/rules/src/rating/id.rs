//! The id that a device gives to a rating.

use alloc::string::{String, ToString};
use serde::{Deserialize, Serialize};
use uuid::{Uuid, Variant};

use super::{MAX_NAME, RatingError};

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;
/// Characters of a UUID with its four hyphens.
const FORM: usize = 36;

/// A UUID of version 7 whose time is cut to the day, so that it tells no hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("format" = "uuid")))]
pub struct RatingId(Uuid);

impl RatingId {
    /// The id of a rating given on a day, counted from 1 January 1970, with ten random bytes.
    ///
    /// ```
    /// use rules::rating::RatingId;
    ///
    /// let id = RatingId::new(20_781, &[7; 10]);
    /// assert_eq!(String::from(id), "01a20ada-2c00-7707-8707-070707070707");
    /// ```
    #[must_use]
    pub fn new(unix_day: u32, random: &[u8; 10]) -> Self {
        let milliseconds = u64::from(unix_day).saturating_mul(DAY);
        Self(uuid::Builder::from_unix_timestamp_millis(milliseconds, random).into_uuid())
    }

    /// The day on which it was given, counted from 1 January 1970.
    ///
    /// ```
    /// assert_eq!(rules::rating::RatingId::new(20_781, &[7; 10]).unix_day(), 20_781);
    /// ```
    #[must_use]
    pub fn unix_day(self) -> u32 {
        let day = milliseconds(&self.0).checked_div(DAY).unwrap_or_default();
        u32::try_from(day).unwrap_or(u32::MAX)
    }

    /// Reads the usual form of 36 characters.
    ///
    /// # Errors
    /// [`RatingError::Id`] with a text that is no UUID, one of another version, or one whose time
    /// is finer than the day: it would tell who was at the counter at that hour.
    pub fn parse(text: &str) -> Result<Self, RatingError> {
        Uuid::try_parse(text)
            .ok()
            .filter(|uuid| text.len() == FORM && is_of_a_day(uuid))
            .map(Self)
            .ok_or_else(|| RatingError::Id(text.chars().take(MAX_NAME).collect()))
    }
}

fn is_of_a_day(uuid: &Uuid) -> bool {
    uuid.get_version_num() == 7
        && uuid.get_variant() == Variant::RFC4122
        && milliseconds(uuid).is_multiple_of(DAY)
}

/// The first 48 bits of version 7 are milliseconds since 1970.
fn milliseconds(uuid: &Uuid) -> u64 {
    u64::try_from(uuid.as_u128() >> 80).unwrap_or(u64::MAX)
}

impl TryFrom<String> for RatingId {
    type Error = RatingError;

    fn try_from(text: String) -> Result<Self, RatingError> {
        Self::parse(&text)
    }
}

impl From<RatingId> for String {
    fn from(id: RatingId) -> Self {
        id.0.to_string()
    }
}
