//! Reads the sums of periods, as figures ask for them.

use std::ops::ControlFlow;

use jiff_core::civil::Date;
use rules::channel::Channel;
use rules::iso::Iso;

use super::connection::Value;
use super::periods::ALL;
use super::{Store, StoreError};
use crate::figures::{Dimension, Filter, Grain, MEASURES, Period, Sums};

/// Sums of one period and, where they are told apart, one value.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) period: Period,
    /// Empty where ratings don't say, or aren't told apart.
    pub(crate) value: String,
    pub(crate) sums: Sums,
}

impl Store {
    /// The sums of some periods of one length, as far as `measures` goes.
    pub(crate) fn sums(
        &mut self,
        periods: &[Period],
        filter: &Filter,
        by: Option<Dimension>,
        measures: usize,
    ) -> Result<Vec<Group>, StoreError> {
        let Some(grain) = periods.first().map(|period| period.grain()) else {
            return Ok(Vec::new());
        };
        let (sql, values) = question(grain, periods, filter, by, measures);
        let mut groups: Vec<Group> = Vec::new();
        self.connection.each(&sql, &values, &mut |row| {
            group(grain, row).into_iter().for_each(|group| join(&mut groups, group));
            ControlFlow::Continue(())
        })?;
        // Mostly in this order already.
        groups.sort_by(|one, next| (one.period, &one.value).cmp(&(next.period, &next.value)));
        let mut joined = Vec::with_capacity(groups.len());
        groups.into_iter().for_each(|group| join(&mut joined, group));
        // Where the last rating was deleted, there are none.
        joined.retain(|group| group.sums.0.iter().any(|count| *count != 0));
        Ok(joined)
    }
}

fn group(grain: Grain, row: &[Value<'_>]) -> Option<Group> {
    let [starts_on, value, counts @ ..] = row else { return None };
    let mut sums = Sums::default();
    for (sum, count) in sums.0.iter_mut().zip(counts) {
        *sum = count.integer();
    }
    let period = grain.of(Date::read(starts_on.text())?);
    Some(Group { period, value: value.text().to_owned(), sums })
}

/// Adds a group to the last one if that has its period and value, and behind it if not.
fn join(groups: &mut Vec<Group>, group: Group) {
    match groups.last_mut() {
        Some(last) if last.period == group.period && last.value == group.value => {
            last.sums = last.sums.and(group.sums);
        }
        _ => groups.push(group),
    }
}

fn question<'a>(
    grain: Grain,
    periods: &[Period],
    filter: &Filter,
    by: Option<Dimension>,
    measures: usize,
) -> (String, Vec<Value<'a>>) {
    let mut values: Vec<Value<'a>> = vec![grain.code().into()];
    let mut place = |value: String| {
        values.push(value.into());
        format!("${}", values.len())
    };
    let dates: Vec<String> =
        periods.iter().map(|period| place(period.starts_on().write())).collect();
    let dates = dates.join(", ");
    let mut conditions = vec!["grain = $1".to_owned(), format!("starts_on IN ({dates})")];
    let named = |name: Option<String>| name.unwrap_or_else(|| ALL.to_owned());
    // The key begins with the procedure: its values are looked for one after the other, since the
    // rows of offices lie between them.
    let (head, from) = if by == Some(Dimension::Procedure) {
        conditions.push("procedure_id = names.id AND names.id <> '*'".to_owned());
        let next = |after: &str| {
            format!(
                "SELECT MIN(procedure_id) FROM periods
                 WHERE grain = $1 AND starts_on IN ({dates}){after}"
            )
        };
        let (first, then) = (next(""), next(" AND procedure_id > names.id"));
        let head = format!(
            "WITH RECURSIVE names(id) AS
                ({first} UNION ALL SELECT ({then}) FROM names WHERE id IS NOT NULL) "
        );
        (head, "names CROSS JOIN periods")
    } else {
        let procedure = place(named(filter.value(Dimension::Procedure)));
        conditions.push(format!("procedure_id = {procedure}"));
        (String::new(), "periods")
    };
    match (by, filter.value(Dimension::Office)) {
        (Some(Dimension::Office), None) => conditions.push("office <> '*'".to_owned()),
        (_, office) => conditions.push(format!("office = {}", place(named(office)))),
    }
    let is_named = |dimension| by == Some(dimension) || filter.value(dimension).is_some();
    match filter.value(Dimension::Channel) {
        Some(channel) => conditions.push(format!("channel = {}", place(channel))),
        None if by == Some(Dimension::Channel)
            || is_named(Dimension::Procedure) && is_named(Dimension::Office) =>
        {
            // Named one by one: offices follow channels in the key.
            let channels = Channel::ALL.map(|channel| format!("'{}'", channel.code()));
            conditions.push(format!("channel IN ('', {})", channels.join(", ")));
        }
        None => conditions.push(format!("channel = '{ALL}'")),
    }
    if let Some(province) = filter.value(Dimension::Province) {
        conditions.push(format!("province = {}", place(province)));
    }
    let group = by.map_or("''", Filter::column);
    let measures = MEASURES.get(..measures).unwrap_or(&MEASURES).join(", ");
    let conditions = conditions.join(" AND ");
    let sql = format!("{head}SELECT starts_on, {group}, {measures} FROM {from} WHERE {conditions}");
    (sql, values)
}
