//! The questions of one procedure: its own, and the facts about a person that it or a policy uses.

use std::collections::BTreeSet;

use crate::source::Source;
use crate::source::file::At;
use crate::source::guide::{Guide, Question};
use crate::source::policy::Rule;

/// The questions that conditions of one procedure may name, in the order in which they are asked.
pub(super) struct Scope<'s> {
    pub(super) asked: Vec<Asked<'s>>,
}

/// A question with where it is written.
pub(super) struct Asked<'s> {
    pub(super) id: &'s str,
    pub(super) question: &'s Question,
    pub(super) at: At<'s>,
    /// Asked only for policies, not for the guide itself.
    pub(super) for_policies_only: bool,
}

impl<'s> Scope<'s> {
    /// The questions of a guide, then those facts of `questions.toml` that its conditions or
    /// these rules use.
    pub(super) fn new(
        source: &'s Source,
        guide: &'s Guide,
        at: &At<'s>,
        rules: &[&'s Rule],
    ) -> Self {
        let own = guide.questions.iter().enumerate().map(|(index, question)| Asked {
            id: &question.id,
            question,
            at: at.key("questions").index(index),
            for_policies_only: false,
        });
        let mut scope = Self { asked: own.collect() };
        let by_guide = with_their_own(source, guide.names());
        let by_rules = with_their_own(source, rules.iter().flat_map(|rule| rule.names()));
        scope.add_facts(source, &by_guide, &by_rules);
        scope
    }

    /// The facts that a rule uses.
    pub(super) fn for_rule(source: &'s Source, rule: &'s Rule) -> Self {
        let mut scope = Self { asked: Vec::new() };
        scope.add_facts(source, &BTreeSet::new(), &facts_of(source, rule));
        scope
    }

    fn add_facts(
        &mut self,
        source: &'s Source,
        by_guide: &BTreeSet<&str>,
        by_rules: &BTreeSet<&str>,
    ) {
        for (id, question) in &source.questions.value {
            let wanted = by_guide.contains(id.as_str()) || by_rules.contains(id.as_str());
            if wanted && self.find(id).is_none() {
                self.asked.push(Asked {
                    id,
                    question,
                    at: source.questions.at().key(id),
                    for_policies_only: !by_guide.contains(id.as_str()),
                });
            }
        }
    }

    /// The question with that id.
    pub(super) fn find(&self, id: &str) -> Option<(u8, &Asked<'s>)> {
        (0_u8..=u8::MAX).zip(&self.asked).find(|(_, asked)| asked.id == id)
    }
}

/// Facts with those that their own conditions name.
fn with_their_own<'s>(
    source: &'s Source,
    names: impl IntoIterator<Item = &'s str>,
) -> BTreeSet<&'s str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = names.into_iter().collect();
    while let Some(name) = open.pop() {
        if found.insert(name)
            && let Some(question) = source.questions.value.get(name)
        {
            open.extend(question.when.names());
        }
    }
    found
}

/// The facts that a rule uses, itself or by their own conditions.
pub(super) fn facts_of<'s>(source: &'s Source, rule: &'s Rule) -> BTreeSet<&'s str> {
    with_their_own(source, rule.names())
}
