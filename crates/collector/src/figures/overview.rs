//! The figures of one view: its share, what it is made of, and how it compares.

use serde::Serialize;

use super::visible::{Part, Visible, visible};
use super::{FACTOR_CODES, Figure, REASON_CODES, Versus, View};
use crate::statistics::Share;
use crate::store::{Store, StoreError};

/// The figures of one view.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The share of 4 and 5 among ratings of completed dossiers.
    pub completed: Figure,
    /// How many gave 1, 2, 3, 4 and 5.
    pub distribution: Option<[u64; 5]>,
    /// Ratings that a ticket proves.
    pub verified: Figure,
    /// Ratings that no ticket proves.
    pub open: Figure,
    /// Ratings where there was no way on.
    pub dead_end: Figure,
    /// Ratings of those who gave up.
    pub gave_up: Figure,
    /// Ratings of those who only used the guide.
    pub guide_only: Figure,
    /// How many answered.
    pub response: Option<Response>,
    /// Each factor of SIPAS, by its code.
    pub factors: Vec<(&'static str, Figure)>,
    /// How many ticked each reason, by its code, those of the most first.
    pub reasons: Vec<(&'static str, u64)>,
    /// The period before.
    pub before: Versus,
    /// The same period a year before, where there is one.
    pub year_before: Option<Versus>,
}

/// How many of those who saw the question answered it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Response {
    /// How often it was shown.
    pub shown: u64,
    /// How often an answer was begun.
    pub started: u64,
    /// How often it was answered.
    pub answered: u64,
    /// Answered of shown, from 0 to 1.
    pub rate: f64,
}

impl Overview {
    /// Reads the sums of a view and hides what stands for fewer than `least` ratings.
    pub(crate) fn read(store: &mut Store, view: &View, least: u64) -> Result<Self, StoreError> {
        let this = own(store, view, &Part::ALL, least)?;
        let (sums, completed) = (this.sums, this.completed());
        let versus = |store: &mut Store, period| {
            let other = own(store, &view.at(period), &[Part::Completed], least)?;
            Ok::<_, StoreError>(Versus::new(completed, period, other.completed()))
        };
        let before = versus(store, view.period.before())?;
        let year_before = match view.period.year_before() {
            Some(period) => Some(versus(store, period)?),
            None => None,
        };
        let stage = |place, share| this.figure(Part::Stage(place), share);
        let [dead_end, gave_up, guide_only] = sums.stages();
        let factor = |(place, share)| this.figure(Part::Factor(place), share);
        let factors = (0..).zip(sums.factors()).map(factor);
        let shown = completed.counts().map(|_| sums);
        let mut reasons: Vec<(&'static str, u64)> = shown.map_or_else(Vec::new, |sums| {
            REASON_CODES.into_iter().zip(sums.reasons()).filter(|(_, ticked)| *ticked > 0).collect()
        });
        reasons.sort_by_key(|(_, ticked)| std::cmp::Reverse(*ticked));
        Ok(Self {
            completed,
            distribution: shown.map(|sums| sums.scores()),
            verified: this.figure(Part::Proof, sums.verified()),
            open: this.figure(Part::Proof, sums.open()),
            dead_end: stage(0, dead_end),
            gave_up: stage(1, gave_up),
            guide_only: stage(2, guide_only),
            response: Response::of(sums.times(), least).filter(|_| completed != Figure::Hidden),
            factors: FACTOR_CODES.into_iter().zip(factors).collect(),
            reasons,
            before,
            year_before,
        })
    }
}

impl Response {
    pub(super) fn of([shown, started, answered]: [u64; 3], least: u64) -> Option<Self> {
        // A device that answers what it had been shown the day before counts here and there.
        let share = Share { part: answered.min(shown), all: shown };
        let rate = share.value().filter(|_| shown >= least)?;
        Some(Self { shown, started, answered, rate })
    }
}

/// The sums of a view, and which of some parts must be hidden.
pub(super) fn own(
    store: &mut Store,
    view: &View,
    parts: &[Part],
    least: u64,
) -> Result<Visible, StoreError> {
    let sums = visible(store, &view.filter, &[view.period], parts, least)?;
    Ok(sums.into_iter().next().unwrap_or_default())
}
