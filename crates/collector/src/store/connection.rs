//! What both databases can do: a thin layer, so that each SQL text is written once.

use std::borrow::Cow;
use std::fmt::Debug;
use std::ops::ControlFlow;

use super::StoreError;

/// A value on its way to or from a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Null,
    Integer(i64),
    Text(Cow<'a, str>),
}

/// A row that was read.
pub(crate) type Row = Vec<Value<'static>>;

/// One connection to a database. Parameters are written `$1`, `$2` and so on, in that order.
pub(crate) trait Connection: Debug + Send {
    /// Begins a transaction that will write.
    fn begin(&mut self) -> Result<(), StoreError>;

    /// Begins a transaction that will write and may take long, as may what it waits for.
    fn begin_long(&mut self) -> Result<(), StoreError> {
        self.begin()
    }

    /// Ends a transaction: it is on the disk when this returns.
    fn commit(&mut self) -> Result<(), StoreError>;

    /// Begins a transaction that only reads, may take long, and sees everything as it was at its first
    /// read.
    fn begin_snapshot(&mut self) -> Result<(), StoreError>;

    /// Runs statements without parameters.
    fn script(&mut self, sql: &str) -> Result<(), StoreError>;

    /// Runs a statement and says how many rows it changed.
    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError>;

    /// Runs a statement and reads its rows.
    fn query(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        self.each(sql, values, &mut |row| {
            rows.push(row.iter().map(Value::to_static).collect());
            ControlFlow::Continue(())
        })?;
        Ok(rows)
    }

    /// Runs a statement and hands over its rows as they are read, until it is told to stop.
    fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        take: &mut dyn FnMut(&[Value<'_>]) -> ControlFlow<()>,
    ) -> Result<(), StoreError>;

    /// Inserts rows, each with a value for each column, and says of each whether it was new. No
    /// two of them have the same key. In a transaction, an insertion that gives nothing back may fail
    /// with what follows, at the commit at the latest.
    fn insert(&mut self, insert: &Insert, rows: &[Vec<Value<'_>>])
    -> Result<Vec<bool>, StoreError>;

    /// Trades durability and memory for speed, for data that can be made again.
    fn hurry(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    /// Whether it must be opened anew.
    fn is_broken(&self) -> bool {
        false
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Integer,
    Text,
}

/// What happens to a row whose key is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It stays as it is.
    Stays,
    /// These columns are added to it.
    Grows(&'static [&'static str]),
}

/// An insertion of rows, written as each database does it best.
#[derive(Debug)]
pub(crate) struct Insert {
    /// The form with a parameter a column, for one row.
    pub(crate) one: String,
    /// The form with an array a column, for any number of rows.
    pub(crate) many: String,
    pub(crate) kinds: Vec<Kind>,
    /// Where the key stands that the second form gives back of rows that were new.
    pub(crate) returns: Option<usize>,
}

/// A table, with its columns and those of its key.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [(&'static str, Kind)],
    pub(crate) key: &'static [&'static str],
}

impl Insert {
    /// An insertion of whole rows.
    pub(crate) fn new(table: &Table, existing: Existing) -> Self {
        let Table { name: table, columns, key } = *table;
        let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let names = names.join(", ");
        let places = (1..).zip(columns);
        let one: Vec<String> = places.clone().map(|(place, _)| format!("${place}")).collect();
        let many: Vec<String> = places
            .map(|(place, (_, kind))| match kind {
                Kind::Integer => format!("${place}::bigint[]"),
                Kind::Text => format!("${place}::text[]"),
            })
            .collect();
        let (one, many) = (one.join(", "), many.join(", "));
        let conflict = format!("ON CONFLICT ({}) DO {}", key.join(", "), existing.sql(table));
        // Of other keys nobody asks: such rows grow, or are copied as a whole.
        let returns = match (key, existing) {
            (&[key], Existing::Stays) => columns.iter().position(|it| *it == (key, Kind::Text)),
            _ => None,
        };
        let returning =
            returns.map_or_else(String::new, |_| format!(" RETURNING {}", key.join("")));
        Self {
            one: format!("INSERT INTO {table} ({names}) VALUES ({one}) {conflict}"),
            many: format!(
                "INSERT INTO {table} ({names}) SELECT * FROM UNNEST({many}) {conflict}{returning}"
            ),
            kinds: columns.iter().map(|(_, kind)| *kind).collect(),
            returns,
        }
    }
}

impl Existing {
    fn sql(self, table: &str) -> String {
        match self {
            Self::Stays => "NOTHING".to_owned(),
            Self::Grows(columns) => {
                let grow = |column| format!("{column} = {table}.{column} + excluded.{column}");
                let columns: Vec<String> = columns.iter().map(grow).collect();
                format!("UPDATE SET {}", columns.join(", "))
            }
        }
    }
}

impl Value<'_> {
    /// The same, kept longer than what it was read from.
    pub(crate) fn to_static(&self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => Value::Integer(*number),
            Self::Text(text) => Value::Text(Cow::Owned(text.to_string())),
        }
    }

    /// The number, 0 for anything else.
    pub(crate) fn integer(&self) -> i64 {
        match self {
            Self::Integer(number) => *number,
            Self::Null | Self::Text(_) => 0,
        }
    }

    /// The text, empty for anything else.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Null | Self::Integer(_) => "",
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
