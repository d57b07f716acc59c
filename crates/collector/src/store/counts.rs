//! How often a rating was shown, started, answered, and given up on a device.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rules::rating::{Count, Times};

use super::connection::{Connection, Existing, Insert, Kind, Table, Value};
use super::place::{self, Place};
use super::{StoreError, periods};

pub(super) const TABLE: Table = Table {
    name: "counts",
    columns: &[
        ("province", Kind::Text),
        ("counted_on", Kind::Text),
        ("office", Kind::Text),
        ("procedure_id", Kind::Text),
        ("channel", Kind::Text),
        ("shown", Kind::Integer),
        ("started", Kind::Integer),
        ("answered", Kind::Integer),
        ("dropped", Kind::Integer),
    ],
    key: &place::COLUMNS,
};

const TIMES: Existing = Existing::Grows(&["shown", "started", "answered", "dropped"]);

static INSERT: LazyLock<Insert> = LazyLock::new(|| Insert::new(&TABLE, TIMES));

static NOTE: LazyLock<Insert> = LazyLock::new(|| Insert::new(&periods::FRESH_COUNTS, TIMES));

/// Adds counts to those of their day and place.
pub(super) fn add(
    connection: &mut dyn Connection,
    counts: &[Count],
    received_on: jiff_core::civil::Date,
) -> Result<(), StoreError> {
    let mut sums: BTreeMap<Place<'_>, [i64; 4]> = BTreeMap::new();
    for count in counts {
        let place = Place {
            province: count.province,
            counted_on: place::counted_on(count.day, received_on),
            office: count.office.as_ref(),
            procedure: &count.procedure,
            channel: count.channel,
        };
        let times = [count.shown, count.started, count.answered, count.dropped];
        for (sum, times) in sums.entry(place).or_default().iter_mut().zip(times.map(Times::get)) {
            *sum = sum.saturating_add(times.into());
        }
    }
    let rows: Vec<Vec<Value<'_>>> = sums
        .into_iter()
        .map(|(place, sums)| place.values().into_iter().chain(sums.map(Value::from)).collect())
        .collect();
    connection.insert(&INSERT, &rows)?;
    connection.insert(&NOTE, &rows).map(drop)
}
