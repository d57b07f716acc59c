//! What all tables hold, so that they can be copied as a whole.

use super::connection::{Kind, Table};
use super::{audit, comments, counts, keys, periods, ratings, retention, summaries, tickets};

/// Every table with something of the operator's or a citizen's; the others belong to one database.
pub(super) const ALL: [&Table; 12] = [
    &ratings::TABLE,
    &summaries::TABLE,
    &counts::TABLE,
    &tickets::KEYS,
    &tickets::TABLE,
    &keys::TABLE,
    &audit::TABLE,
    &retention::TABLE,
    &periods::TABLE,
    &periods::FRESH,
    &periods::FRESH_COUNTS,
    &comments::TABLE,
];

impl Table {
    /// A page of rows after some key, in the order of the key; the key's values are the parameters.
    pub(super) fn page(&self, from_start: bool, rows: usize) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        let key = self.key.join(", ");
        let places: Vec<String> = (1..=self.key.len()).map(|place| format!("${place}")).collect();
        let after = match from_start {
            true => String::new(),
            false => format!("WHERE ({key}) > ({})", places.join(", ")),
        };
        let (names, table) = (names.join(", "), self.name);
        format!("SELECT {names} FROM {table} {after} ORDER BY {key} LIMIT {rows}")
    }

    /// Where the columns of the key stand.
    pub(super) fn key_places(&self) -> Vec<usize> {
        let place = |key: &&str| self.columns.iter().position(|(name, _)| name == key);
        self.key.iter().filter_map(place).collect()
    }
}

/// Columns of texts.
pub(super) const fn texts<const N: usize>(names: [&'static str; N]) -> [(&'static str, Kind); N] {
    let mut columns = [("", Kind::Text); N];
    let mut place = 0;
    while place < N {
        columns[place].0 = names[place];
        place += 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Database, Store};

    #[test]
    fn every_column_of_the_schema_is_known_here() {
        let folder = tempfile::TempDir::new().unwrap();
        let database = Database::sqlite(&folder.path().join("x.sqlite"));
        let mut store = Store::open(&database).unwrap();
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        let mut names: Vec<&str> = ALL.iter().map(|table| table.name).collect();
        names.extend(["repeats", "schema_version"]);
        names.sort_unstable();
        let found = store.connection.query(tables, &[]).unwrap();
        let found: Vec<&str> = found.iter().map(|row| row[0].text()).collect();
        assert_eq!(found, names);
        for table in ALL {
            let sql = format!("SELECT name, type, pk FROM pragma_table_info('{}')", table.name);
            let mut found: Vec<(String, Kind)> = Vec::new();
            let mut key: Vec<(i64, String)> = Vec::new();
            for row in store.connection.query(&sql, &[]).unwrap() {
                let kind = if row[1].text() == "TEXT" { Kind::Text } else { Kind::Integer };
                found.push((row[0].text().to_owned(), kind));
                if row[2].integer() > 0 {
                    key.push((row[2].integer(), row[0].text().to_owned()));
                }
            }
            let mut columns: Vec<(String, Kind)> =
                table.columns.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
            found.sort_by(|a, b| a.0.cmp(&b.0));
            columns.sort_by(|a, b| a.0.cmp(&b.0));
            assert_eq!(columns, found, "{}", table.name);
            key.sort();
            let key: Vec<&str> = key.iter().map(|(_, name)| &**name).collect();
            assert_eq!(table.key, key, "{}", table.name);
        }
    }
}
