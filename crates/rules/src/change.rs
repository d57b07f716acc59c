//! What would change what a case costs: another day, another channel, another answer.

use alloc::vec::Vec;
use jiff_core::civil::{Date, DateTime, Time};

use crate::case::{Case, Filing};
use crate::channel::Channel;
use crate::charge::{Total, charges};
use crate::condition::{Answer, Condition, Slot};
use crate::policy::Effect;
use crate::procedure::QuestionKind;
use crate::window::Window;

/// How far ahead is looked, in days.
const HORIZON: i32 = 366;

/// Something that changes the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub cause: Cause,
    /// What is then paid.
    pub total: Total,
}

/// What changes a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Filing on this day or later, up to the next change.
    FiledFrom(Date),
    /// Filing through another channel.
    Channel(Channel),
    /// Another answer to a question that the person can change, such as how far their VNeID is
    /// set up.
    Answer {
        /// Index of the question.
        question: u8,
        /// The other answer.
        answer: Answer,
    },
}

/// Everything that would change the total of a case filed through `channel`: days first, in
/// their order, then channels, then answers.
#[must_use]
pub fn changes(case: &Case<'_>, channel: Channel) -> Vec<Change> {
    let now = charges(case, channel).total();
    let mut found = Vec::new();
    let mut before = now;
    for day in days(case) {
        let later = case.filed(Filing { moment: opening(day), ..case.filing });
        let total = charges(&later, channel).total();
        if total != before {
            found.push(Change { cause: Cause::FiledFrom(day), total });
            before = total;
        }
    }
    for other in case.procedure.channels.iter().filter(|other| *other != channel) {
        let total = charges(case, other).total();
        if total != now {
            found.push(Change { cause: Cause::Channel(other), total });
        }
    }
    for (question, answer) in other_answers(case) {
        let total = charges(&case.answered(question, answer), channel).total();
        if total != now {
            found.push(Change { cause: Cause::Answer { question, answer }, total });
        }
    }
    found
}

impl Change {
    /// How much less than `now` is certainly paid, in đồng; `None` where it isn't known or not less.
    #[must_use]
    pub fn saves(&self, now: Total) -> Option<u64> {
        let known = now.complete && self.total.complete;
        let less = now.known.0.checked_sub(self.total.known.0)?;
        (known && less > 0).then_some(less)
    }
}

/// Any hour of a day serves: no amount depends on it.
fn opening(day: Date) -> DateTime {
    DateTime::from_parts(day, Time::MIN)
}

/// The days ahead on which some rule of the case begins or ends, ascending.
fn days(case: &Case<'_>) -> Vec<Date> {
    let today = case.filing.moment.date();
    let mut days = Vec::new();
    for fee in &case.procedure.fees {
        of_condition(&fee.when, case, &mut days);
        for rate in &fee.rates {
            of_window(rate.window, &mut days);
            of_condition(&rate.when, case, &mut days);
        }
    }
    for policy in &case.procedure.policies {
        if matches!(policy.effect, Effect::Fee { .. }) {
            of_window(policy.window, &mut days);
            of_condition(&policy.when, case, &mut days);
        }
    }
    let last = today.checked_add(HORIZON).unwrap_or(Date::MAX);
    days.retain(|day| today < *day && *day <= last);
    days.sort_unstable();
    days.dedup();
    days
}

/// The first day of a window, and the first day after it.
fn of_window(window: Window, days: &mut Vec<Date>) {
    days.extend(window.from);
    days.extend(window.to.and_then(|last| last.tomorrow().ok()));
}

/// The days on which a date that the citizen gave passes a threshold.
fn of_condition(condition: &Condition, case: &Case<'_>, days: &mut Vec<Date>) {
    match condition {
        Condition::DaysAgo { question, at_least, at_most } => {
            let Slot::Given(Answer::Date(date)) = case.answers.slot(*question) else { return };
            let after = at_most.and_then(|most| most.checked_add(1));
            let thresholds = at_least.iter().copied().chain(after);
            days.extend(thresholds.filter_map(|ago| date.checked_add(ago).ok()));
        }
        Condition::All(several) | Condition::Any(several) => {
            several.iter().for_each(|condition| of_condition(condition, case, days));
        }
        Condition::Not(condition) => of_condition(condition, case, days),
        Condition::Always | Condition::Choice { .. } | Condition::Number { .. } => {}
    }
}

/// Every other choice of the questions that the person can change the answer to.
fn other_answers(case: &Case<'_>) -> Vec<(u8, Answer)> {
    let mut others = Vec::new();
    for (index, slot) in case.questions() {
        let Some(question) = case.procedure.questions.get(usize::from(index)) else { continue };
        let QuestionKind::Choice(choices) = &question.kind else { continue };
        if question.changeable {
            let answers = (0_u8..=u8::MAX).zip(choices).map(|(choice, _)| Answer::Choice(choice));
            others.extend(
                answers.filter(|answer| slot != Slot::Given(*answer)).map(|answer| (index, answer)),
            );
        }
    }
    others
}
