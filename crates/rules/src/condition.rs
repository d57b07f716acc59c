//! Conditions on a citizen's answers, three-valued: what isn't known stays unknown.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::ops::Not;
use jiff_core::civil::Date;
use serde::{Deserialize, Serialize};

/// What is known of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It doesn't hold.
    No,
    /// It depends on something that the citizen hasn't said or doesn't know.
    Unknown,
}

impl Truth {
    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// At least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        !(!self).and(!other)
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// What a citizen answered to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The choice with this index.
    Choice(u8),
    /// A whole number.
    Number(u32),
    /// A date.
    Date(Date),
    /// The citizen doesn't know.
    DontKnow,
}

/// What stands at one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Slot {
    /// Not answered yet.
    #[default]
    Open,
    /// Not asked, since its own condition doesn't hold.
    NotAsked,
    /// Answered.
    Given(Answer),
}

/// The answers of one case, a slot a question, with the date that ages are counted to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    pub(crate) slots: Vec<Slot>,
    pub(crate) filed_on: Date,
}

impl Answers {
    /// What stands at the question with that index; [`Slot::Open`] for one that doesn't exist.
    #[must_use]
    pub fn slot(&self, question: u8) -> Slot {
        self.slots.get(usize::from(question)).copied().unwrap_or_default()
    }

    /// The date of filing that dates are compared with.
    #[must_use]
    pub fn filed_on(&self) -> Date {
        self.filed_on
    }
}

/// A condition on answers. Questions are named by their index in the procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Holds in every case.
    #[default]
    Always,
    /// One of some choices was taken.
    Choice {
        /// The question.
        question: u8,
        /// A bit for each choice that satisfies it.
        choices: u32,
    },
    /// A number lies between two bounds, both included.
    Number {
        /// The question.
        question: u8,
        /// Smallest number that satisfies it.
        at_least: Option<u32>,
        /// Largest number that satisfies it.
        at_most: Option<u32>,
    },
    /// A date lies a number of days before the filing date, both bounds included.
    DaysAgo {
        /// The question.
        question: u8,
        /// Fewest days that satisfy it; negative is in the future.
        at_least: Option<i32>,
        /// Most days that satisfy it.
        at_most: Option<i32>,
    },
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It doesn't hold.
    Not(Box<Condition>),
}

impl Condition {
    /// Whether it needs nothing to be asked.
    #[must_use]
    pub fn is_always(&self) -> bool {
        *self == Self::Always
    }

    /// What is known of it after these answers.
    #[must_use]
    pub fn truth(&self, answers: &Answers) -> Truth {
        match self {
            Self::Always => Truth::Yes,
            Self::Choice { question, choices } => answers.test(*question, |answer| match answer {
                Answer::Choice(choice) => {
                    Some(1_u32.checked_shl(u32::from(choice)).is_some_and(|bit| choices & bit != 0))
                }
                _ => None,
            }),
            Self::Number { question, at_least, at_most } => {
                answers.test(*question, |answer| match answer {
                    Answer::Number(number) => Some(between(number, *at_least, *at_most)),
                    _ => None,
                })
            }
            Self::DaysAgo { question, at_least, at_most } => {
                answers.test(*question, |answer| match answer {
                    Answer::Date(date) => {
                        Some(between(date.until(answers.filed_on), *at_least, *at_most))
                    }
                    _ => None,
                })
            }
            Self::All(all) => {
                all.iter().fold(Truth::Yes, |truth, condition| truth.and(condition.truth(answers)))
            }
            Self::Any(any) => {
                any.iter().fold(Truth::No, |truth, condition| truth.or(condition.truth(answers)))
            }
            Self::Not(condition) => !condition.truth(answers),
        }
    }
}

impl Answers {
    /// A question that wasn't asked satisfies nothing; one that is open or unknown, perhaps.
    fn test(&self, question: u8, holds: impl Fn(Answer) -> Option<bool>) -> Truth {
        match self.slot(question) {
            Slot::NotAsked => Truth::No,
            Slot::Open => Truth::Unknown,
            Slot::Given(answer) => holds(answer).map_or(Truth::Unknown, Truth::from),
        }
    }
}

fn between<T: PartialOrd + Copy>(value: T, at_least: Option<T>, at_most: Option<T>) -> bool {
    at_least.is_none_or(|least| least <= value) && at_most.is_none_or(|most| value <= most)
}
