//! Walks every class of answers to some questions of a procedure, and so proves what it finds.
//!
//! What is decided of a part of a procedure depends on the questions that the part names, on those
//! that decide whether these are asked, and on the dead ends that end the way to them. A walk over
//! these alone sees each combination that the whole procedure has for them, and no other.

use std::collections::HashMap;

use rules::case::{Case, Filing};
use rules::condition::{Answer, Slot, Truth};
use rules::procedure::Procedure;

mod classes;
mod count;
mod effect;
pub(crate) mod filings;
#[cfg(test)]
pub(crate) mod made_up;
pub(crate) mod names;
#[cfg(test)]
mod tests;

pub(crate) use classes::Class;
pub(crate) use effect::{Alike, Tree};
use names::Questions;

/// The questions of a procedure with their classes of answers.
#[derive(Debug)]
pub(crate) struct Space<'p> {
    pub(crate) procedure: &'p Procedure,
    classes: Vec<Vec<Class>>,
    /// For each question, those that decide whether it is asked, and itself.
    needs: Vec<Questions>,
    /// For each dead end, what it depends on.
    dead_ends: Vec<Questions>,
    /// Questions by which an amount is counted: it changes inside a class too.
    counted: Questions,
}

/// What a walk shows.
pub(crate) trait Visit {
    /// The end of a path: a case that is answered as far as the walk goes, or the dead end that
    /// it has run into.
    fn end(&mut self, case: &Case<'_>, dead_end: Option<usize>) -> u32;

    /// A question of the path, with what each of its answers led to.
    fn asked(&mut self, _question: u8, _led_to: Vec<u32>) -> u32 {
        0
    }
}

impl<'p> Space<'p> {
    pub(crate) fn new(procedure: &'p Procedure) -> Self {
        let mut needs: Vec<Questions> = Vec::new();
        for (index, question) in (0_u8..=u8::MAX).zip(&procedure.questions) {
            let named = names::of_conditions([&question.when]);
            let mut all = closed(&needs, &named);
            all.insert(index);
            needs.push(all);
        }
        let dead_ends = procedure.dead_ends.iter();
        let dead_ends =
            dead_ends.map(|end| closed(&needs, &names::of_conditions([&end.when]))).collect();
        let counted = names::prices(procedure).filter_map(names::of_price).collect();
        let classes = classes::classes(procedure);
        Self { procedure, classes, needs, dead_ends, counted }
    }

    /// The classes of answers to a question, in their order on the screen.
    pub(crate) fn classes_of(&self, question: usize) -> &[Class] {
        self.classes.get(question).map(Vec::as_slice).unwrap_or_default()
    }

    /// Everything that decides about what names these questions.
    pub(crate) fn deciding(&self, named: &Questions) -> Questions {
        let mut found = closed(&self.needs, named);
        loop {
            let before = found.len();
            for dead_end in &self.dead_ends {
                if !dead_end.is_disjoint(&found) {
                    found.extend(dead_end);
                }
            }
            if found.len() == before {
                return found;
            }
        }
    }

    /// What decides whether a dead end is reached.
    pub(crate) fn of_dead_end(&self, index: usize) -> Questions {
        self.dead_ends.get(index).map(|named| self.deciding(named)).unwrap_or_default()
    }

    /// Walks over what decides about `named`, for dossiers filed then and there.
    pub(crate) fn walk(&self, named: &Questions, filing: Filing, visit: &mut impl Visit) {
        self.walk_over(&self.deciding(named), filing, visit);
    }

    fn walk_over(&self, over: &Questions, filing: Filing, visit: &mut impl Visit) {
        let answers: Vec<Vec<Answer>> = (0_u8..=u8::MAX)
            .zip(&self.classes)
            .map(|(question, classes)| self.answers(question, classes, filing))
            .collect();
        let mut given = vec![None; self.procedure.questions.len()];
        Step { space: self, over, filing, answers: &answers }.take(&mut given, visit);
    }

    /// The end of every path over what decides about `named` that isn't a dead end.
    pub(crate) fn cases(&self, named: &Questions, filing: Filing, mut see: impl FnMut(&Case<'_>)) {
        self.walk(
            named,
            filing,
            &mut Ends(|case: &Case<'_>, dead_end: Option<usize>| {
                if dead_end.is_none() {
                    see(case);
                }
            }),
        );
    }

    /// Whether some path gets past all dead ends: past those of each part that hang together.
    pub(crate) fn has_way(&self, filing: Filing) -> bool {
        self.dead_ends.iter().all(|named| {
            let mut way = false;
            self.cases(named, filing, |_| way = true);
            way
        })
    }

    /// One answer of each class; both ends of it where an amount is counted by it.
    fn answers(&self, question: u8, classes: &[Class], filing: Filing) -> Vec<Answer> {
        let filed_on = filing.moment.date();
        let mut answers: Vec<Answer> = Vec::new();
        for class in classes {
            answers.extend(class.low(filed_on));
            let high = class.high(filed_on).filter(|_| self.counted.contains(&question));
            answers.extend(high.filter(|high| answers.last() != Some(high)));
        }
        answers
    }

    /// The answers of a case to some questions, as an editor would write them in a condition.
    pub(crate) fn written(&self, case: &Case<'_>, named: &Questions) -> String {
        let filed_on = case.answers.filed_on();
        let mut parts = Vec::new();
        for (index, slot) in case.questions().filter(|(index, _)| named.contains(index)) {
            let Slot::Given(answer) = slot else { continue };
            let question = self.procedure.questions.get(usize::from(index));
            let classes = self.classes.get(usize::from(index));
            let (Some(question), Some(classes)) = (question, classes) else { continue };
            let class = classes.iter().find(|class| class.holds(answer, filed_on));
            let test = class.and_then(|class| class.written(question));
            parts.extend(test.map(|test| format!("{} = {test}", question.id)));
        }
        parts.join(", ")
    }
}

fn closed(needs: &[Questions], named: &Questions) -> Questions {
    let needed = named.iter().filter_map(|question| needs.get(usize::from(*question)));
    named.iter().chain(needed.flatten()).copied().collect()
}

/// Looks only at where paths end.
pub(crate) struct Ends<F>(pub(crate) F);

impl<F: FnMut(&Case<'_>, Option<usize>)> Visit for Ends<F> {
    fn end(&mut self, case: &Case<'_>, dead_end: Option<usize>) -> u32 {
        (self.0)(case, dead_end);
        0
    }
}

/// What stays the same on every step of a walk.
struct Step<'s, 'p> {
    space: &'s Space<'p>,
    over: &'s Questions,
    filing: Filing,
    answers: &'s [Vec<Answer>],
}

impl Step<'_, '_> {
    fn take(&self, given: &mut Vec<Option<Answer>>, visit: &mut impl Visit) -> u32 {
        let procedure = self.space.procedure;
        let case = Case::new(procedure, given, self.filing);
        if let Some(dead_end) = dead_end(&case) {
            return visit.end(&case, Some(dead_end));
        }
        let open = case
            .questions()
            .find(|(question, slot)| *slot == Slot::Open && self.over.contains(question));
        let Some((question, _)) = open else { return visit.end(&case, None) };
        let index = usize::from(question);
        let answers = self.answers.get(index).map(Vec::as_slice).unwrap_or_default();
        let mut led_to = Vec::with_capacity(answers.len());
        for answer in answers {
            if let Some(slot) = given.get_mut(index) {
                *slot = Some(*answer);
            }
            led_to.push(self.take(given, visit));
        }
        if let Some(slot) = given.get_mut(index) {
            *slot = None;
        }
        visit.asked(question, led_to)
    }
}

/// The dead end that a case has certainly run into, by its index.
fn dead_end(case: &Case<'_>) -> Option<usize> {
    let mut dead_ends = case.procedure.dead_ends.iter();
    dead_ends.position(|end| end.when.truth(&case.answers) == Truth::Yes)
}

/// Numbers for values, so that trees of them are compared exactly and fast.
#[derive(Debug)]
struct Numbers<T>(HashMap<T, u32>);

impl<T: std::hash::Hash + Eq> Numbers<T> {
    fn of(&mut self, value: T) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(value).or_insert(next)
    }
}
