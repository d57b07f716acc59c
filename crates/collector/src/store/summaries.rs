//! Ratings counted as they arrive, and counted again from their rows.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rules::rating::Stage;

use super::connection::{Connection, Existing, Insert, Kind, Row, Table, Value};
use super::place::Place;
use super::{Store, StoreError, recount};

pub(super) const TABLE: Table = Table {
    name: "summaries",
    columns: &[
        ("province", Kind::Text),
        ("counted_on", Kind::Text),
        ("office", Kind::Text),
        ("procedure_id", Kind::Text),
        ("channel", Kind::Text),
        ("stage", Kind::Text),
        ("verified", Kind::Integer),
        ("marked", Kind::Integer),
        ("n_1", Kind::Integer),
        ("n_2", Kind::Integer),
        ("n_3", Kind::Integer),
        ("n_4", Kind::Integer),
        ("n_5", Kind::Integer),
    ],
    key: &[
        "province",
        "counted_on",
        "office",
        "procedure_id",
        "channel",
        "stage",
        "verified",
        "marked",
    ],
};

pub(super) static INSERT: LazyLock<Insert> =
    LazyLock::new(|| Insert::new(&TABLE, Existing::Grows(&["n_1", "n_2", "n_3", "n_4", "n_5"])));

/// The same sums, from the rows.
const COUNTED: &str = "SELECT COALESCE(province, ''), counted_on, COALESCE(office, ''),
        procedure_id, COALESCE(channel, ''), stage, verified,
        CASE WHEN marks = '[]' THEN 0 ELSE 1 END,
        SUM(CASE WHEN score = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN score = 2 THEN 1 ELSE 0 END),
        SUM(CASE WHEN score = 3 THEN 1 ELSE 0 END), SUM(CASE WHEN score = 4 THEN 1 ELSE 0 END),
        SUM(CASE WHEN score = 5 THEN 1 ELSE 0 END)
    FROM ratings WHERE counted_on > (SELECT COALESCE(MAX(counted_until), '') FROM purged)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8";

const KEPT: &str = "SELECT province, counted_on, office, procedure_id, channel, stage, verified,
        marked, n_1, n_2, n_3, n_4, n_5
    FROM summaries WHERE n_1 + n_2 + n_3 + n_4 + n_5 <> 0
        AND counted_on > (SELECT COALESCE(MAX(counted_until), '') FROM purged)";

/// What ratings are told apart by when they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    pub(super) place: Place<'a>,
    pub(super) stage: Stage,
    pub(super) verified: bool,
    pub(super) marked: bool,
}

/// How many gave 1, 2, 3, 4 and 5, by key.
pub(super) type Sums<'a> = BTreeMap<Key<'a>, [i64; 5]>;

/// Whether the sums are what the rows say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Rows of ratings.
    pub ratings: i64,
    /// Sums that differ, as lines of text: what the rows say and what was kept.
    pub differences: Vec<String>,
}

/// Adds to the sums.
pub(super) fn add(connection: &mut dyn Connection, sums: Sums<'_>) -> Result<(), StoreError> {
    let rows: Vec<Vec<Value<'_>>> = sums
        .into_iter()
        .map(|(key, scores)| {
            let rest = [
                key.stage.code().into(),
                i64::from(key.verified).into(),
                i64::from(key.marked).into(),
            ];
            key.place.values().into_iter().chain(rest).chain(scores.map(Value::from)).collect()
        })
        .collect();
    connection.insert(&INSERT, &rows).map(drop)
}

impl Store {
    /// Counts all ratings again and compares with what was counted as they arrived, except for days
    /// whose rows were deleted because of their age. Ratings may arrive meanwhile.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn verify(&mut self) -> Result<Verification, StoreError> {
        self.sum_up()?;
        self.connection.begin_snapshot()?;
        let rows = self.connection.query("SELECT COUNT(*) FROM ratings", &[])?;
        let mut differences = Vec::new();
        for (what, here, there) in [("rows", COUNTED, KEPT), ("kept", KEPT, COUNTED)] {
            let sql = format!(
                "WITH here AS ({here}), there AS ({there})
                 SELECT * FROM here EXCEPT SELECT * FROM there ORDER BY 1, 2, 3, 4, 5, 6, 7, 8"
            );
            let rows = self.connection.query(&sql, &[])?;
            differences.extend(rows.iter().map(|row| format!("{what}: {}", line(row))));
        }
        differences.extend(recount::differences(&mut *self.connection)?);
        self.connection.commit()?;
        let ratings = rows.first().and_then(|row| row.first()).map_or(0, Value::integer);
        Ok(Verification { ratings, differences })
    }
}

pub(super) fn line(row: &Row) -> String {
    let word = |value: &Value<'_>| match value {
        Value::Null => "-".to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) if text.is_empty() => "-".to_owned(),
        Value::Text(text) => text.to_string(),
    };
    row.iter().map(word).collect::<Vec<_>>().join(" ")
}
