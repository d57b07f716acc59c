//! The clock of Việt Nam, whatever zone the device is set to.

use jiff_core::civil::{Date, DateTime, Time, TimeSecond, UnixEpochDay};

/// Việt Nam is seven hours ahead of UTC, all year.
const AHEAD: i64 = 7 * 3_600;

const DAY: i64 = 86_400;

/// Milliseconds since 1970.
pub(crate) fn milliseconds() -> f64 {
    js_sys::Date::now()
}

/// Now.
pub(crate) fn now() -> DateTime {
    #[allow(clippy::cast_possible_truncation, reason = "seconds of a clock are far below 2^53")]
    let seconds = (milliseconds() / 1_000.0) as i64;
    let seconds = seconds.saturating_add(AHEAD);
    let day = i32::try_from(seconds.div_euclid(DAY)).ok();
    let date = day.and_then(|day| UnixEpochDay::new(day).ok()).map(UnixEpochDay::to_date);
    let second = i32::try_from(seconds.rem_euclid(DAY)).ok();
    let time = second.and_then(|second| TimeSecond::new(second).ok()).map(|time| time.to_time());
    // A clock that no calendar holds is as good as none: the screens then say "unknown".
    DateTime::from_parts(date.unwrap_or(Date::MIN), time.unwrap_or(Time::MIN))
}

/// The date of a day since 1 January 1970.
pub(crate) fn date(unix_day: u32) -> Option<Date> {
    let day = i32::try_from(unix_day).ok()?;
    UnixEpochDay::new(day).ok().map(UnixEpochDay::to_date)
}

/// The day since 1 January 1970.
pub(crate) fn unix_day(date: Date) -> u32 {
    u32::try_from(date.to_unix_epoch_day().day()).unwrap_or_default()
}
