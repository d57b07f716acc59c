//! The classes of answers to one question: within a class nothing of the procedure changes.

use jiff_core::civil::Date;
use rules::condition::{Answer, Condition};
use rules::fee::{Price, Tier};
use rules::procedure::{Procedure, Question, QuestionKind};

use super::names;
use crate::lower::DONT_KNOW;

/// Answers that nothing tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A choice.
    Choice(u8),
    /// Numbers, both bounds included.
    Numbers(i64, i64),
    /// Dates, as days before the filing date, both bounds included.
    DaysAgo(i64, i64),
    /// "I don't know".
    DontKnow,
}

/// The classes of each question.
pub(crate) fn classes(procedure: &Procedure) -> Vec<Vec<Class>> {
    let cuts = cuts(procedure);
    let mut all = Vec::new();
    for (question, cuts) in procedure.questions.iter().zip(cuts) {
        let mut classes: Vec<Class> = match &question.kind {
            QuestionKind::Choice(choices) => {
                (0_u8..=u8::MAX).zip(choices).map(|(index, _)| Class::Choice(index)).collect()
            }
            QuestionKind::Number { min, max, .. } => {
                let spans = split(i64::from(*min), i64::from(*max), cuts);
                spans.into_iter().map(|(low, high)| Class::Numbers(low, high)).collect()
            }
            QuestionKind::Date { past, future } => {
                let spans = split(-i64::from(*future), i64::from(*past), cuts);
                spans.into_iter().map(|(low, high)| Class::DaysAgo(low, high)).collect()
            }
        };
        classes.extend(question.dont_know.then_some(Class::DontKnow));
        all.push(classes);
    }
    all
}

impl Class {
    /// The answer at its lower end.
    pub(crate) fn low(self, filed_on: Date) -> Option<Answer> {
        match self {
            Self::Choice(choice) => Some(Answer::Choice(choice)),
            Self::Numbers(low, _) => Some(Answer::Number(u32::try_from(low).ok()?)),
            Self::DaysAgo(low, _) => days_before(filed_on, low),
            Self::DontKnow => Some(Answer::DontKnow),
        }
    }

    /// The answer at its upper end.
    pub(crate) fn high(self, filed_on: Date) -> Option<Answer> {
        match self {
            Self::Numbers(_, high) => Some(Answer::Number(u32::try_from(high).ok()?)),
            Self::DaysAgo(_, high) => days_before(filed_on, high),
            Self::Choice(_) | Self::DontKnow => self.low(filed_on),
        }
    }

    /// The class as the test of a condition; `None` where it says nothing.
    pub(crate) fn written(self, question: &Question) -> Option<String> {
        let (low, high, least, most) = match (self, &question.kind) {
            (Self::Choice(choice), QuestionKind::Choice(choices)) => {
                let choice = choices.get(usize::from(choice))?;
                return Some(format!("\"{}\"", choice.id));
            }
            (Self::Numbers(low, high), QuestionKind::Number { min, max, .. }) => {
                let (min, max) = (i64::from(*min), i64::from(*max));
                ((low > min).then_some(low), (high < max).then_some(high), "at_least", "at_most")
            }
            (Self::DaysAgo(low, high), QuestionKind::Date { past, future }) => {
                let (min, max) = (-i64::from(*future), i64::from(*past));
                let low = (low > min).then_some(low);
                let high = (high < max).then_some(high);
                (low, high, "at_least_days_ago", "at_most_days_ago")
            }
            _ => return Some(format!("\"{DONT_KNOW}\"")),
        };
        let low = low.map(|low| format!("{least} = {low}"));
        let high = high.map(|high| format!("{most} = {high}"));
        let bounds: Vec<String> = low.into_iter().chain(high).collect();
        (!bounds.is_empty()).then(|| format!("{{ {} }}", bounds.join(", ")))
    }

    /// Whether it holds an answer.
    pub(crate) fn holds(self, answer: Answer, filed_on: Date) -> bool {
        match (self, answer) {
            (Self::Choice(choice), Answer::Choice(given)) => choice == given,
            (Self::Numbers(low, high), Answer::Number(given)) => {
                (low..=high).contains(&i64::from(given))
            }
            (Self::DaysAgo(low, high), Answer::Date(given)) => {
                (low..=high).contains(&i64::from(given.until(filed_on)))
            }
            (Self::DontKnow, Answer::DontKnow) => true,
            _ => false,
        }
    }
}

fn days_before(filed_on: Date, days: i64) -> Option<Answer> {
    filed_on.checked_add(i32::try_from(-days).ok()?).ok().map(Answer::Date)
}

/// The values from which on something changes, for each question.
fn cuts(procedure: &Procedure) -> Vec<Vec<i64>> {
    let mut cuts = vec![Vec::new(); procedure.questions.len()];
    let mut cut = |question: u8, from: Option<i64>| {
        if let Some(cuts) = cuts.get_mut(usize::from(question)) {
            cuts.extend(from);
        }
    };
    let after = |most: i64| most + 1;
    for condition in names::conditions(procedure) {
        names::tests(condition, &mut |test| match test {
            Condition::Number { question, at_least, at_most } => {
                cut(*question, at_least.map(i64::from));
                cut(*question, at_most.map(i64::from).map(after));
            }
            Condition::DaysAgo { question, at_least, at_most } => {
                cut(*question, at_least.map(i64::from));
                cut(*question, at_most.map(i64::from).map(after));
            }
            _ => {}
        });
    }
    for price in names::prices(procedure) {
        let (Price::PerUnit { question, tiers, .. }
        | Price::Brackets { question, brackets: tiers }) = price
        else {
            continue;
        };
        tiers.iter().for_each(|Tier { from, .. }| cut(*question, Some(i64::from(*from))));
    }
    cuts
}

/// The parts of a range that lie between the cuts.
fn split(min: i64, max: i64, mut cuts: Vec<i64>) -> Vec<(i64, i64)> {
    cuts.retain(|cut| (min + 1..=max).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let lows = std::iter::once(min).chain(cuts.iter().copied());
    let highs = cuts.iter().map(|cut| cut - 1).chain(std::iter::once(max));
    lows.zip(highs).collect()
}
