//! How far somebody has come, said so that it stays true.

use rules::condition::Slot;

use super::{Screen, State};

/// Of the whole way.
const WHOLE: usize = 1_000;

impl State {
    /// The number of a question, and how many others may still be asked.
    ///
    /// A question counts until it is certain that nobody asks it, so that there are only fewer
    /// while answers are added.
    #[must_use]
    pub fn position(&self, question: u8) -> Option<(usize, usize)> {
        let case = self.case()?;
        let number = case.questions().filter(|(asked, _)| *asked <= question).count();
        let open = |(asked, slot): &(u8, Slot)| *asked != question && *slot == Slot::Open;
        Some((number, case.questions().filter(open).count()))
    }

    /// Keeps the furthest point that was reached: a changed answer may bring more questions, and
    /// yet nobody is sent back.
    pub(super) fn advance(&mut self) {
        let Screen::Question(question) = self.screen else { return };
        let Some(case) = self.case() else { return };
        let done = |(index, slot): &(u8, Slot)| *index != question && *slot != Slot::Open;
        let (all, done) = (case.questions().count(), case.questions().filter(done).count());
        let reached = done.saturating_mul(WHOLE).checked_div(all).unwrap_or_default();
        self.progress = self.progress.max(reached);
    }
}
