//! A walk over some questions finds what a walk over all of them finds, for made-up procedures.

use std::collections::BTreeSet;

use jiff_core::civil::date;
use proptest::prelude::*;
use rules::case::{Case, Filing};
use rules::condition::{Slot, Truth};
use rules::place::Place;
use rules::procedure::Procedure;

use super::made_up::{procedure, shape};
use super::names::{Questions, of_paper};
use super::{Alike, Class, Ends, Space, Tree};

/// What is found of one procedure.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    /// Papers that some case certainly needs, and those that some case doesn't.
    needed: BTreeSet<usize>,
    spared: BTreeSet<usize>,
    /// Questions that some case certainly asks.
    asked: BTreeSet<u8>,
    dead_ends: BTreeSet<usize>,
    /// Groups of answers that lead to the same.
    alike: Vec<Option<BTreeSet<Vec<usize>>>>,
}

fn filing() -> Filing {
    Filing { moment: date(2026, 11, 23).at(8, 0, 0, 0), place: Place::default() }
}

fn groups(procedure: &Procedure, alike: &Alike) -> Vec<Option<BTreeSet<Vec<usize>>>> {
    let questions = (0_u8..=u8::MAX).zip(&procedure.questions);
    questions
        .map(|(question, _)| {
            let groups = alike.groups(question)?.iter().cloned();
            Some(groups.collect())
        })
        .collect()
}

fn certainly_asked(procedure: &Procedure, case: &Case<'_>, question: u8) -> bool {
    let when = procedure.questions.get(usize::from(question)).map(|question| &question.when);
    matches!(case.answers.slot(question), Slot::Given(_))
        && when.is_some_and(|when| when.truth(&case.answers) == Truth::Yes)
}

/// By the parts of a procedure, each on what decides about it.
fn by_parts(procedure: &Procedure) -> Found {
    let space = Space::new(procedure);
    let mut found = Found::default();
    let mut alike = Alike::default();
    for (index, paper) in procedure.papers.iter().enumerate() {
        let named = of_paper(paper);
        space.cases(&named, filing(), |case| match paper.when.truth(&case.answers) {
            Truth::Yes => drop(found.needed.insert(index)),
            Truth::No => drop(found.spared.insert(index)),
            Truth::Unknown => {}
        });
        let value = |case: &Case<'_>| format!("{:?}", paper.when.truth(&case.answers));
        space.walk(&named, filing(), &mut Tree::new(&mut alike, value));
    }
    for (index, _) in (0_u8..=u8::MAX).zip(&procedure.questions) {
        let named = Questions::from([index]);
        let mut ends = Ends(|case: &Case<'_>, _| {
            if certainly_asked(procedure, case, index) {
                found.asked.insert(index);
            }
        });
        space.walk(&named, filing(), &mut ends);
        space.walk(&named, filing(), &mut Tree::new(&mut alike, |_: &Case<'_>| ()));
    }
    for index in 0..procedure.dead_ends.len() {
        let named = space.of_dead_end(index);
        let mut ends = Ends(|_: &Case<'_>, end| {
            if end == Some(index) {
                found.dead_ends.insert(index);
            }
        });
        space.walk(&named, filing(), &mut ends);
        space.walk(&named, filing(), &mut Tree::new(&mut alike, |_: &Case<'_>| ()));
    }
    found.alike = groups(procedure, &alike);
    found
}

/// By every way through all questions.
fn by_all(space: &Space<'_>) -> Found {
    let procedure = space.procedure;
    let all: Questions = (0_u8..).take(procedure.questions.len()).collect();
    let mut found = Found::default();
    let mut alike = Alike::default();
    let mut ends = Ends(|case: &Case<'_>, end: Option<usize>| {
        found.dead_ends.extend(end);
        found.asked.extend(all.iter().filter(|index| certainly_asked(procedure, case, **index)));
        if end.is_some() {
            return;
        }
        for (index, paper) in procedure.papers.iter().enumerate() {
            match paper.when.truth(&case.answers) {
                Truth::Yes => drop(found.needed.insert(index)),
                Truth::No => drop(found.spared.insert(index)),
                Truth::Unknown => {}
            }
        }
    });
    space.walk(&all, filing(), &mut ends);
    let value = |case: &Case<'_>| {
        let needs = procedure.papers.iter().map(|paper| paper.when.truth(&case.answers));
        needs.map(|need| format!("{need:?}")).collect::<Vec<String>>()
    };
    space.walk(&all, filing(), &mut Tree::new(&mut alike, value));
    found.alike = groups(procedure, &alike);
    found
}

/// With a class for every single number and day.
fn every_value(procedure: &Procedure) -> Space<'_> {
    let mut space = Space::new(procedure);
    for classes in &mut space.classes {
        let single = |class: &Class| match *class {
            Class::Numbers(low, high) => (low..=high).map(|n| Class::Numbers(n, n)).collect(),
            Class::DaysAgo(low, high) => (low..=high).map(|n| Class::DaysAgo(n, n)).collect(),
            class => vec![class],
        };
        *classes = classes.iter().flat_map(single).collect();
    }
    space
}

/// Every way through, one by one.
fn ways(procedure: &Procedure) -> u64 {
    let space = Space::new(procedure);
    let all: Questions = (0_u8..).take(procedure.questions.len()).collect();
    let mut count = 0;
    space.walk(&all, filing(), &mut Ends(|_: &Case<'_>, _| count += 1));
    count
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_say_what_the_whole_says(shape in shape()) {
        let procedure = procedure(&shape);
        prop_assume!(Space::new(&procedure).has_way(filing()));
        prop_assert_eq!(by_parts(&procedure), by_all(&Space::new(&procedure)));
    }

    #[test]
    fn classes_say_what_every_value_says(shape in shape()) {
        let procedure = procedure(&shape);
        prop_assume!(Space::new(&procedure).has_way(filing()));
        let mut by_value = by_all(&every_value(&procedure));
        let by_class = by_parts(&procedure);
        by_value.alike.clone_from(&by_class.alike);
        prop_assert_eq!(by_class, by_value);
    }

    #[test]
    fn a_way_is_found_where_there_is_one(shape in shape()) {
        let procedure = procedure(&shape);
        let space = Space::new(&procedure);
        let all: Questions = (0_u8..).take(procedure.questions.len()).collect();
        let mut way = false;
        space.cases(&all, filing(), |_| way = true);
        prop_assert_eq!(space.has_way(filing()), way);
    }

    #[test]
    fn ways_are_counted_without_walking_them(shape in shape()) {
        let procedure = procedure(&shape);
        prop_assert_eq!(Space::new(&procedure).count(filing()), ways(&procedure));
    }
}
