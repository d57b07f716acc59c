//! The rating that is being given, and what was rated before.

use jiff_core::civil::Date;
use rules::rating::{
    Comment, Factor, Factors, MAX_COMMENT, Name, Rating, RatingId, Reason, Reasons, Score, Stage,
};
use rules::redact::redact;

use super::State;

/// The questions that are asked: one, with reasons. SIPAS ends its question set this year, so the
/// set that a rating answered is named in it.
const QUESTION_SET: &str = "one-question-2026";
/// The same with the five factors, of an office that has answered.
const WITH_FACTORS: &str = "one-question-five-factors-2026";

/// Days in which nobody is asked twice about the same procedure.
const AGAIN_AFTER: i32 = 30;

/// Letters at the end of a ticket that tell it from every other: they are of its signature, and
/// nothing can be done with them.
const TICKET_TAIL: usize = 24;

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
    /// Scores of the five factors, as far as they are given.
    pub factors: Factors,
    /// Whether sending was tried without a score.
    pub score_missing: bool,
    /// Whether the person agrees that a comment is sent; never beforehand.
    pub consent: bool,
    /// The comment as it is typed; it is sent without what tells who somebody is.
    pub comment: String,
    /// Whether the question has been on the screen.
    pub seen: bool,
}

/// Something that was rated on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// What: see [`State::subject`].
    pub what: String,
    /// When.
    pub on: Date,
}

impl RatingForm {
    /// Chooses a score; reasons that don't fit it any more are dropped.
    pub(super) fn choose(&mut self, score: Score) {
        self.score = Some(score);
        self.score_missing = false;
        self.reasons = self.reasons.among(Reason::for_score(score));
    }

    /// Whether the five factors are asked: they are of an office that has answered.
    #[must_use]
    pub fn asks_factors(&self) -> bool {
        self.stage == Some(Stage::Completed)
    }

    /// Answers a factor.
    pub(super) fn factor(&mut self, factor: Factor, score: Score) {
        self.factors.set(factor, score);
    }

    /// Ticks or unticks a reason.
    pub(super) fn toggle(&mut self, reason: Reason) {
        self.reasons.toggle(reason);
    }

    /// Whoever takes consent back takes the text back.
    pub(super) fn consent(&mut self, given: bool) {
        self.consent = given;
        if !given {
            self.comment.clear();
        }
    }

    /// What is typed, as far as it may be sent.
    pub(super) fn comment(&mut self, text: &str) {
        self.comment = text.chars().take(MAX_COMMENT).collect();
    }
}

impl State {
    /// The rating that is sent: nothing of the answers is in it.
    #[must_use]
    pub fn rating(&self, answered_on: Date) -> Option<Rating> {
        let name = |text: &str| Name::try_from(text.to_owned()).ok();
        let stage = self.rating.stage?;
        Some(Rating {
            id: self.rating.id?,
            procedure: name(&self.procedure.as_deref()?.id)?,
            // Where the page says it; what the citizen chose is theirs.
            province: self.options.province,
            office: self.options.office.as_deref().and_then(name),
            channel: self.options.channel,
            stage,
            score: self.rating.score?,
            factors: self.rating.factors,
            reasons: self.rating.reasons,
            comment: self.comment(),
            answered_on,
            question_set: name(if self.rating.asks_factors() {
                WITH_FACTORS
            } else {
                QUESTION_SET
            })?,
            locale: name(self.language().code())?,
            widget: name(env!("CARGO_PKG_VERSION"))?,
            catalogue: name(self.catalogue.as_deref()?)?,
            // It is good for one rating, and proves that a dossier is completed.
            ticket: self.options.ticket.clone().filter(|_| stage == Stage::Completed),
        })
    }

    /// The comment as it is sent: with consent, and without what tells who somebody is.
    fn comment(&self) -> Option<Comment> {
        let typed = self.rating.comment.trim();
        let may = self.options.comments && self.rating.consent && !typed.is_empty();
        Comment::try_from(redact(typed)).ok().filter(|_| may)
    }

    /// What would be rated: the dossier of a ticket, or else the office or the guide of a
    /// procedure. Whoever has rated the guide may still rate the office when it has answered.
    #[must_use]
    pub fn subject(&self) -> Option<String> {
        let completed = self.rating.stage? == Stage::Completed;
        if let Some(ticket) = self.options.ticket.as_ref().filter(|_| completed) {
            let ticket = ticket.as_str();
            let tail = ticket.char_indices().rev().take(TICKET_TAIL).last();
            let tail = tail.and_then(|(start, _)| ticket.get(start..));
            return tail.map(|tail| format!("{TICKET}{tail}"));
        }
        let kind = if completed { "office" } else { "guide" };
        Some(format!("{kind}:{}", self.procedure.as_deref()?.id))
    }

    /// When it was rated on this device, if nobody is to be asked again.
    #[must_use]
    pub fn already_rated(&self) -> Option<Date> {
        if self.options.officer {
            return None;
        }
        let subject = self.subject()?;
        let rated = self.rated.iter().find(|rated| rated.what == subject)?;
        let recent = rated.on.until(self.now.date()) < AGAIN_AFTER;
        (recent || subject.starts_with(TICKET)).then_some(rated.on)
    }

    /// Nothing is remembered where the page wants nothing to be kept: the next person at a kiosk
    /// is another one.
    pub(super) fn remember_rated(&mut self) {
        if self.options.remembers()
            && let Some(what) = self.subject()
        {
            self.rated.retain(|rated| rated.what != what);
            self.rated.push(Rated { what, on: self.now.date() });
        }
    }
}

/// What the subject of a ticket begins with.
const TICKET: &str = "ticket:";
