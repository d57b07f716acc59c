//! Dates and hours as text: `2026-08-21`, `07:30`, `2026-08-21T07:30`.
//!
//! One form of each: a phone would have to download the code of every other form.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;
use jiff_core::civil::{Date, DateTime, Time};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{SerializeSeq, Serializer};

/// A value that is written in one form.
pub trait Iso: Sized {
    /// Its form, for messages.
    const FORM: &'static str;

    /// Reads the form.
    fn read(text: &str) -> Option<Self>;

    /// Writes the form.
    fn write(&self) -> String;
}

/// How a date is written, for whoever publishes the form.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(extend("format" = "date"), extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
pub struct DateText(#[expect(dead_code, reason = "only its form is used")] String);

impl Iso for Date {
    const FORM: &'static str = "a date such as 2026-08-21";

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let date = Self::new(part(&mut parts, 4)?, part(&mut parts, 2)?, part(&mut parts, 2)?);
        date.ok().filter(|_| parts.next().is_none())
    }

    fn write(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl Iso for Time {
    const FORM: &'static str = "an hour such as 07:30";

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let time = Self::new(part(&mut parts, 2)?, part(&mut parts, 2)?, 0, 0);
        time.ok().filter(|_| parts.next().is_none())
    }

    fn write(&self) -> String {
        format!("{:02}:{:02}", self.hour(), self.minute())
    }
}

impl Iso for DateTime {
    const FORM: &'static str = "a date and an hour such as 2026-08-21T10:00";

    fn read(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T')?;
        Some(Self::from_parts(Date::read(date)?, Time::read(time)?))
    }

    fn write(&self) -> String {
        format!("{}T{}", self.date().write(), self.time().write())
    }
}

/// The next part, if it has exactly so many digits.
fn part<'a, T: FromStr>(parts: &mut impl Iterator<Item = &'a str>, digits: usize) -> Option<T> {
    let part = parts.next()?;
    let exact = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    if exact { part.parse().ok() } else { None }
}

/// For `#[serde(with = …)]`.
pub(crate) mod one {
    use super::{Deserialize, Deserializer, Error, Iso, Serializer, String};

    pub(crate) fn serialize<T: Iso, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&value.write())
    }

    pub(crate) fn deserialize<'de, T: Iso, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        let text = String::deserialize(from)?;
        T::read(&text).ok_or_else(|| D::Error::invalid_value(super::unexpected(&text), &T::FORM))
    }
}

/// For `#[serde(with = …)]` on an option.
pub(crate) mod option {
    use super::{Deserialize, Deserializer, Error, Iso, Serializer, String};

    pub(crate) fn serialize<T: Iso, S: Serializer>(
        value: &Option<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => to.serialize_some(&value.write()),
            None => to.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, T: Iso, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<T>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let wrong = || D::Error::invalid_value(super::unexpected(&text), &T::FORM);
        T::read(&text).map(Some).ok_or_else(wrong)
    }
}

/// For `#[serde(with = …)]` on a list.
pub(crate) mod list {
    use super::{Deserialize, Deserializer, Error, Iso, SerializeSeq, Serializer, String, Vec};

    pub(crate) fn serialize<T: Iso, S: Serializer>(values: &[T], to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(Some(values.len()))?;
        values.iter().try_for_each(|value| list.serialize_element(&value.write()))?;
        list.end()
    }

    pub(crate) fn deserialize<'de, T: Iso, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<T>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        let read = |text: &String| {
            T::read(text).ok_or_else(|| D::Error::invalid_value(super::unexpected(text), &T::FORM))
        };
        texts.iter().map(read).collect()
    }
}

fn unexpected(text: &str) -> serde::de::Unexpected<'_> {
    serde::de::Unexpected::Str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_is_read_and_written() {
        for text in ["2026-08-21", "2024-02-29", "0001-01-01"] {
            assert_eq!(Date::read(text).map(|date| date.write()).as_deref(), Some(text));
        }
        for text in ["2026-08-21T07:30", "2024-02-29T00:00"] {
            assert_eq!(DateTime::read(text).map(|moment| moment.write()).as_deref(), Some(text));
        }
        for text in ["07:30", "00:00", "23:59"] {
            assert_eq!(Time::read(text).map(|time| time.write()).as_deref(), Some(text));
        }
    }

    #[test]
    fn other_forms_and_impossible_values_are_refused() {
        for text in [
            "",
            "2026",
            "2026-8-21",
            "2026-02-29",
            "2026-13-01",
            "21/08/2026",
            "2026-08-21T10:00",
            "2026-08-21-",
            "+026-08-21",
            " 2026-08-21",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
        for text in ["", "7:30", "24:00", "07:60", "07:30:00", "07h30"] {
            assert_eq!(Time::read(text), None, "{text}");
        }
    }
}
