//! What is deleted: by age, and one rating by its id.

use jiff_core::civil::{Date, UnixEpochDay};
use rules::iso::Iso;
use rules::rating::RatingId;

use super::audit::{self, Action};
use super::connection::{Existing, Insert, Kind, Table, Value};
use super::{Store, StoreError, periods, summaries};

pub(super) const TABLE: Table = Table {
    name: "purged",
    columns: &[("only_row", Kind::Integer), ("counted_until", Kind::Text)],
    key: &["only_row"],
};

/// Rows that are looked at in one transaction, so that ratings that arrive needn't wait for long.
const PAGE: usize = 5_000;

/// Days after which a ticket that has expired is forgotten: no clock is that far off.
const TICKETS: i32 = 2;

/// For how many days something is kept after its receipt; for ever if it isn't said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Comments; the rating itself stays.
    pub comments: Option<u16>,
    /// Ratings; the sums stay.
    pub ratings: Option<u16>,
}

/// What was deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Comments.
    pub comments: u64,
    /// Ratings.
    pub ratings: u64,
}

impl Store {
    /// Deletes what is older than it may be; ratings may arrive meanwhile.
    ///
    /// # Errors
    /// What the database refuses; what was deleted before stays deleted.
    pub fn purge(&mut self, retention: Retention, today: Date) -> Result<Purged, StoreError> {
        let mut purged = Purged::default();
        if let Some(days) = retention.comments {
            let before = days_before(today, days.into()).write();
            purged.comments = self.in_pages(
                "UPDATE ratings SET comment = NULL WHERE comment IS NOT NULL AND received_on < $1",
                &before,
            )?;
        }
        if let Some(days) = retention.ratings {
            let before = days_before(today, days.into()).write();
            self.rows_end_at(&before)?;
            // What is deleted can't be summed up any more.
            self.sum_up()?;
            purged.ratings =
                self.in_pages("DELETE FROM ratings WHERE received_on < $1", &before)?;
        }
        self.forget_comments()?;
        self.transaction(|connection| {
            let sql = "DELETE FROM tickets WHERE expires_on < $1";
            connection.execute(sql, &[days_before(today, TICKETS).write().into()])?;
            let subject = format!("{} comments, {} ratings", purged.comments, purged.ratings);
            audit::record(connection, audit::COMMAND, Action::Purged, &subject)
        })?;
        Ok(purged)
    }

    /// Deletes one rating and takes it out of the sums; says whether it was there.
    ///
    /// # Errors
    /// What the database refuses; then it is still there.
    pub fn delete(&mut self, id: RatingId) -> Result<bool, StoreError> {
        self.transaction(|connection| {
            periods::take_out(connection, &String::from(id))?;
            let rows = connection.query(
                "DELETE FROM ratings WHERE id = $1
                 RETURNING COALESCE(province, ''), counted_on, COALESCE(office, ''), procedure_id,
                    COALESCE(channel, ''), stage, verified,
                    CASE WHEN marks = '[]' THEN 0 ELSE 1 END, score",
                &[String::from(id).into()],
            )?;
            let Some((score, key)) = rows.first().and_then(|row| row.split_last()) else {
                return Ok(false);
            };
            if let Some(day) = key.get(1) {
                let sql = "DELETE FROM comments WHERE counted_on = $1 AND rating_id = $2";
                connection.execute(sql, &[day.clone(), String::from(id).into()])?;
            }
            let less = (1..=5).map(|n| Value::from(-i64::from(n == score.integer())));
            let row = key.iter().cloned().chain(less).collect();
            connection.insert(&summaries::INSERT, &[row])?;
            audit::record(connection, audit::COMMAND, Action::RatingDeleted, &String::from(id))?;
            Ok(true)
        })
    }

    /// From this day back, the sums can't be counted again. A rating counts on the day after its
    /// receipt at the latest.
    fn rows_end_at(&mut self, counted_until: &str) -> Result<(), StoreError> {
        let insert = Insert::new(&TABLE, Existing::Stays);
        self.transaction(|connection| {
            connection.insert(&insert, &[vec![1.into(), counted_until.into()]])?;
            let sql = "UPDATE purged SET counted_until = $1 WHERE counted_until < $1";
            connection.execute(sql, &[counted_until.into()]).map(drop)
        })
    }

    /// Runs a statement over all ratings, a page a transaction.
    fn in_pages(&mut self, statement: &str, before: &str) -> Result<u64, StoreError> {
        let page = format!("SELECT id FROM ratings WHERE id > $1 ORDER BY id LIMIT {PAGE}");
        let statement = format!("{statement} AND id > $2 AND id <= $3");
        let mut changed: u64 = 0;
        let mut from = String::new();
        loop {
            let rows = self.connection.query(&page, &[from.as_str().into()])?;
            let Some(last) = rows.last().and_then(|row| row.first()) else { return Ok(changed) };
            let to = last.text().to_owned();
            let values = [before.into(), from.as_str().into(), to.as_str().into()];
            let done = self.transaction(|connection| connection.execute(&statement, &values))?;
            changed = changed.saturating_add(done);
            from = to;
        }
    }
}

fn days_before(date: Date, days: i32) -> Date {
    let day = date.to_unix_epoch_day().day().saturating_sub(days);
    UnixEpochDay::new(day).map_or(Date::MIN, UnixEpochDay::to_date)
}
