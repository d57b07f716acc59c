//! Single ratings, a page at a time.

use std::ops::ControlFlow;

use rules::iso::Iso;

use super::audit::{self, Action};
use super::connection::Value;
use super::{Store, StoreError};
use crate::export::{RATINGS, Selection};
use crate::figures::{Dimension, Filter};

impl Store {
    /// Hands over the ratings of a selection that follow an id, in the order of ids, with the columns
    /// of an export, until it is told to stop.
    pub(crate) fn rows(
        &mut self,
        selection: &Selection,
        after: &str,
        most: u64,
        take: &mut dyn FnMut(&[Value<'_>]) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let columns = RATINGS.map(|source| source.sql).join(", ");
        let (conditions, values) = conditions(selection, after);
        let sql =
            format!("SELECT {columns} FROM ratings WHERE {conditions} ORDER BY id LIMIT {most}");
        self.connection.each(&sql, &values, take)
    }

    /// Writes down that a key takes single ratings away.
    pub(crate) fn record_export(&mut self, key: &str, what: &str) -> Result<(), StoreError> {
        self.transaction(|connection| audit::record(connection, key, Action::Exported, what))
    }
}

/// What a selection leaves, as a condition with its parameters.
fn conditions(selection: &Selection, after: &str) -> (String, Vec<Value<'static>>) {
    let mut conditions = vec!["id > $1".to_owned()];
    let mut values: Vec<Value<'static>> = vec![after.to_owned().into()];
    let mut add = |condition: &str, value: String| {
        values.push(value.into());
        conditions.push(format!("{condition} ${}", values.len()));
    };
    if let Some(period) = selection.period {
        add("counted_on >=", period.starts_on().write());
        add("counted_on <=", period.ends_on().write());
    }
    for dimension in Dimension::ALL {
        if let Some(value) = selection.filter.value(dimension) {
            add(&format!("{} =", Filter::column(dimension)), value);
        }
    }
    (conditions.join(" AND "), values)
}
