//! What a page or an answer is about: some ratings in one period, as its address says it.

use std::collections::BTreeMap;

use rules::channel::Channel;
use rules::place::ProvinceCode;
use rules::rating::Name;
use serde::{Deserialize, Serialize};

use super::{Grain, Period, PeriodError};

/// Which ratings; what isn't named isn't narrowed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The procedure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Name>,
    /// The province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province: Option<ProvinceCode>,
    /// The office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<Name>,
    /// The channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
}

/// A field by which ratings are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// By procedure.
    Procedure,
    /// By province.
    Province,
    /// By office.
    Office,
    /// By channel.
    Channel,
}

/// A filter and a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Which ratings.
    pub filter: Filter,
    /// Of which days.
    pub period: Period,
}

/// A part of an address that can't be meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ViewError {
    /// No period.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// A value that its field doesn't have.
    #[error("`{field}`: {detail}")]
    Value {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        detail: String,
    },
}

impl Dimension {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Procedure, Self::Province, Self::Office, Self::Channel];

    /// The word used in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Province => "province",
            Self::Office => "office",
            Self::Channel => "channel",
        }
    }

    /// The field of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.code() == code)
    }
}

impl Filter {
    /// The value of a field, if it is narrowed.
    #[must_use]
    pub fn value(&self, dimension: Dimension) -> Option<String> {
        match dimension {
            Dimension::Procedure => self.procedure.clone().map(String::from),
            Dimension::Province => self.province.map(String::from),
            Dimension::Office => self.office.clone().map(String::from),
            Dimension::Channel => self.channel.map(|channel| channel.code().to_owned()),
        }
    }

    /// The column of a field.
    pub(crate) fn column(dimension: Dimension) -> &'static str {
        match dimension {
            Dimension::Procedure => "procedure_id",
            other => other.code(),
        }
    }

    /// The same filter without one of its fields.
    #[must_use]
    pub fn without(&self, dimension: Dimension) -> Self {
        let mut filter = self.clone();
        match dimension {
            Dimension::Procedure => filter.procedure = None,
            Dimension::Province => filter.province = None,
            Dimension::Office => filter.office = None,
            Dimension::Channel => filter.channel = None,
        }
        filter
    }
}

impl View {
    /// Reads the fields of an address. An empty field is one that isn't narrowed, as a form sends
    /// it. Without a period it is the last whole month before `today`.
    ///
    /// # Errors
    /// [`ViewError`], with the field and its value.
    pub fn read(
        fields: &BTreeMap<String, String>,
        today: jiff_core::civil::Date,
    ) -> Result<Self, ViewError> {
        let text =
            |field: &str| fields.get(field).map(|text| text.trim()).filter(|t| !t.is_empty());
        let name = |field: &'static str| {
            let read = text(field).map(|text| Name::try_from(text.to_owned())).transpose();
            read.map_err(|error| ViewError::Value { field, detail: error.to_string() })
        };
        let province = text("province").map(ProvinceCode::parse).transpose();
        let channel = text("channel").map(|text| {
            Channel::from_code(text).ok_or_else(|| ViewError::Value {
                field: "channel",
                detail: format!("`{text}` is not a channel"),
            })
        });
        let period = match text("period") {
            Some(text) => text.parse()?,
            None => Grain::Month.of(today).before(),
        };
        Ok(Self {
            filter: Filter {
                procedure: name("procedure")?,
                province: province.map_err(|error| ViewError::Value {
                    field: "province",
                    detail: error.to_string(),
                })?,
                office: name("office")?,
                channel: channel.transpose()?,
            },
            period,
        })
    }

    /// The fields of an address that reads as this view.
    #[must_use]
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let named = |dimension: Dimension| {
            self.filter.value(dimension).map(|value| (dimension.code(), value))
        };
        std::iter::once(("period", self.period.to_string()))
            .chain(Dimension::ALL.into_iter().filter_map(named))
            .collect()
    }

    /// The same ratings in another period.
    #[must_use]
    pub fn at(&self, period: Period) -> Self {
        Self { filter: self.filter.clone(), period }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff_core::civil::Date;
    use proptest::prelude::*;

    fn read(fields: &[(&str, &str)]) -> Result<View, ViewError> {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        View::read(&fields.collect(), Date::new(2026, 11, 24).unwrap())
    }

    #[test]
    fn what_is_not_said_is_not_narrowed_and_the_last_whole_month() {
        let view = read(&[("office", ""), ("channel", " ")]).unwrap();
        assert_eq!(view.filter, Filter::default());
        assert_eq!(view.fields(), [("period", "2026-10".to_owned())]);
    }

    #[test]
    fn what_can_not_be_meant_is_shown() {
        for (field, value) in [
            ("period", "2026-13"),
            ("channel", "fax"),
            ("province", "480"),
            ("office", "Phường 1"),
            ("procedure", "a b"),
        ] {
            let error = read(&[(field, value)]).unwrap_err().to_string();
            assert!(error.contains(value), "{error}");
        }
    }

    proptest! {
        #[test]
        fn an_address_reads_as_it_was_written(
            procedure in proptest::option::of("[a-z0-9._:-]{1,64}"),
            province in proptest::option::of("[0-9]{2}"),
            office in proptest::option::of("[a-z0-9._:-]{1,64}"),
            channel in proptest::option::of(proptest::sample::select(&Channel::ALL)),
            grain in proptest::sample::select(&Grain::ALL),
            day in 0..40_000_i32,
        ) {
            let day = jiff_core::civil::UnixEpochDay::new(day).unwrap().to_date();
            let view = View {
                filter: Filter {
                    procedure: procedure.map(|name| Name::try_from(name).unwrap()),
                    province: province.and_then(|code| ProvinceCode::parse(&code).ok()),
                    office: office.map(|name| Name::try_from(name).unwrap()),
                    channel,
                },
                period: grain.of(day),
            };
            let fields = view.fields().into_iter().map(|(name, value)| (name.to_owned(), value));
            prop_assert_eq!(View::read(&fields.collect(), day), Ok(view));
        }
    }
}
