//! Lists of which the first that holds applies: which of them are ever used, and which two hold
//! together without one being the special case of the other.

use indexmap::IndexMap;
use jiff_core::civil::Date;
use rules::case::{Case, Filing};
use rules::channel::{Channel, Channels};
use rules::condition::{Condition, Truth};
use rules::fee::Rate;
use rules::limit::Limit;
use rules::place::{Place, PlaceScope, ProvinceCode, TerritoryCode};
use rules::window::Window;

use crate::finding::Finding;
use crate::problem::{CaseProblem, Kind};
use crate::source::file::At;

/// A limit or rate without its value.
pub(super) struct Row<'r> {
    when: &'r Condition,
    channels: Channels,
    places: Option<&'r PlaceScope>,
    window: Window,
}

impl<'r> From<&'r Limit> for Row<'r> {
    fn from(limit: &'r Limit) -> Self {
        let Limit { when, channels, window, .. } = limit;
        Self { when, channels: *channels, places: None, window: *window }
    }
}

impl<'r> From<&'r Rate> for Row<'r> {
    fn from(rate: &'r Rate) -> Self {
        let Rate { when, channels, places, window, .. } = rate;
        Self { when, channels: *channels, places: Some(places), window: *window }
    }
}

impl Row<'_> {
    fn truth(&self, case: &Case<'_>, channel: Channel) -> Truth {
        if !self.channels.contains(channel) || !self.window.holds(case.filing.moment.date()) {
            return Truth::No;
        }
        let place = self.places.map_or(Truth::Yes, |places| places.truth(case.filing.place));
        place.and(self.when.truth(&case.answers))
    }
}

/// Which rows hold together, with the first case of each combination.
#[derive(Default)]
pub(super) struct Patterns(IndexMap<(Filed, Vec<bool>), String>);

/// A filing: rows are compared by the cases that they have in common there.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Filed {
    day: Date,
    channel: Channel,
    province: Option<ProvinceCode>,
    territory: Option<TerritoryCode>,
}

impl Patterns {
    pub(super) fn see(
        &mut self,
        rows: &[Row<'_>],
        case: &Case<'_>,
        channel: Channel,
        written: impl FnOnce(&[Channel]) -> String,
    ) {
        let pattern: Vec<bool> =
            rows.iter().map(|row| row.truth(case, channel) == Truth::Yes).collect();
        let mut holding = rows.iter().zip(&pattern).filter(|(_, holds)| **holds);
        // A channel that no row asks for isn't worth naming.
        let by_channel = holding.any(|(row, _)| !row.channels.is_all());
        let channels = by_channel.then_some(channel);
        let Filing { moment, place: Place { province, territory } } = case.filing;
        let filed = Filed { day: moment.date(), channel, province, territory };
        self.0.entry((filed, pattern)).or_insert_with(|| written(channels.as_slice()));
    }

    /// Rows that are never used, and pairs of which only their order decides.
    pub(super) fn findings(
        &self,
        at: &At<'_>,
        kind: Kind,
        rows: &[Row<'_>],
        same: impl Fn(usize, usize) -> bool,
    ) -> Vec<Finding> {
        let mut findings = Vec::new();
        for row in 0..rows.len() {
            if !self.used(row) {
                let before = (0..row).find(|before| self.within(row, *before, None));
                let problem = CaseProblem::NeverUsed { kind, before: before.map(|at| at + 1) };
                findings.push(at.index(row).finding(problem));
                continue;
            }
            for earlier in (0..row).filter(|earlier| !same(*earlier, row)) {
                if let Some(case) = self.undecided(earlier, row) {
                    let (other, case) = (earlier + 1, case.to_owned());
                    findings.push(at.index(row).finding(CaseProblem::Overlap {
                        kind,
                        other,
                        case,
                    }));
                }
            }
        }
        findings
    }

    /// Whether a row is the first that holds somewhere.
    fn used(&self, row: usize) -> bool {
        let mut patterns = self.0.keys();
        patterns.any(|(_, pattern)| pattern.iter().position(|holds| *holds) == Some(row))
    }

    /// Whether `outer` holds wherever `inner` does, in one filing or in all, and that is somewhere.
    fn within(&self, inner: usize, outer: usize, of: Option<Filed>) -> bool {
        let patterns = self.0.keys().filter(|(filed, _)| of.is_none_or(|of| of == *filed));
        let mut inside = patterns.filter(|(_, pattern)| holds(pattern, inner)).peekable();
        inside.peek().is_some() && inside.all(|(_, pattern)| holds(pattern, outer))
    }

    /// The first case in which both hold, in a filing in which neither is a special case of the
    /// other.
    fn undecided(&self, one: usize, other: usize) -> Option<&str> {
        let mut found = self.0.iter().filter(|((filed, pattern), _)| {
            holds(pattern, one)
                && holds(pattern, other)
                && !self.within(one, other, Some(*filed))
                && !self.within(other, one, Some(*filed))
        });
        found.next().map(|(_, case)| case.as_str())
    }
}

fn holds(pattern: &[bool], row: usize) -> bool {
    pattern.get(row) == Some(&true)
}
