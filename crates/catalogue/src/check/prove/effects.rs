//! Questions and options that change nothing: no paper, limit or amount, no later question, no
//! dead end.

use std::collections::HashMap;

use rules::case::Case;
use rules::channel::Channel;
use rules::charge::{Amount, charge};
use rules::condition::{Condition, Truth};
use rules::due::{UnknownLimit, limits};
use rules::place::Place;
use rules::policy::Policy;
use rules::procedure::QuestionKind;

use super::Proof;
use super::fees::{self, Filings};
use crate::finding::Finding;
use crate::problem::CaseProblem;
use crate::source::Source;
use crate::walk::filings::{channels, days, filing, places};
use crate::walk::names::{Questions, of_conditions, of_fee, of_limits, of_paper};
use crate::walk::{Alike, Tree};

/// For questions that several guides ask: the groups of answers that no guide tells apart.
pub(super) type Shared = HashMap<String, Vec<Vec<usize>>>;

pub(super) fn check(proof: &Proof<'_>, own: usize, shared: &mut Shared) -> Vec<Finding> {
    let alike = alike(proof);
    let mut findings = Vec::new();
    for (index, question) in (0_u8..=u8::MAX).zip(&proof.procedure().questions) {
        let Some(groups) = alike.groups(index) else { continue };
        if usize::from(index) >= own {
            let known = shared.entry(question.id.clone()).or_insert_with(|| groups.to_vec());
            *known = both(known, groups);
            continue;
        }
        let at = proof.at.key("questions").index(usize::from(index));
        let choices: Vec<(&str, bool)> = match &question.kind {
            QuestionKind::Choice(choices) => {
                choices.iter().map(|choice| (choice.id.as_str(), choice.help.is_some())).collect()
            }
            QuestionKind::Number { .. } | QuestionKind::Date { .. } => Vec::new(),
        };
        if groups.len() == 1 {
            findings.push(at.finding(CaseProblem::NoEffect { id: question.id.clone() }));
        } else if !question.changeable {
            let same = same_choices(&question.id, &choices, groups);
            findings.extend(same.map(|problem| at.key("choices").finding(problem)));
        }
    }
    findings
}

/// The same for the questions of `questions.toml`, over all guides that ask them.
pub(super) fn check_shared(source: &Source, shared: &Shared) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, question) in &source.questions.value {
        let Some(groups) = shared.get(id) else { continue };
        let at = source.questions.at().key(id);
        let choices: Vec<(&str, bool)> = question
            .choices
            .iter()
            .flatten()
            .map(|choice| (choice.id.as_str(), choice.help.is_some()))
            .collect();
        if groups.len() == 1 {
            findings.push(at.finding(CaseProblem::NoEffect { id: id.clone() }));
        } else if !question.changeable {
            let same = same_choices(id, &choices, groups);
            findings.extend(same.map(|problem| at.key("choices").finding(problem)));
        }
    }
    findings
}

/// Groups of choices that lead to the same. A choice with a help of its own tells something.
fn same_choices<'a>(
    question: &'a str,
    choices: &'a [(&str, bool)],
    groups: &'a [Vec<usize>],
) -> impl Iterator<Item = CaseProblem> + 'a {
    groups.iter().filter_map(move |group| {
        let plain = group.iter().filter_map(|position| choices.get(*position));
        let plain: Vec<String> =
            plain.filter(|(_, help)| !help).map(|(id, _)| (*id).to_owned()).collect();
        (plain.len() > 1)
            .then(|| CaseProblem::SameEffect { question: question.to_owned(), choices: plain })
    })
}

/// The answers that are alike by both.
fn both(one: &[Vec<usize>], other: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut finer = Vec::new();
    for group in one {
        for with in other {
            let part: Vec<usize> =
                group.iter().copied().filter(|answer| with.contains(answer)).collect();
            if !part.is_empty() {
                finer.push(part);
            }
        }
    }
    finer
}

/// The answers that nothing of the procedure tells apart.
fn alike(proof: &Proof<'_>) -> Alike {
    let procedure = proof.procedure();
    let mut alike = Alike::default();
    let anywhere = filing(proof.today, Place::default());
    for (index, _) in (0_u8..=u8::MAX).zip(&procedure.questions) {
        let mut tree = Tree::new(&mut alike, |_: &Case<'_>| ());
        proof.space.walk(&Questions::from([index]), anywhere, &mut tree);
    }
    for index in 0..procedure.dead_ends.len() {
        let mut tree = Tree::new(&mut alike, |_: &Case<'_>| ());
        proof.space.walk(&proof.space.of_dead_end(index), anywhere, &mut tree);
    }
    for paper in &procedure.papers {
        let mut tree = Tree::new(&mut alike, |case: &Case<'_>| {
            let waived = paper.waiver.as_ref().map(|waiver| holds(&waiver.when, case));
            let needed = holds(&paper.when, case);
            needed.is_none_or(|needed| needed).then_some((needed, waived))
        });
        proof.space.walk(&of_paper(paper), anywhere, &mut tree);
    }
    by_limits(proof, &mut alike);
    by_fees(proof, &mut alike);
    for policy in &procedure.policies {
        let mut tree = Tree::new(&mut alike, |case: &Case<'_>| holds(&policy.when, case));
        let there = filing(day_of(policy, proof), place_of(policy, proof));
        proof.space.walk(&of_conditions([&policy.when]), there, &mut tree);
    }
    alike
}

fn by_limits(proof: &Proof<'_>, alike: &mut Alike) {
    let all = &proof.procedure().limits;
    // Limits that say the same are the same to a citizen.
    let value = |index: u8| {
        let limit = all.get(usize::from(index));
        all.iter().position(|other| {
            limit.is_some_and(|limit| (&limit.term, limit.start) == (&other.term, other.start))
        })
    };
    let groups = channels(proof.procedure().channels, all.iter().map(|limit| limit.channels));
    let channels: Vec<Channel> = groups.iter().filter_map(|group| group.first()).copied().collect();
    for day in days(all.iter().map(|limit| limit.window), proof.today) {
        if day < proof.today {
            continue;
        }
        let mut tree = Tree::new(alike, |case: &Case<'_>| {
            let of_channel = |channel| match limits(case, channel) {
                Ok(limits) => limits.into_iter().map(|(index, _)| value(index)).collect(),
                Err(UnknownLimit::Expired(index)) => vec![None, value(index)],
                Err(_) => vec![None],
            };
            channels.iter().copied().map(of_channel).collect::<Vec<Vec<Option<usize>>>>()
        });
        proof.space.walk(&of_limits(proof.procedure()), filing(day, Place::default()), &mut tree);
    }
}

fn by_fees(proof: &Proof<'_>, alike: &mut Alike) {
    let procedure = proof.procedure();
    for (index, fee) in (0_u8..=u8::MAX).zip(&procedure.fees) {
        let named = of_fee(procedure, index, fee);
        let Filings { days, places, channels } = fees::filings(proof, index, fee);
        for day in days.into_iter().filter(|day| proof.today <= *day) {
            for place in &places {
                let mut tree = Tree::new(alike, |case: &Case<'_>| {
                    let base = |channel: &Channel| {
                        let line = charge(case, *channel, index, fee)?;
                        Some((line.perhaps, line.base.amount))
                    };
                    let channels = channels.iter().filter_map(|group| group.first());
                    channels.map(base).collect::<Vec<Option<(bool, Amount)>>>()
                });
                proof.space.walk(&named, filing(day, *place), &mut tree);
            }
        }
    }
}

/// What is known of a condition, as a value.
fn holds(condition: &Condition, case: &Case<'_>) -> Option<bool> {
    match condition.truth(&case.answers) {
        Truth::Yes => Some(true),
        Truth::No => Some(false),
        Truth::Unknown => None,
    }
}

/// A day on which a policy holds: today's, if it can be.
fn day_of(policy: &Policy, proof: &Proof<'_>) -> jiff_core::civil::Date {
    let not_before = policy.window.from.map_or(proof.today, |from| from.max(proof.today));
    policy.window.to.map_or(not_before, |to| to.min(not_before))
}

fn place_of(policy: &Policy, proof: &Proof<'_>) -> Place {
    let places = places([&policy.places], proof.provinces);
    let holds = |place: &&Place| policy.places.truth(**place) == Truth::Yes;
    places.iter().find(holds).copied().unwrap_or_default()
}
