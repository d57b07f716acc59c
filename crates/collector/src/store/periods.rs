//! Sums of whole weeks, months, quarters and years: kept up to date behind what arrives.
//!
//! A rating is in twenty-eight of these sums. Whoever sends one doesn't wait for that: its id is noted
//! as fresh, and [`Store::sum_up`] takes fresh ratings a page a transaction.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff_core::civil::Date;
use rules::iso::Iso;

use super::connection::{Connection, Existing, Insert, Kind, Row, Table, Value};
use super::{Store, StoreError, counts, place};
use crate::figures::{Counted, Grain, MEASURES, Sums};

/// Stands for every procedure, every office or every channel; no name has this character.
pub(super) const ALL: &str = "*";

/// Fresh rows that one transaction takes while ratings wait: it ends within some hundredths of a
/// second.
const PAGE: u64 = 2_000;

/// Fresh rows that one transaction takes where nobody waits: more of them share their sums.
const MANY: u64 = 50_000;

/// Fresh rows that one transaction takes of simulated ratings: a month of a nation, whose sums are
/// most of a gigabyte.
pub(crate) const BULK: u64 = 400_000;

/// Sums that are handed to the database at once: as rows they are four times as large.
const ROWS: usize = 5_000;

/// Ids that are looked up by one statement.
const TOGETHER: usize = 500;

const KEY: [&str; 6] = ["grain", "starts_on", "procedure_id", "channel", "office", "province"];

const COLUMNS: [(&str, Kind); KEY.len() + MEASURES.len()] = columns();

pub(super) const TABLE: Table = Table { name: "periods", columns: &COLUMNS, key: &KEY };

pub(super) const FRESH: Table = Table {
    name: "fresh",
    columns: &[("batch", Kind::Integer), ("id", Kind::Text)],
    key: &["batch", "id"],
};

pub(super) const FRESH_COUNTS: Table =
    Table { name: "fresh_counts", columns: counts::TABLE.columns, key: &place::COLUMNS };

static INSERT: LazyLock<Insert> = LazyLock::new(|| Insert::new(&TABLE, Existing::Grows(&MEASURES)));

static NOTE: LazyLock<Insert> = LazyLock::new(|| Insert::new(&FRESH, Existing::Stays));

/// What is counted of a rating, with where it counts.
const RATING: &str = "COALESCE(province, ''), counted_on, COALESCE(office, ''), procedure_id,
    COALESCE(channel, ''), stage, score, verified, CASE WHEN marks = '[]' THEN 0 ELSE 1 END,
    factor_access, factor_procedure, factor_staff, factor_result, factor_feedback, reasons";

const fn columns() -> [(&'static str, Kind); KEY.len() + MEASURES.len()] {
    let mut columns = [("", Kind::Text); KEY.len() + MEASURES.len()];
    let mut place = 0;
    while place < columns.len() {
        columns[place] = if place < KEY.len() {
            (KEY[place], Kind::Text)
        } else {
            (MEASURES[place - KEY.len()], Kind::Integer)
        };
        place += 1;
    }
    columns
}

/// Sums by their keys: one order for all collectors.
type Cells = BTreeMap<[String; KEY.len()], Sums>;

/// Notes that ratings of a batch have arrived.
pub(super) fn note<'a>(
    connection: &mut dyn Connection,
    batch: i64,
    ids: impl Iterator<Item = Value<'a>>,
) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value<'_>>> = ids.map(|id| vec![batch.into(), id]).collect();
    connection.insert(&NOTE, &rows).map(drop)
}

/// Takes one rating, which is about to be deleted, out of the sums again, unless it never came so
/// far.
pub(super) fn take_out(connection: &mut dyn Connection, id: &str) -> Result<(), StoreError> {
    if connection.execute("DELETE FROM fresh WHERE id = $1", &[id.into()])? > 0 {
        return Ok(());
    }
    let sql = format!("SELECT {RATING} FROM ratings WHERE id = $1");
    let mut cells = Cells::new();
    for row in connection.query(&sql, &[id.into()])? {
        if let Some((place, sums)) = rating(&row) {
            spread(&mut cells, place, Sums::default().without(sums));
        }
    }
    write(connection, cells)
}

/// Says whether there is more.
fn sum_up_page(connection: &mut dyn Connection, page: u64) -> Result<bool, StoreError> {
    let last = connection.query(
        &format!(
            "SELECT batch, id FROM (SELECT batch, id FROM fresh ORDER BY batch, id LIMIT {page})
                AS page
             ORDER BY batch DESC, id DESC LIMIT 1"
        ),
        &[],
    )?;
    // Whoever deletes the note counts the rating, so that two collectors don't count it twice.
    let taken = match last.first() {
        Some(last) => connection
            .query("DELETE FROM fresh WHERE (batch, id) <= ($1, $2) RETURNING id", last)?,
        None => Vec::new(),
    };
    let mut cells = Cells::new();
    let ids: Vec<Value<'_>> = taken.iter().filter_map(|row| row.first().cloned()).collect();
    for ids in ids.chunks(TOGETHER) {
        let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
        let places = places.join(", ");
        let sql = format!("SELECT {RATING} FROM ratings WHERE id IN ({places})");
        for row in connection.query(&sql, ids)? {
            if let Some((place, sums)) = rating(&row) {
                spread(&mut cells, place, sums);
            }
        }
    }
    let place = place::COLUMNS.join(", ");
    let counts = connection.query(
        &format!(
            "DELETE FROM fresh_counts WHERE ({place}) IN
                (SELECT {place} FROM fresh_counts ORDER BY {place} LIMIT {page})
             RETURNING {place}, shown, started, answered"
        ),
        &[],
    )?;
    for row in &counts {
        if let [place @ .., shown, started, answered] = row.as_slice() {
            let times = [shown, started, answered].map(Value::integer);
            spread(&mut cells, place, Sums::of_times(times));
        }
    }
    write(connection, cells)?;
    // Another collector may hold what it takes: whoever found nothing isn't at the end.
    let left = "SELECT id FROM fresh UNION ALL SELECT office FROM fresh_counts LIMIT 1";
    Ok(!connection.query(left, &[])?.is_empty())
}

/// Where a rating counts, and what it adds.
fn rating(row: &Row) -> Option<(&[Value<'static>], Sums)> {
    let (place, rest) = row.split_at_checked(5)?;
    let [stage, score, verified, marked, factors @ .., reasons] = rest else { return None };
    let mut answers = [0; 5];
    for (answer, factor) in answers.iter_mut().zip(factors) {
        *answer = factor.integer();
    }
    let sums = Sums::of(&Counted {
        stage: stage.text().to_owned(),
        score: score.integer(),
        verified: verified.integer() > 0,
        marked: marked.integer() > 0,
        factors: answers,
        reasons: serde_json::from_str(reasons.text()).unwrap_or_default(),
    });
    Some((place, sums))
}

/// Adds to every sum that something at a place is in.
fn spread(cells: &mut Cells, place: &[Value<'_>], sums: Sums) {
    let [province, day, office, procedure, channel] = place else { return };
    let Some(day) = Date::read(day.text()) else { return };
    for grain in Grain::ALL {
        let starts_on = grain.of(day).starts_on().write();
        for procedure in [ALL, procedure.text()] {
            for office in [ALL, office.text()] {
                // What is named by both has few channels: they are added up when it is read.
                let channels = [channel.text(), ALL];
                let kept = if procedure == ALL || office == ALL { 2 } else { 1 };
                for channel in channels.into_iter().take(kept) {
                    let key =
                        [grain.code(), &starts_on, procedure, channel, office, province.text()]
                            .map(str::to_owned);
                    let cell = cells.entry(key).or_default();
                    *cell = cell.and(sums);
                }
            }
        }
    }
}

fn write(connection: &mut dyn Connection, cells: Cells) -> Result<(), StoreError> {
    let mut cells = cells.into_iter();
    loop {
        let rows: Vec<Vec<Value<'_>>> = cells
            .by_ref()
            .take(ROWS)
            .map(|(key, sums)| {
                key.map(Value::from).into_iter().chain(sums.0.map(Value::from)).collect()
            })
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        connection.insert(&INSERT, &rows)?;
    }
}

impl Store {
    /// Brings the sums of periods up to date.
    ///
    /// # Errors
    /// What the database refuses; what was summed up before stays.
    pub fn sum_up(&mut self) -> Result<(), StoreError> {
        while self.transaction(|connection| sum_up_page(connection, MANY))? {}
        Ok(())
    }

    /// Takes [`BULK`] of what is fresh, for ratings that can be made again: faster, with more memory;
    /// says whether there may be more.
    pub(crate) fn sum_up_in_bulk(&mut self) -> Result<bool, StoreError> {
        self.transaction(|connection| sum_up_page(connection, BULK))
    }

    /// Doesn't wait for the disk any more.
    pub(crate) fn hurry(&mut self) -> Result<(), StoreError> {
        self.connection.hurry()
    }

    /// Takes a page of what is fresh; says whether there may be more.
    pub(crate) fn sum_up_some(&mut self) -> Result<bool, StoreError> {
        self.transaction(|connection| sum_up_page(connection, PAGE))
    }
}
