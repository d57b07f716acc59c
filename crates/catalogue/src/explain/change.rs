//! What would change a case's figures, and what doesn't count in it.

use jiff_core::civil::Date;
use rules::case::Case;
use rules::change::{Cause, changes};
use rules::channel::Channel;
use rules::charge::charges;
use rules::iso::Iso;
use rules::planner::{FileBy, file_by};
use rules::policy::Policy;
use rules::standing::{WhyNot, why_not};
use rules::work_calendar::WorkCalendar;

use super::{Page, shown};

impl Page<'_> {
    /// When it must be filed to be ready by a day.
    pub(super) fn plan(
        &mut self,
        case: &Case<'_>,
        channel: Channel,
        calendar: &WorkCalendar,
        needed: Date,
    ) {
        let words = self.words;
        let file_by = match file_by(case, channel, calendar, needed) {
            FileBy::Moment(moment) => moment.write(),
            FileBy::TooLate => words.too_late.to_owned(),
            FileBy::Unknown(_) => words.unknown.to_owned(),
        };
        self.line(2, &format!("{} {}: {file_by}", words.needed, needed.write()));
    }

    /// Days, channels and answers that would change the total.
    pub(super) fn changes(&mut self, case: &Case<'_>, channel: Channel) {
        let now = charges(case, channel).total();
        for change in changes(case, channel) {
            let cause = match change.cause {
                Cause::FiledFrom(day) => format!("{} {}", self.words.filed_from, day.write()),
                Cause::Channel(channel) => channel.code().to_owned(),
                Cause::Answer { question, answer } => {
                    let question = self.procedure.questions.get(usize::from(question));
                    question.map_or_else(String::new, |question| {
                        format!("{} = {}", question.id, shown(question, answer))
                    })
                }
            };
            let saved = change.saves(now).map(|saved| format!(" (−{saved} ₫)"));
            let total = self.total(change.total) + &saved.unwrap_or_default();
            self.line(2, &format!("{}: {cause}: {total}", self.words.would_change));
        }
    }

    /// The policies that don't count here, those of other places left aside.
    pub(super) fn left_out(&mut self, case: &Case<'_>, channel: Channel, of: fn(&Policy) -> bool) {
        for (index, policy) in (0_u16..=u16::MAX).zip(&self.procedure.policies) {
            let words = self.words;
            let why = match why_not(policy, case, channel).filter(|_| of(policy)) {
                None | Some(WhyNot::Elsewhere) => continue,
                Some(WhyNot::NotYet(from)) => format!("{} {}", words.begins, from.write()),
                Some(WhyNot::Ended(to)) => format!("{} {}", words.ended, to.write()),
                Some(WhyNot::Channel) => words.other_channel.to_owned(),
                Some(WhyNot::OtherCase) => words.other_case.to_owned(),
            };
            let text = self.policy(index);
            self.line(2, &format!("{} ({why}): {text}", words.not_counted));
        }
    }
}
