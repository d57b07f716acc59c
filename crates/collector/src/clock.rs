//! The day in Việt Nam, the finest time that is kept.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff::civil::{Date, date};
use jiff::{SignedDuration, ToSpan};

/// Today at UTC+7; a clock that stands before 1970 counts as that year's first day.
pub(crate) fn today() -> Date {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since_epoch.as_secs()).unwrap_or(0);
    let local = seconds.saturating_add(SignedDuration::from_hours(7).as_secs());
    date(1970, 1, 1).checked_add((local / 86_400).days()).unwrap_or(Date::MAX)
}
