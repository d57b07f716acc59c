//! What was done with keys and comments, and what was taken out of the database: written in the
//! transaction that does it.

use super::connection::{Connection, Row, Table};
use super::tables::texts;
use super::{Store, StoreError};
use crate::clock::moment;

pub(super) const TABLE: Table = Table {
    name: "audit",
    columns: &texts(["happened_at", "id", "actor", "action", "subject"]),
    key: &["happened_at", "id"],
};

/// Who does what the command `mot-cua` does: whoever may use the machine.
pub(super) const COMMAND: &str = "command";

/// What is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    KeyCreated,
    KeyRevoked,
    TicketKeyTrusted,
    TicketKeyDistrusted,
    BackedUp,
    Purged,
    RatingDeleted,
    Exported,
    CommentsRead,
    CommentHandled,
}

impl Action {
    fn code(self) -> &'static str {
        match self {
            Self::KeyCreated => "key_created",
            Self::KeyRevoked => "key_revoked",
            Self::TicketKeyTrusted => "ticket_key_trusted",
            Self::TicketKeyDistrusted => "ticket_key_distrusted",
            Self::BackedUp => "backed_up",
            Self::Purged => "purged",
            Self::RatingDeleted => "rating_deleted",
            Self::Exported => "exported",
            Self::CommentsRead => "comments_read",
            Self::CommentHandled => "comment_handled",
        }
    }
}

/// Something that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When, in Việt Nam, to the minute.
    pub happened_at: String,
    /// The name of a key, or `command`.
    pub actor: String,
    /// What.
    pub action: String,
    /// To what.
    pub subject: String,
}

/// Writes an entry down.
pub(super) fn record(
    connection: &mut dyn Connection,
    actor: &str,
    action: Action,
    subject: &str,
) -> Result<(), StoreError> {
    let mut id = [0; 8];
    getrandom::fill(&mut id).map_err(|_| StoreError::NoChance)?;
    let id = format!("{:016x}", u64::from_be_bytes(id));
    let values = [moment().into(), id.into(), actor.into(), action.code().into(), subject.into()];
    connection
        .execute(
            "INSERT INTO audit (happened_at, id, actor, action, subject)
             VALUES ($1, $2, $3, $4, $5)",
            &values,
        )
        .map(drop)
}

impl Store {
    /// Everything that was written down, in its order.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn audit(&mut self) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT happened_at, actor, action, subject FROM audit ORDER BY happened_at, id";
        let rows = self.connection.query(sql, &[])?;
        let entry = |row: &Row| match row.as_slice() {
            [at, actor, action, subject] => Some(Entry {
                happened_at: at.text().to_owned(),
                actor: actor.text().to_owned(),
                action: action.text().to_owned(),
                subject: subject.text().to_owned(),
            }),
            _ => None,
        };
        Ok(rows.iter().filter_map(entry).collect())
    }
}
