//! A view's share, week by week or month by month.

use serde::Serialize;

use super::visible::{Part, Visible, visible};
use super::{Figure, Grain, Period, View};
use crate::store::{Store, StoreError};

/// Weeks of half a year.
const WEEKS: usize = 26;

/// Months of two years, so that a season is seen twice.
const MONTHS: usize = 25;

/// Shares in the order of time.
#[derive(Clone, Debug, Serialize)]
pub struct Trend {
    /// The weeks up to the end of the view's period.
    pub weeks: Vec<Point>,
    /// The months up to the end of the view's period.
    pub months: Vec<Point>,
}

/// The figure of one period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// Its figure.
    pub figure: Figure,
}

impl Trend {
    /// Reads the weeks and months that end with a view's period.
    pub(crate) fn read(store: &mut Store, view: &View, least: u64) -> Result<Self, StoreError> {
        let last = view.period.ends_on();
        let weeks = Grain::Week.of(last).series(WEEKS);
        let months = Grain::Month.of(last).series(MONTHS);
        Ok(Self {
            weeks: points(store, view, &weeks, least)?,
            months: points(store, view, &months, least)?,
        })
    }
}

fn points(
    store: &mut Store,
    view: &View,
    periods: &[Period],
    least: u64,
) -> Result<Vec<Point>, StoreError> {
    let sums = visible(store, &view.filter, periods, &[Part::Completed], least)?;
    let point = |(period, visible): (&Period, Visible)| Point {
        period: *period,
        figure: visible.completed(),
    };
    Ok(periods.iter().zip(sums).map(point).collect())
}
