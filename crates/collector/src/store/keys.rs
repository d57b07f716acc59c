//! Keys for reading.

use rules::iso::Iso;
use rules::place::ProvinceCode;
use rules::rating::Name;

use super::audit::{self, Action};
use super::connection::{Row, Table, Value};
use super::tables::texts;
use super::{Store, StoreError};
use crate::access::{Grant, ReadingKey, Scope, Secret};
use crate::clock::today;

pub(super) const TABLE: Table = Table {
    name: "reading_keys",
    columns: &texts([
        "id",
        "label",
        "province",
        "office",
        "scopes",
        "created_on",
        "revoked_on",
        "secret_hash",
    ]),
    key: &["id"],
};

const COLUMNS: &str = "id, label, province, office, scopes, created_on, revoked_on, secret_hash";

impl Store {
    /// Makes a key and gives it back, this once.
    ///
    /// # Errors
    /// What the database refuses, or [`StoreError::NoChance`].
    pub fn create_key(&mut self, grant: &Grant) -> Result<String, StoreError> {
        let secret = Secret::generate().ok_or(StoreError::NoChance)?;
        let scopes: Vec<&str> = grant.scopes.iter().map(|scope| scope.code()).collect();
        let values = [
            secret.id.as_str().into(),
            grant.label.as_str().into(),
            secret.hash().into(),
            grant.province.map(String::from).into(),
            grant.office.as_ref().map(Name::as_str).into(),
            serde_json::to_string(&scopes)?.into(),
            today().write().into(),
        ];
        self.transaction(|connection| {
            connection.execute(
                "INSERT INTO reading_keys
                    (id, label, secret_hash, province, office, scopes, created_on)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                &values,
            )?;
            let subject = format!("{} {} {}", secret.id, grant.label, scopes.join(","));
            audit::record(connection, audit::COMMAND, Action::KeyCreated, &subject)
        })?;
        Ok(secret.reveal())
    }

    /// Ends a key; says whether there was one of that name that hadn't ended.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn revoke_key(&mut self, id: &str) -> Result<bool, StoreError> {
        self.transaction(|connection| {
            let ended = connection.execute(
                "UPDATE reading_keys SET revoked_on = $1 WHERE id = $2 AND revoked_on IS NULL",
                &[today().write().into(), id.into()],
            )?;
            if ended > 0 {
                audit::record(connection, audit::COMMAND, Action::KeyRevoked, id)?;
            }
            Ok(ended > 0)
        })
    }

    /// All keys, those that ended too.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn reading_keys(&mut self) -> Result<Vec<ReadingKey>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reading_keys ORDER BY created_on, id");
        Ok(self.connection.query(&sql, &[])?.iter().filter_map(key).collect())
    }

    /// What a secret opens, if it is a key's that hasn't ended.
    pub(crate) fn unlock(&mut self, secret: &Secret) -> Result<Option<ReadingKey>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reading_keys WHERE id = $1");
        let rows = self.connection.query(&sql, &[secret.id.as_str().into()])?;
        let fits = |row: &&Row| row.last().is_some_and(|hash| secret.matches(hash.text()));
        Ok(rows.iter().find(fits).and_then(key).filter(|key| key.revoked_on.is_none()))
    }
}

/// A row that says more than this program understands opens nothing.
fn key(row: &Row) -> Option<ReadingKey> {
    let [id, label, province, office, scopes, created_on, revoked_on, _] = row.as_slice() else {
        return None;
    };
    let text = |value: &Value<'_>| match value {
        Value::Text(text) => Some(text.to_string()),
        Value::Null | Value::Integer(_) => None,
    };
    let province = text(province).map(|province| ProvinceCode::parse(&province));
    let office = text(office).map(Name::try_from);
    let codes: Vec<String> = serde_json::from_str(scopes.text()).ok()?;
    Some(ReadingKey {
        id: id.text().to_owned(),
        grant: Grant {
            label: label.text().to_owned(),
            province: province.transpose().ok()?,
            office: office.transpose().ok()?,
            scopes: codes.iter().map(|code| Scope::from_code(code)).collect::<Option<_>>()?,
        },
        created_on: created_on.text().to_owned(),
        revoked_on: text(revoked_on),
    })
}
