//! How often a rating was shown, started and answered: without these, nobody knows how many didn't.

use jiff_core::civil::Date;
use rules::rating::{Count, Name, Times};

use super::{Delivery, Screen, State};

/// What one action adds to the counts.
#[must_use]
pub fn counted(before: &State, after: &State) -> Option<Count> {
    let mut count = after.count(after.now.date())?;
    let answered = matches!(before.screen, Screen::Rating)
        && after.screen == Screen::Thanks(Delivery::Sending);
    if after.rating.seen && !before.rating.seen {
        count.shown = Times::ONCE;
    } else if after.rating.score.is_some() && before.rating.score.is_none() {
        count.started = Times::ONCE;
    } else if answered {
        count.answered = Times::ONCE;
    } else {
        return None;
    }
    Some(count)
}

impl State {
    /// A count of nothing, of what would be rated.
    #[must_use]
    pub fn count(&self, day: Date) -> Option<Count> {
        let name = |text: &str| Name::try_from(text.to_owned()).ok();
        Some(Count {
            day,
            procedure: name(&self.procedure.as_deref()?.id)?,
            province: self.options.province,
            office: self.options.office.as_deref().and_then(name),
            channel: self.options.channel,
            shown: Times::default(),
            started: Times::default(),
            answered: Times::default(),
            dropped: Times::default(),
        })
    }
}
