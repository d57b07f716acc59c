//! The day in Việt Nam, the finest time that is kept.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff_core::civil::{Date, UnixEpochDay};

/// Việt Nam is seven hours ahead of UTC, all year.
const AHEAD: u64 = 7 * 3_600;

/// Today at UTC+7; a clock that stands before 1970 counts as that year's first day.
pub(crate) fn today() -> Date {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let day = since_epoch.as_secs().saturating_add(AHEAD) / 86_400;
    let day = i32::try_from(day).ok().and_then(|day| UnixEpochDay::new(day).ok());
    day.map_or(Date::MAX, UnixEpochDay::to_date)
}
