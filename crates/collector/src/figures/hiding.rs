//! The lines of a table: which stay hidden, so that none can be had from the others, from their sum, or
//! from the same lines of a longer period.

use std::collections::BTreeMap;

use super::visible::{Part, Visible};
use super::{Dimension, Period, Sums, View};
use crate::statistics::hide_few;
use crate::store::{Group, Store, StoreError};

/// A line of a table, and which parts of it must be hidden.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its value; empty for ratings that don't say.
    pub(super) value: String,
    pub(super) visible: Visible,
}

/// Hides cells of a line whose sum is shown, by how many ratings stand on either side of them; what
/// is hidden already stays so.
fn hide(cells: &[[u64; 2]], least: u64, hidden: &mut [bool]) {
    loop {
        let before = hidden.to_vec();
        for side in [0, 1] {
            let side: Vec<u64> = cells.iter().filter_map(|cell| cell.get(side).copied()).collect();
            hide_few(&side, least, hidden);
        }
        if *hidden == *before {
            return;
        }
    }
}

/// A period with those that make up the next longer one with it: their sum is shown, too.
pub(super) fn family(period: Period) -> Vec<Period> {
    period.whole().map_or(vec![period], Period::parts)
}

/// The lines of a table, as far as `measures` goes.
pub(super) fn lines(
    store: &mut Store,
    view: &View,
    by: Dimension,
    (parts, measures): (&[Part], usize),
    least: u64,
) -> Result<Vec<Entry>, StoreError> {
    let groups = store.sums(&family(view.period), &view.filter, Some(by), measures)?;
    Ok(apart(&groups, view.period, parts, least))
}

/// A line in one place.
struct Row<'a> {
    /// The group of the period that is asked for.
    now: &'a Group,
    /// That one and those of the periods beside it, in the order of time.
    over_time: Vec<&'a Group>,
}

/// Tells the lines of a period apart; groups come in the order of time. A part of a line is hidden
/// where it stands for few; where it could be had from the same line of a longer period and of those
/// beside it; where it could be had from the sum of its place, which is a line of another table, and
/// the other lines there; and where the whole place is hidden.
pub(super) fn apart<'a>(
    groups: impl IntoIterator<Item = &'a Group>,
    period: Period,
    parts: &[Part],
    least: u64,
) -> Vec<Entry> {
    let mut all: BTreeMap<(&str, &str), Vec<&Group>> = BTreeMap::new();
    let mut places: BTreeMap<&str, BTreeMap<Period, Sums>> = BTreeMap::new();
    for group in groups {
        all.entry((&group.place, &group.value)).or_default().push(group);
        let sums = places.entry(&group.place).or_default().entry(group.period).or_default();
        *sums = sums.and(group.sums);
    }
    let row = |over_time: Vec<&'a Group>| {
        let now = *over_time.iter().find(|group| group.period == period)?;
        Some(Row { now, over_time })
    };
    let rows: Vec<Row<'_>> = all.into_values().filter_map(row).collect();
    // A name that two places use is one line.
    let mut lines: BTreeMap<&str, Visible> = BTreeMap::new();
    for Row { now, .. } in &rows {
        let line = lines.entry(&now.value).or_default();
        line.sums = line.sums.and(now.sums);
    }
    for part in parts {
        let row_is_told = |row: &Row<'_>| {
            let over_time = row.over_time.iter().map(|group| (group.period, &group.sums));
            is_had_over_time(over_time, period, *part, least)
        };
        let place_is_told = |place: &str| {
            let over_time = places.get(place).into_iter().flatten();
            let over_time = over_time.map(|(period, sums)| (*period, sums));
            is_had_over_time(over_time, period, *part, least)
        };
        let mut hidden: Vec<bool> = rows.iter().map(row_is_told).collect();
        in_places(&rows, *part, least, place_is_told, &mut hidden);
        for (Row { now, .. }, _) in rows.iter().zip(hidden).filter(|(_, hidden)| *hidden) {
            lines.entry(&now.value).or_default().hidden.push(*part);
        }
    }
    let line = |(value, visible): (&str, Visible)| Entry { value: value.to_owned(), visible };
    lines.into_iter().map(line).collect()
}

/// Whether the sum of a longer period and what may be shown of the others would tell a part of this
/// one, or this one is told for another's sake.
pub(super) fn is_had_over_time<'a>(
    over_time: impl Iterator<Item = (Period, &'a Sums)> + Clone,
    now: Period,
    part: Part,
    least: u64,
) -> bool {
    let cells = over_time.clone().map(|(_, sums)| part.counts(sums));
    // Mostly nothing is secret.
    if cells.clone().flatten().all(|all| all == 0 || all >= least) {
        return false;
    }
    let cells: Vec<[u64; 2]> = cells.collect();
    let mut hidden = vec![false; cells.len()];
    hide(&cells, least, &mut hidden);
    over_time.zip(hidden).any(|((period, _), hidden)| hidden && period == now)
}

/// Hides in each place, and places among each other. Rows stand in the order of places.
fn in_places(
    rows: &[Row<'_>],
    part: Part,
    least: u64,
    is_told: impl Fn(&str) -> bool,
    hidden: &mut [bool],
) {
    let (mut sums, mut few, mut spans, mut from) = (Vec::new(), Vec::new(), Vec::new(), 0_usize);
    for place in rows.chunk_by(|one, next| one.now.place == next.now.place) {
        let span = from..from.saturating_add(place.len());
        from = span.end;
        let cells: Vec<[u64; 2]> = place.iter().map(|row| part.counts(&row.now.sums)).collect();
        if let Some(hidden) = hidden.get_mut(span.clone()) {
            hide(&cells, least, hidden);
        }
        let sum = |side| cells.iter().filter_map(|cell: &[u64; 2]| cell.get(side)).sum();
        sums.push([sum(0), sum(1)]);
        few.push(place.first().is_some_and(|row| is_told(&row.now.place)));
        spans.push(span);
    }
    // Of one place alone whoever asks knows already whether it is hidden.
    if few.len() > 1 {
        hide(&sums, least, &mut few);
    }
    for (span, _) in spans.into_iter().zip(few).filter(|(_, few)| *few) {
        if let Some(place) = hidden.get_mut(span) {
            place.fill(true);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Lines of one period and place.
    pub(in super::super) fn alone(lines: Vec<(String, Sums)>, least: u64) -> Vec<Entry> {
        let period: Period = "2026-W40".parse().unwrap();
        let group = |(value, sums)| Group { period, place: String::new(), value, sums };
        let groups: Vec<Group> = lines.into_iter().map(group).collect();
        apart(&groups, period, &[Part::Completed], least)
    }

    fn rated(all: i64) -> Sums {
        let mut sums = Sums::default();
        sums.0[4] = all;
        sums
    }

    /// The names of lines that are shown in a period, of groups by period, place, name and ratings.
    fn shown(groups: &[(&str, &str, &str, i64)], period: &str) -> String {
        let of = |(period, place, value, all): &(&str, &str, &str, i64)| Group {
            period: period.parse().unwrap(),
            place: (*place).to_owned(),
            value: (*value).to_owned(),
            sums: rated(*all),
        };
        let groups: Vec<Group> = groups.iter().map(of).collect();
        let lines = apart(&groups, period.parse().unwrap(), &[Part::Completed], 10);
        lines
            .iter()
            .filter(|line| !line.visible.hides(Part::Completed))
            .map(|line| &*line.value)
            .collect()
    }

    #[test]
    fn a_month_can_not_be_had_from_its_quarter_and_the_other_months() {
        let groups = [
            ("2026-10", "01", "a", 50),
            ("2026-11", "01", "a", 3),
            ("2026-10", "01", "b", 60),
            ("2026-11", "01", "b", 40),
            ("2026-12", "01", "b", 30),
            ("2026-10", "01", "c", 70),
            ("2026-11", "01", "c", 80),
        ];
        // In November b goes with a; in October a is hidden for November's sake, and b with it.
        assert_eq!(shown(&groups, "2026-11"), "c");
        assert_eq!(shown(&groups, "2026-10"), "c");
        assert_eq!(shown(&groups, "2026-12"), "b");
    }

    #[test]
    fn an_office_can_not_be_had_from_its_province_and_the_nation() {
        let groups = [
            ("2026-W40", "01", "a", 5),
            ("2026-W40", "01", "b", 40),
            ("2026-W40", "01", "c", 90),
            ("2026-W40", "48", "d", 20),
            ("2026-W40", "48", "e", 30),
        ];
        // Company for a is found in its own province, on the nation's page as on its own.
        assert_eq!(shown(&groups, "2026-W40"), "cde");
        assert_eq!(shown(&groups[..3], "2026-W40"), "c");
        // What one province has in October would tell what another office of it has in November.
        let over_time = [
            ("2026-10", "01", "a", 50),
            ("2026-11", "01", "b", 3),
            ("2026-10", "48", "c", 70),
            ("2026-11", "48", "c", 80),
            ("2026-10", "79", "d", 90),
        ];
        assert_eq!(shown(&over_time, "2026-10"), "d");
        // A province that is hidden hides its offices.
        let groups = [
            ("2026-W40", "01", "a", 12),
            ("2026-W40", "08", "b", 3),
            ("2026-W40", "48", "c", 20),
            ("2026-W40", "48", "d", 20),
        ];
        assert_eq!(shown(&groups, "2026-W40"), "cd");
    }
}
