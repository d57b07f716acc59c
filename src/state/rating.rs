//! The rating that is being given.

use jiff_core::civil::Date;
use rules::rating::{Factors, Name, Rating, RatingId, Reason, Reasons, Score, Stage};

use super::State;

/// The questions that are asked: one, with reasons. SIPAS ends its question set this year, so the
/// set that a rating answered is named in it.
const QUESTION_SET: &str = "one-question-2026";

/// The rating that is being given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatingForm {
    /// Its id, drawn when it is sent first: sent again, it is still the same rating.
    pub id: Option<RatingId>,
    /// How far the citizen had come; not known before they were asked.
    pub stage: Option<Stage>,
    /// The score; nothing is chosen beforehand.
    pub score: Option<Score>,
    /// The reasons that are ticked.
    pub reasons: Reasons,
    /// Whether sending was tried without a score.
    pub score_missing: bool,
}

impl RatingForm {
    /// Chooses a score; reasons that don't fit it any more are dropped.
    pub(super) fn choose(&mut self, score: Score) {
        self.score = Some(score);
        self.score_missing = false;
        self.reasons = self.reasons.among(Reason::for_score(score));
    }

    /// Ticks or unticks a reason.
    pub(super) fn toggle(&mut self, reason: Reason) {
        self.reasons.toggle(reason);
    }
}

impl State {
    /// The rating that is sent: nothing of the answers is in it.
    #[must_use]
    pub fn rating(&self, answered_on: Date) -> Option<Rating> {
        let name = |text: &str| Name::try_from(text.to_owned()).ok();
        Some(Rating {
            id: self.rating.id?,
            procedure: name(&self.procedure.as_deref()?.id)?,
            // Where the page says it; what the citizen chose is theirs.
            province: self.options.province,
            office: self.options.office.as_deref().and_then(name),
            channel: self.options.channel,
            stage: self.rating.stage?,
            score: self.rating.score?,
            factors: Factors::default(),
            reasons: self.rating.reasons,
            comment: None,
            answered_on,
            question_set: name(QUESTION_SET)?,
            locale: name(self.language().code())?,
            widget: name(env!("CARGO_PKG_VERSION"))?,
            catalogue: name(&self.manifest.as_deref()?.version)?,
            ticket: None,
        })
    }
}
