//! Which answers to a question lead to the same, whatever else is answered.

use std::collections::HashMap;
use std::hash::Hash;

use rules::case::Case;

use super::{Numbers, Visit};

/// For each question that was asked, the positions of its answers in groups that nothing has told
/// apart so far.
#[derive(Debug, Default)]
pub(crate) struct Alike(HashMap<u8, Vec<Vec<usize>>>);

impl Alike {
    /// The answers to a question in groups; `None` where it was never asked.
    pub(crate) fn groups(&self, question: u8) -> Option<&[Vec<usize>]> {
        self.0.get(&question).map(Vec::as_slice)
    }

    /// Tells apart the answers that lead to different ends here.
    fn refine(&mut self, question: u8, led_to: &[u32]) {
        let all = || vec![(0..led_to.len()).collect()];
        let groups = self.0.entry(question).or_insert_with(all);
        let mut finer: Vec<Vec<usize>> = Vec::new();
        for group in groups.drain(..) {
            let mut parts: Vec<(Option<&u32>, Vec<usize>)> = Vec::new();
            for answer in group {
                let end = led_to.get(answer);
                match parts.iter_mut().find(|(known, _)| *known == end) {
                    Some((_, part)) => part.push(answer),
                    None => parts.push((end, vec![answer])),
                }
            }
            finer.extend(parts.into_iter().map(|(_, part)| part));
        }
        *groups = finer;
    }
}

/// A walk that compares what answers lead to: equal subtrees have equal numbers.
pub(crate) struct Tree<'a, V, F> {
    alike: &'a mut Alike,
    value: F,
    values: Numbers<V>,
    nodes: Numbers<Node>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum Node {
    End(u32),
    DeadEnd(usize),
    Asked(u8, Vec<u32>),
}

impl<'a, V: Hash + Eq, F: FnMut(&Case<'_>) -> V> Tree<'a, V, F> {
    /// Compares by the value of each case.
    pub(crate) fn new(alike: &'a mut Alike, value: F) -> Self {
        let (values, nodes) = (Numbers(HashMap::new()), Numbers(HashMap::new()));
        Self { alike, value, values, nodes }
    }
}

impl<V: Hash + Eq, F: FnMut(&Case<'_>) -> V> Visit for Tree<'_, V, F> {
    fn end(&mut self, case: &Case<'_>, dead_end: Option<usize>) -> u32 {
        let node = match dead_end {
            Some(dead_end) => Node::DeadEnd(dead_end),
            None => Node::End(self.values.of((self.value)(case))),
        };
        self.nodes.of(node)
    }

    fn asked(&mut self, question: u8, led_to: Vec<u32>) -> u32 {
        self.alike.refine(question, &led_to);
        self.nodes.of(Node::Asked(question, led_to))
    }
}
