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
    /// The province of an office, where offices are told apart; empty where there is none to say.
    pub(crate) place: String,
    /// Empty where ratings don't say, or aren't told apart.
    pub(crate) value: String,
    pub(crate) sums: Sums,
}

impl Group {
    fn key(&self) -> (Period, &str, &str) {
        (self.period, &self.value, &self.place)
    }
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
            groups.extend(group(grain, row));
            ControlFlow::Continue(())
        })?;
        // They mostly are in this order already.
        groups.sort_by(|one, next| one.key().cmp(&next.key()));
        groups.dedup_by(|next, group| {
            let same = next.key() == group.key();
            if same {
                group.sums = group.sums.and(next.sums);
            }
            same
        });
        // Where the last rating was deleted, there are none.
        groups.retain(|group| group.sums.0.iter().any(|count| *count != 0));
        Ok(groups)
    }
}

impl Store {
    /// Whether an office may be the company of one that is hidden: the smallest of its place that isn't
    /// hidden for its own sake. It isn't where one of the offices that follow is smaller, and enough
    /// in all of the periods beside, which is found without reading all of them. A filter that names
    /// more than the office isn't worth looking.
    pub(crate) fn may_be_company(
        &mut self,
        period: Period,
        beside: &[Period],
        filter: &Filter,
        least: u64,
    ) -> Result<bool, StoreError> {
        let Some(office) = filter.value(Dimension::Office) else { return Ok(false) };
        if filter.procedure.is_some() || filter.channel.is_some() {
            return Ok(true);
        }
        let sum = |of: &str| {
            let scores: Vec<String> = (1..=5).map(|score| format!("{of}.n_{score}")).collect();
            format!("({})", scores.join(" + "))
        };
        let (own, other, often) = (sum("own"), sum("other"), sum("often"));
        let mut values: Vec<Value<'_>> = vec![
            period.grain().code().into(),
            period.starts_on().write().into(),
            office.into(),
            i64::try_from(least).unwrap_or(i64::MAX).into(),
        ];
        values.extend(beside.iter().map(|period| period.starts_on().write().into()));
        let dates: Vec<String> = (5..).zip(beside).map(|(place, _)| format!("${place}")).collect();
        let all = |of: &str| {
            format!("{of}.grain = $1 AND {of}.procedure_id = '{ALL}' AND {of}.channel = '{ALL}'")
        };
        let sql = format!(
            "SELECT own.starts_on FROM periods AS own
             WHERE {} AND own.starts_on = $2 AND own.office = $3 AND {own} >= $4
                AND NOT EXISTS (SELECT 1 FROM periods AS other
                    WHERE {} AND other.starts_on = $2
                        AND other.office > $3 AND other.province = own.province
                        AND {other} >= $4 AND {other} < {own}
                        AND NOT EXISTS (SELECT 1 FROM periods AS often
                            WHERE {} AND often.starts_on IN ({})
                                AND often.office = other.office
                                AND often.province = other.province
                                AND {often} > 0 AND {often} < $4))",
            all("own"),
            all("other"),
            all("often"),
            dates.join(", "),
        );
        Ok(!self.connection.query(&sql, &values)?.is_empty())
    }
}

fn group(grain: Grain, row: &[Value<'_>]) -> Option<Group> {
    let [starts_on, place, value, counts @ ..] = row else { return None };
    let mut sums = Sums::default();
    for (sum, count) in sums.0.iter_mut().zip(counts) {
        *sum = count.integer();
    }
    let period = grain.of(Date::read(starts_on.text())?);
    let [place, value] = [place, value].map(|text| text.text().to_owned());
    Some(Group { period, place, value, sums })
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
    let place = if by == Some(Dimension::Office) { "province" } else { "''" };
    let measures = MEASURES.get(..measures).unwrap_or(&MEASURES).join(", ");
    let conditions = conditions.join(" AND ");
    let sql = format!(
        "{head}SELECT starts_on, {place}, {group}, {measures} FROM {from} WHERE {conditions}"
    );
    (sql, values)
}
