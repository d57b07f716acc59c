//! What ratings come to: counts that can be added, and the shares that they make.

use crate::statistics::Share;

/// Counts that are kept of a period, by the names of their columns. All speak of completed dossiers
/// except where another stage is named.
pub(crate) const MEASURES: [&str; 38] = [
    "n_1",
    "n_2",
    "n_3",
    "n_4",
    "n_5",
    "marked_all",
    "marked_satisfied",
    "verified_all",
    "verified_satisfied",
    "dead_end_all",
    "dead_end_satisfied",
    "gave_up_all",
    "gave_up_satisfied",
    "guide_only_all",
    "guide_only_satisfied",
    "access_all",
    "access_satisfied",
    "procedure_all",
    "procedure_satisfied",
    "staff_all",
    "staff_satisfied",
    "result_all",
    "result_satisfied",
    "feedback_all",
    "feedback_satisfied",
    "reason_papers_clear",
    "reason_quick",
    "reason_staff_helpful",
    "reason_online_easy",
    "reason_more_papers",
    "reason_late",
    "reason_more_expensive",
    "reason_staff_unhelpful",
    "reason_online_broken",
    "reason_hard_to_understand",
    "shown",
    "started",
    "answered",
];

/// The first of them, which are all that a table needs.
pub(crate) const SCORES: usize = 9;

/// The first of them, which tell how many ratings each part stands for.
pub(crate) const PARTS: usize = REASONS;

const MARKED: usize = 5;
const VERIFIED: usize = 7;
const STAGES: usize = 9;
const FACTORS: usize = 15;
const REASONS: usize = 25;
const TIMES: usize = 35;

/// Factors of SIPAS, in the order of their counts.
pub(crate) const FACTOR_CODES: [&str; 5] = ["access", "procedure", "staff", "result", "feedback"];

/// Reasons, in the order of their counts.
pub(crate) const REASON_CODES: [&str; 10] = [
    "papers_clear",
    "quick",
    "staff_helpful",
    "online_easy",
    "more_papers",
    "late",
    "more_expensive",
    "staff_unhelpful",
    "online_broken",
    "hard_to_understand",
];

/// Counts of one place and period, in the order of [`MEASURES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sums(pub(crate) [i64; MEASURES.len()]);

/// A rating, as far as it is counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    /// The code of its stage.
    pub(crate) stage: String,
    pub(crate) score: i64,
    pub(crate) verified: bool,
    pub(crate) marked: bool,
    /// Answers about the factors; 0 where there is none.
    pub(crate) factors: [i64; 5],
    /// Codes of reasons.
    pub(crate) reasons: Vec<String>,
}

impl Default for Sums {
    fn default() -> Self {
        Self([0; MEASURES.len()])
    }
}

impl Sums {
    /// What one rating adds.
    pub(crate) fn of(rating: &Counted) -> Self {
        let mut sums = Self::default();
        let satisfied = |score: i64| i64::from(score >= 4);
        let stages = ["dead_end", "gave_up", "guide_only"];
        if let Some(stage) = stages.iter().position(|stage| *stage == rating.stage) {
            sums.add_share(STAGES + 2 * stage, 1, satisfied(rating.score));
            return sums;
        }
        if let Some(place) = usize::try_from(rating.score).ok().and_then(|n| n.checked_sub(1)) {
            sums.add(place, 1);
        }
        for (place, is) in [(MARKED, rating.marked), (VERIFIED, rating.verified)] {
            if is {
                sums.add_share(place, 1, satisfied(rating.score));
            }
        }
        for (place, score) in rating.factors.into_iter().enumerate().filter(|(_, n)| *n > 0) {
            sums.add_share(FACTORS + 2 * place, 1, satisfied(score));
        }
        for (place, code) in REASON_CODES.iter().enumerate() {
            if rating.reasons.iter().any(|reason| reason == code) {
                sums.add(REASONS + place, 1);
            }
        }
        sums
    }

    /// What counts of questions that were shown, begun and answered add.
    pub(crate) fn of_times(times: [i64; 3]) -> Self {
        let mut sums = Self::default();
        for (place, times) in times.into_iter().enumerate() {
            sums.add(TIMES + place, times);
        }
        sums
    }

    /// The sums of both.
    pub(crate) fn and(mut self, other: Self) -> Self {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_add(more);
        }
        self
    }

    /// What is left of these sums without others that are part of them.
    pub(crate) fn without(mut self, other: Self) -> Self {
        for (sum, less) in self.0.iter_mut().zip(other.0) {
            *sum = sum.saturating_sub(less);
        }
        self
    }

    /// How many gave 1, 2, 3, 4 and 5.
    pub(crate) fn scores(&self) -> [u64; 5] {
        [0, 1, 2, 3, 4].map(|place| self.count(place))
    }

    /// 4 and 5 of all.
    pub(crate) fn completed(&self) -> Share {
        let [one, two, three, four, five] = self.scores();
        let part = four.saturating_add(five);
        let all = [one, two, three].into_iter().fold(part, u64::saturating_add);
        Share { part, all }
    }

    /// Of those that were marked at the door.
    pub(crate) fn marked(&self) -> Share {
        self.share(MARKED)
    }

    /// Of those that a ticket proves.
    pub(crate) fn verified(&self) -> Share {
        self.share(VERIFIED)
    }

    /// Of those that no ticket proves.
    pub(crate) fn open(&self) -> Share {
        self.completed().less(self.verified())
    }

    /// Of the stages that aren't completed: dead end, gave up, guide only.
    pub(crate) fn stages(&self) -> [Share; 3] {
        [0, 1, 2].map(|stage| self.share(STAGES + 2 * stage))
    }

    /// Of each factor.
    pub(crate) fn factors(&self) -> [Share; 5] {
        [0, 1, 2, 3, 4].map(|factor| self.share(FACTORS + 2 * factor))
    }

    /// How many ticked each reason.
    pub(crate) fn reasons(&self) -> [u64; 10] {
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(|reason| self.count(REASONS + reason))
    }

    /// How often a question was shown, begun and answered.
    pub(crate) fn times(&self) -> [u64; 3] {
        [0, 1, 2].map(|place| self.count(TIMES + place))
    }

    fn count(&self, place: usize) -> u64 {
        self.0.get(place).map_or(0, |count| u64::try_from(*count).unwrap_or(0))
    }

    fn share(&self, place: usize) -> Share {
        Share { part: self.count(place + 1), all: self.count(place) }
    }

    fn add(&mut self, place: usize, times: i64) {
        if let Some(sum) = self.0.get_mut(place) {
            *sum = sum.saturating_add(times);
        }
    }

    fn add_share(&mut self, place: usize, all: i64, satisfied: i64) {
        self.add(place, all);
        self.add(place + 1, satisfied);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::rating::Reason;

    #[test]
    fn every_count_has_its_place() {
        let places = [
            (MARKED, "marked_all"),
            (VERIFIED, "verified_all"),
            (STAGES, "dead_end_all"),
            (FACTORS, "access_all"),
            (REASONS, "reason_papers_clear"),
            (TIMES, "shown"),
        ];
        for (place, name) in places {
            assert_eq!(MEASURES[place], name);
        }
        for (place, code) in FACTOR_CODES.iter().enumerate() {
            assert_eq!(MEASURES[FACTORS + 2 * place], format!("{code}_all"));
        }
        for (place, code) in REASON_CODES.iter().enumerate() {
            assert_eq!(MEASURES[REASONS + place], format!("reason_{code}"));
        }
        for score in rules::rating::Score::ALL {
            for reason in Reason::for_score(score) {
                let code = serde_json::to_value(reason).unwrap();
                assert!(REASON_CODES.iter().any(|known| code == *known), "{code}");
            }
        }
    }

    #[test]
    fn a_rating_counts_once_and_only_completed_ones_for_an_office() {
        let rating = Counted {
            stage: "completed".to_owned(),
            score: 4,
            verified: true,
            factors: [0, 3, 0, 5, 0],
            reasons: vec!["quick".to_owned()],
            ..Counted::default()
        };
        let sums = Sums::of(&rating);
        assert_eq!(sums.scores(), [0, 0, 0, 1, 0]);
        assert_eq!(
            (sums.completed(), sums.verified()),
            (Share { part: 1, all: 1 }, sums.completed())
        );
        assert_eq!((sums.open(), sums.marked()), (Share::default(), Share::default()));
        assert_eq!(
            sums.factors().map(|factor| (factor.part, factor.all)),
            [(0, 0), (0, 1), (0, 0), (1, 1), (0, 0)]
        );
        assert_eq!(sums.reasons(), [0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
        let other = Sums::of(&Counted { stage: "gave_up".to_owned(), ..rating });
        assert_eq!(other.completed(), Share::default());
        assert_eq!(other.stages().map(|stage| (stage.part, stage.all)), [(0, 0), (1, 1), (0, 0)]);
        assert_eq!(sums.and(other).without(sums), other);
        assert_eq!(Sums::of_times([3, 2, 1]).times(), [3, 2, 1]);
    }
}
