//! The day in Việt Nam, the finest time that is kept of a citizen.

use std::time::{SystemTime, UNIX_EPOCH};

use jiff_core::civil::{Date, UnixEpochDay};
use rules::iso::Iso;

/// Việt Nam is seven hours ahead of UTC, all year.
const AHEAD: u64 = 7 * 3_600;

/// Seconds since 1970; a clock that stands before that year counts as its beginning.
#[must_use]
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// Today at UTC+7.
#[must_use]
pub fn today() -> Date {
    day_of(now())
}

/// The minute in Việt Nam, for what officials do.
pub(crate) fn moment() -> String {
    let now = now();
    let minutes = now.saturating_add(AHEAD) % 86_400 / 60;
    format!("{}T{:02}:{:02}", day_of(now).write(), minutes / 60, minutes % 60)
}

/// The day at UTC+7 of a second since 1970.
pub(crate) fn day_of(second: u64) -> Date {
    let day = second.saturating_add(AHEAD) / 86_400;
    let day = i32::try_from(day).ok().and_then(|day| UnixEpochDay::new(day).ok());
    day.map_or(Date::MAX, UnixEpochDay::to_date)
}
