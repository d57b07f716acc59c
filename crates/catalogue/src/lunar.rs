//! The lunar calendar of Việt Nam: months begin on the day of the new moon at UTC+7, and the
//! month with the winter solstice is the eleventh.
//!
//! New moons and the place of the sun follow Jean Meeus, *Astronomical Algorithms*, chapters 49
//! and 25; what is left out there is worth less than two minutes. This is the only place with
//! floating-point numbers: its results are compiled into dates.

use jiff_core::civil::{Date, date};

/// The day of a lunar date, leap months left aside; `None` if the year has no such day or the
/// month isn't one of the first ten.
///
/// ```
/// use jiff_core::civil::date;
/// assert_eq!(catalogue::lunar::day_of(2026, 1, 1), Some(date(2026, 2, 17)));
/// ```
#[must_use]
pub fn day_of(year: i16, month: u8, day: u8) -> Option<Date> {
    if !(1..=10).contains(&month) || day == 0 {
        return None;
    }
    let first = eleventh_month(year.checked_sub(1)?);
    let months = eleventh_month(year) - first;
    // Month 1 is the second after month 11.
    let mut index = i64::from(month) + 1;
    if months == 13 && leap_month(first).is_some_and(|leap| leap <= index) {
        index += 1;
    }
    let start = month_start(first + index);
    let length = month_start(first + index + 1) - start;
    (i64::from(day) <= length).then(|| day_number_to_date(start + i64::from(day) - 1))?
}

/// The number of the lunar month, counted from January 2000, with the winter solstice of a year.
fn eleventh_month(year: i16) -> i64 {
    const SOLSTICE: u8 = 9;
    let end_of_year = date_to_day_number(date(year, 12, 31));
    let mut month = whole(f64_from(end_of_year - date_to_day_number(EPOCH)) / MEAN_MONTH) + 1;
    while month_start(month) > end_of_year || sun_sector(month_start(month)) == SOLSTICE {
        month -= 1;
    }
    month
}

/// The first month after an eleventh one in which the sun enters no new sector.
fn leap_month(first: i64) -> Option<i64> {
    (1..13).find(|index| {
        let start = month_start(first + index);
        sun_sector(start) == sun_sector(month_start(first + index + 1))
    })
}

/// The day of the new moon that begins a month.
fn month_start(month: i64) -> i64 {
    whole(new_moon(month) + TIME_ZONE_DAYS + 0.5)
}

/// In which twelfth of its way the sun is when a day begins, 0 from the spring equinox.
fn sun_sector(day: i64) -> u8 {
    let moment = f64_from(day) - 0.5 - TIME_ZONE_DAYS;
    let sector = whole(sun_longitude(moment) / 30.0);
    u8::try_from(sector.rem_euclid(12)).unwrap_or_default()
}

const EPOCH: Date = date(2000, 1, 1);
/// Julian day number of [`EPOCH`].
const EPOCH_DAY: i64 = 2_451_545;
const TIME_ZONE_DAYS: f64 = 7.0 / 24.0;
const MEAN_MONTH: f64 = 29.530_588_861;

fn date_to_day_number(date: Date) -> i64 {
    EPOCH_DAY + i64::from(EPOCH.until(date))
}

fn day_number_to_date(day: i64) -> Option<Date> {
    EPOCH.checked_add(i32::try_from(day - EPOCH_DAY).ok()?).ok()
}

/// The moment of a new moon as a Julian date in universal time (Meeus, chapter 49).
fn new_moon(month: i64) -> f64 {
    let k = f64_from(month);
    let t = k / 1236.85;
    let mean = 2_451_550.097_66 + MEAN_MONTH * k + 0.000_154_37 * t * t;
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t * t;
    let sun = degrees(2.5534 + 29.105_356_70 * k - 0.000_001_4 * t * t);
    let moon = degrees(201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t);
    let node = degrees(160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t);
    let omega = degrees(124.7746 - 1.563_755_88 * k + 0.002_067_2 * t * t);
    // Amplitude, then how often the anomalies of moon and sun and the moon's node enter.
    let terms: [(f64, f64, f64, f64); 18] = [
        (-0.407_20, 1.0, 0.0, 0.0),
        (0.172_41 * e, 0.0, 1.0, 0.0),
        (0.016_08, 2.0, 0.0, 0.0),
        (0.010_39, 0.0, 0.0, 2.0),
        (0.007_39 * e, 1.0, -1.0, 0.0),
        (-0.005_14 * e, 1.0, 1.0, 0.0),
        (0.002_08 * e * e, 0.0, 2.0, 0.0),
        (-0.001_11, 1.0, 0.0, -2.0),
        (-0.000_57, 1.0, 0.0, 2.0),
        (0.000_56 * e, 2.0, 1.0, 0.0),
        (-0.000_42, 3.0, 0.0, 0.0),
        (0.000_42 * e, 0.0, 1.0, 2.0),
        (0.000_38 * e, 0.0, 1.0, -2.0),
        (-0.000_24 * e, 2.0, -1.0, 0.0),
        (-0.000_07, 1.0, 2.0, 0.0),
        (0.000_04, 2.0, 0.0, -2.0),
        (0.000_04, 0.0, 3.0, 0.0),
        (0.000_03, 1.0, 1.0, -2.0),
    ];
    let correction: f64 = terms
        .iter()
        .map(|(amplitude, m, s, n)| amplitude * (m * moon + s * sun + n * node).sin())
        .sum();
    let dynamical = mean + correction - 0.000_17 * omega.sin();
    dynamical - clock_difference_days(2000.0 + t * 100.0)
}

/// The apparent longitude of the sun in degrees, not reduced to one turn (Meeus, chapter 25).
fn sun_longitude(julian_date: f64) -> f64 {
    let t = (julian_date - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = degrees(357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t);
    let centre = (1.914_602 - 0.004_817 * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let omega = degrees(125.04 - 1_934.136 * t);
    mean + centre - 0.005_69 - 0.004_78 * omega.sin()
}

/// By how much uniform time is ahead of the earth's rotation: a prediction for 2005 to 2050
/// (F. Espenak and J. Meeus) that is good to seconds.
fn clock_difference_days(year: f64) -> f64 {
    let t = year - 2000.0;
    (62.92 + 0.322_17 * t + 0.005_589 * t * t) / 86_400.0
}

fn degrees(angle: f64) -> f64 {
    angle.rem_euclid(360.0).to_radians()
}

#[expect(clippy::cast_possible_truncation, reason = "days and months are far below 2^53")]
fn whole(number: f64) -> i64 {
    number.floor() as i64
}

#[expect(clippy::cast_precision_loss, reason = "days and months are far below 2^53")]
fn f64_from(number: i64) -> f64 {
    number as f64
}
