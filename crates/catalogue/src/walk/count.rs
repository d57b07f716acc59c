//! How many classes of answers a procedure has.

use std::collections::HashMap;

use rules::case::{Case, Filing};
use rules::condition::{Answer, Slot};

use super::names::{Questions, of_conditions};
use super::{Space, dead_end};

impl Space<'_> {
    /// How many ways through all questions there are, for a dossier filed then and there.
    ///
    /// What is left to come depends only on the answers that later questions and dead ends name,
    /// so that each of these is counted once.
    pub(crate) fn count(&self, filing: Filing) -> u64 {
        let mut named_from = vec![Questions::new(); self.procedure.questions.len()];
        let dead_ends = self.procedure.dead_ends.iter().map(|end| &end.when);
        let mut named = of_conditions(dead_ends);
        for (named_from, question) in named_from.iter_mut().zip(&self.procedure.questions).rev() {
            named.extend(of_conditions([&question.when]));
            named_from.clone_from(&named);
        }
        let mut given = vec![None; self.procedure.questions.len()];
        let mut path = vec![u8::MAX; given.len()];
        Count { space: self, filing, named_from, known: HashMap::new() }
            .after(&mut given, &mut path)
    }

    /// The questions with the most classes, with how many they have.
    pub(crate) fn largest(&self, count: usize) -> Vec<(String, usize)> {
        let questions = self.procedure.questions.iter().zip(&self.classes);
        let mut sizes: Vec<(String, usize)> =
            questions.map(|(question, classes)| (question.id.clone(), classes.len())).collect();
        sizes.sort_by_key(|(_, classes)| std::cmp::Reverse(*classes));
        sizes.truncate(count);
        sizes
    }
}

struct Count<'s, 'p> {
    space: &'s Space<'p>,
    filing: Filing,
    /// What the questions from each one on, and dead ends, name.
    named_from: Vec<Questions>,
    known: HashMap<(u8, Vec<u8>), u64>,
}

impl Count<'_, '_> {
    fn after(&mut self, given: &mut [Option<Answer>], path: &mut [u8]) -> u64 {
        let case = Case::new(self.space.procedure, given, self.filing);
        let open = case.questions().find(|(_, slot)| *slot == Slot::Open);
        let Some((question, _)) = open.filter(|_| dead_end(&case).is_none()) else { return 1 };
        let index = usize::from(question);
        let named = self.named_from.get(index).into_iter().flatten();
        let state: Vec<u8> =
            named.filter_map(|named| path.get(usize::from(*named))).copied().collect();
        if let Some(known) = self.known.get(&(question, state.clone())) {
            return *known;
        }
        let mut sum = 0_u64;
        let classes = self.space.classes.get(index).into_iter().flatten();
        for (position, class) in (0_u8..=u8::MAX).zip(classes) {
            if let (Some(slot), Some(step)) = (given.get_mut(index), path.get_mut(index)) {
                *slot = class.low(self.filing.moment.date());
                *step = position;
            }
            sum = sum.saturating_add(self.after(given, path));
        }
        if let (Some(slot), Some(step)) = (given.get_mut(index), path.get_mut(index)) {
            *slot = None;
            *step = u8::MAX;
        }
        self.known.insert((question, state), sum);
        sum
    }
}
