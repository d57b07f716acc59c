//! Which tickets are believed, and which rating each has proved.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::rating::RatingId;

use super::audit::{self, Action};
use super::connection::{Connection, Existing, Insert, Row, Table, Value};
use super::tables::texts;
use super::{Store, StoreError};
use crate::submission::Submission;
use crate::ticket::{PublicKey, TrustedKey};

/// Tickets that are looked up by one statement.
const TOGETHER: usize = 500;

pub(super) const KEYS: Table = Table {
    name: "ticket_keys",
    columns: &texts(["id", "portal", "public_key", "valid_from", "valid_to"]),
    key: &["id"],
};

pub(super) const TABLE: Table = Table {
    name: "tickets",
    columns: &texts(["ticket", "rating_id", "expires_on"]),
    key: &["ticket"],
};

static INSERT: LazyLock<Insert> = LazyLock::new(|| Insert::new(&TABLE, Existing::Stays));

/// Binds each ticket to its first rating. Ratings whose ticket is another's are taken out and given
/// back.
pub(super) fn bind(
    connection: &mut dyn Connection,
    submissions: &mut Vec<Submission>,
) -> Result<Vec<RatingId>, StoreError> {
    let mut tickets: Vec<(&str, String, String)> = submissions
        .iter()
        .filter_map(|submission| {
            let proof = submission.proof.as_ref()?;
            let id = String::from(submission.rating.id);
            Some((&*proof.ticket, id, proof.expires_on.write()))
        })
        .collect();
    if tickets.is_empty() {
        return Ok(Vec::new());
    }
    // One order for all collectors, and the first rating of a batch is the first by its id.
    tickets.sort();
    tickets.dedup_by_key(|(ticket, ..)| *ticket);
    let row = |(ticket, id, expires): &(&str, String, String)| -> Vec<Value<'static>> {
        vec![(*ticket).to_owned().into(), id.clone().into(), expires.clone().into()]
    };
    let rows: Vec<_> = tickets.iter().map(row).collect();
    connection.insert(&INSERT, &rows)?;
    let names: Vec<&str> = tickets.iter().map(|(ticket, ..)| *ticket).collect();
    let bound = bound(connection, &names)?;
    let is_another = |submission: &mut Submission| {
        let proof = submission.proof.as_ref();
        let rating = proof.and_then(|proof| bound.get(&proof.ticket));
        rating.is_some_and(|rating| *rating != String::from(submission.rating.id))
    };
    Ok(submissions.extract_if(.., is_another).map(|submission| submission.rating.id).collect())
}

/// The rating of each ticket.
fn bound(
    connection: &mut dyn Connection,
    tickets: &[&str],
) -> Result<HashMap<String, String>, StoreError> {
    let mut bound = HashMap::new();
    for tickets in tickets.chunks(TOGETHER) {
        let places: Vec<String> = (1..=tickets.len()).map(|place| format!("${place}")).collect();
        let sql = format!(
            "SELECT ticket, rating_id FROM tickets WHERE ticket IN ({})",
            places.join(", ")
        );
        let values: Vec<Value<'_>> = tickets.iter().map(|ticket| (*ticket).into()).collect();
        for row in connection.query(&sql, &values)? {
            if let [ticket, rating] = row.as_slice() {
                bound.insert(ticket.text().to_owned(), rating.text().to_owned());
            }
        }
    }
    Ok(bound)
}

impl Store {
    /// Believes a key's tickets from now on; a key that is known gets new days.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn trust(&mut self, key: &TrustedKey) -> Result<(), StoreError> {
        let values = [
            key.key.id().into(),
            key.portal.as_str().into(),
            key.key.to_string().into(),
            key.from.write().into(),
            key.until.write().into(),
        ];
        self.transaction(|connection| {
            connection.execute("DELETE FROM ticket_keys WHERE id = $1", &values[..1])?;
            connection.execute(
                "INSERT INTO ticket_keys (id, portal, public_key, valid_from, valid_to)
                 VALUES ($1, $2, $3, $4, $5)",
                &values,
            )?;
            let subject = format!("{} {}", key.key.id(), key.portal);
            audit::record(connection, audit::COMMAND, Action::TicketKeyTrusted, &subject)
        })
    }

    /// Believes a key no more; says whether it was known.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn distrust(&mut self, id: &str) -> Result<bool, StoreError> {
        self.transaction(|connection| {
            let sql = "DELETE FROM ticket_keys WHERE id = $1";
            let known = connection.execute(sql, &[id.into()])? > 0;
            if known {
                audit::record(connection, audit::COMMAND, Action::TicketKeyDistrusted, id)?;
            }
            Ok(known)
        })
    }

    /// The keys whose tickets are believed, by their names.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn ticket_keys(&mut self) -> Result<HashMap<String, TrustedKey>, StoreError> {
        let sql = "SELECT id, portal, public_key, valid_from, valid_to FROM ticket_keys";
        Ok(self.connection.query(sql, &[])?.iter().filter_map(trusted).collect())
    }
}

/// A row that this program didn't write is no key.
fn trusted(row: &Row) -> Option<(String, TrustedKey)> {
    let [id, portal, key, from, until] = row.as_slice() else { return None };
    let trusted = TrustedKey {
        portal: portal.text().to_owned(),
        key: key.text().parse::<PublicKey>().ok()?,
        from: Date::read(from.text())?,
        until: Date::read(until.text())?,
    };
    Some((id.text().to_owned(), trusted))
}
