//! Fixed periods: weeks, months, quarters and years, written `2026-W47`, `2026-11`, `2026-Q4`, `2026`.

use std::fmt;
use std::str::FromStr;

use jiff_core::civil::{Date, ISOWeekDate, Weekday};
use rules::iso::Iso;
use serde::{Serialize, Serializer};

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// From a Monday to a Sunday (ISO 8601).
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

/// A fixed span of days. Figures are given for nothing else, so that two of them can't be
/// subtracted to one person's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    grain: Grain,
    starts_on: Date,
}

/// A text that names no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a period: `2026-W47`, `2026-11`, `2026-Q4` or `2026` is expected")]
pub struct PeriodError(String);

impl Grain {
    /// All of them, from the shortest.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The word used in addresses and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The period of this length that a day lies in.
    #[must_use]
    pub fn of(self, day: Date) -> Period {
        let starts_on = match self {
            Self::Week => {
                let since_monday = i32::from(day.weekday().to_monday_zero_offset());
                day.checked_sub(since_monday).unwrap_or(day)
            }
            Self::Month => day.first_of_month(),
            Self::Quarter => {
                let into = (day.month() - 1).rem_euclid(3);
                Date::new(day.year(), day.month() - into, 1).unwrap_or(day)
            }
            Self::Year => day.first_of_year(),
        };
        Period { grain: self, starts_on }
    }
}

impl Period {
    /// How long it is.
    #[must_use]
    pub fn grain(self) -> Grain {
        self.grain
    }

    /// Its first day.
    #[must_use]
    pub fn starts_on(self) -> Date {
        self.starts_on
    }

    /// Its last day.
    #[must_use]
    pub fn ends_on(self) -> Date {
        self.after().starts_on.yesterday().unwrap_or(Date::MAX)
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        self.starts_on.yesterday().map_or(self, |day| self.grain.of(day))
    }

    /// The one after.
    #[must_use]
    pub fn after(self) -> Self {
        // A day that certainly lies in the next one.
        let days = match self.grain {
            Grain::Week => 7,
            Grain::Month => 31,
            Grain::Quarter => 92,
            Grain::Year => 366,
        };
        self.starts_on.checked_add(days).map_or(self, |day| self.grain.of(day))
    }

    /// The same a year before: the week of that number, the month of that name. Not every year has
    /// a week 53.
    #[must_use]
    pub fn year_before(self) -> Option<Self> {
        let day = match self.grain {
            Grain::Week => {
                let week = self.starts_on.to_iso_week_date();
                let monday = Weekday::Monday;
                ISOWeekDate::new(week.year() - 1, week.week(), monday).ok()?.to_date()
            }
            _ => Date::new(self.starts_on.year() - 1, self.starts_on.month(), 1).ok()?,
        };
        Some(self.grain.of(day))
    }

    /// So many periods that end with this one, the oldest first.
    #[must_use]
    pub fn series(self, length: usize) -> Vec<Self> {
        let mut series: Vec<Self> =
            std::iter::successors(Some(self), |period| Some(period.before()))
                .take(length)
                .collect();
        series.reverse();
        series
    }

    /// The next longer one that it is a part of: a week is part of no month.
    #[must_use]
    pub fn whole(self) -> Option<Self> {
        match self.grain {
            Grain::Month => Some(Grain::Quarter.of(self.starts_on)),
            Grain::Quarter => Some(Grain::Year.of(self.starts_on)),
            Grain::Week | Grain::Year => None,
        }
    }

    /// Its parts of the next shorter length, weeks aside.
    #[must_use]
    pub fn parts(self) -> Vec<Self> {
        let last = self.ends_on();
        match self.grain {
            Grain::Year => Grain::Quarter.of(last).series(4),
            Grain::Quarter => Grain::Month.of(last).series(3),
            Grain::Month | Grain::Week => Vec::new(),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.starts_on.year(), self.starts_on.month());
        match self.grain {
            Grain::Week => {
                let week = self.starts_on.to_iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Grain::Month => write!(f, "{year:04}-{month:02}"),
            Grain::Quarter => write!(f, "{year:04}-Q{}", (month + 2) / 3),
            Grain::Year => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let wrong = || PeriodError(text.chars().take(16).collect());
        let read = || {
            let (year, rest) = text.split_once('-').unwrap_or((text, ""));
            let first = Date::read(&format!("{year}-01-01"))?;
            Some(match rest.split_at_checked(1) {
                None => Grain::Year.of(first),
                Some(("Q", quarter @ ("1" | "2" | "3" | "4"))) => {
                    let month = quarter.parse::<i8>().ok()? * 3;
                    Grain::Quarter.of(Date::new(first.year(), month, 1).ok()?)
                }
                Some(("W", week)) => {
                    let week = week.parse().ok()?;
                    let monday = ISOWeekDate::new(first.year(), week, Weekday::Monday).ok()?;
                    Grain::Week.of(monday.to_date())
                }
                Some(_) => Grain::Month.of(Date::read(&format!("{text}-01"))?),
            })
        };
        // One way to write each, so that one address is one page.
        read().filter(|period| period.to_string() == text).ok_or_else(wrong)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_written_as_it_is_read_and_knows_its_neighbours() {
        let cases = [
            // text, first day, last day, before, a year before
            ("2026", "2026-01-01", "2026-12-31", "2025", Some("2025")),
            ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4", Some("2025-Q1")),
            ("2026-Q4", "2026-10-01", "2026-12-31", "2026-Q3", Some("2025-Q4")),
            ("2024-02", "2024-02-01", "2024-02-29", "2024-01", Some("2023-02")),
            ("2026-01", "2026-01-01", "2026-01-31", "2025-12", Some("2025-01")),
            ("2026-W01", "2025-12-29", "2026-01-04", "2025-W52", Some("2025-W01")),
            ("2026-W53", "2026-12-28", "2027-01-03", "2026-W52", None),
        ];
        for (text, first, last, before, year_before) in cases {
            let period: Period = text.parse().unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(period.starts_on().write(), first, "{text}");
            assert_eq!(period.ends_on().write(), last, "{text}");
            assert_eq!(period.before().to_string(), before, "{text}");
            assert_eq!(period.before().after(), period, "{text}");
            let found = period.year_before().map(|period| period.to_string());
            assert_eq!(found.as_deref(), year_before, "{text}");
            for day in [period.starts_on(), period.ends_on()] {
                assert_eq!(period.grain().of(day), period, "{text}");
            }
            for part in period.parts() {
                assert_eq!(part.whole(), Some(period), "{text}");
            }
        }
    }

    #[test]
    fn anything_else_is_no_period() {
        for text in [
            "",
            "26",
            "2026-",
            "2026-13",
            "2026-1",
            "2026-Q5",
            "2026-Q",
            "2026-W54",
            "2026-W7",
            "2026-w47",
            "2025-W53",
            "2026-11-24",
            "2026-Qé",
            "é",
        ] {
            assert_eq!(text.parse::<Period>(), Err(PeriodError(text.to_owned())), "{text}");
        }
    }
}
