//! Where and when something is counted: the key that all sums begin with.

use jiff_core::civil::Date;
use rules::channel::Channel;
use rules::iso::Iso;
use rules::place::ProvinceCode;
use rules::rating::Name;

use super::connection::Value;

/// The columns of a key, in its order: first what tells provinces apart, then the day, so that
/// what is written today lies together.
pub(super) const COLUMNS: [&str; 5] =
    ["province", "counted_on", "office", "procedure_id", "channel"];

/// The oldest that a device may send: it keeps ratings for 90 days, and its clock may be wrong.
const OLDEST: i32 = 100;

/// A day, a procedure and where it was done. Two collectors that add to the same sums wait for
/// each other in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place<'a> {
    pub(super) province: Option<ProvinceCode>,
    pub(super) counted_on: Date,
    pub(super) office: Option<&'a Name>,
    pub(super) procedure: &'a Name,
    pub(super) channel: Option<Channel>,
}

impl<'a> Place<'a> {
    /// What isn't said is an empty text: a key has no NULL.
    pub(super) fn values(self) -> [Value<'a>; 5] {
        [
            self.province.map_or("".into(), |province| String::from(province).into()),
            self.counted_on.write().into(),
            self.office.map_or("", Name::as_str).into(),
            self.procedure.as_str().into(),
            self.channel.map_or("", Channel::code).into(),
        ]
    }
}

/// The day on which something counts: the device's, unless its clock can't be right.
pub(super) fn counted_on(on_device: Date, received_on: Date) -> Date {
    let day = |date: Date| date.to_unix_epoch_day().day();
    let age = day(received_on).saturating_sub(day(on_device));
    if (-1..=OLDEST).contains(&age) { on_device } else { received_on }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_can_not_be_right_is_not_believed() {
        let received = "2026-11-24";
        let cases = [
            ("2026-11-24", "2026-11-24"),
            ("2026-11-25", "2026-11-25"), // a clock that is ahead, or another zone
            ("2026-11-26", received),
            ("2026-08-16", "2026-08-16"),
            ("2026-08-15", received),
            ("1970-01-01", received),
        ];
        let date = |text| Date::read(text).unwrap();
        for (on_device, expected) in cases {
            assert_eq!(counted_on(date(on_device), date(received)), date(expected), "{on_device}");
        }
    }
}
