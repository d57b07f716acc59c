//! What would change a sum: another day, another answer.

use rules::case::Case;
use rules::change::{Cause, Change, changes as all};
use rules::channel::Channel;
use rules::charge::{Charges, Total};
use rules::condition::Answer;
use rules::fee::Dong;
use rules::procedure::QuestionKind;
use yew::prelude::*;

use super::LaterView;
use crate::format::{date, dong, fill};

/// A line for each day and each answer; other channels stand beside, and what an open answer would
/// make possible stands above.
pub fn changes(view: &LaterView<'_>, case: &Case<'_>, channel: Channel, now: &Charges) -> Html {
    let open = now.lines.iter().any(|line| !line.possible.is_empty());
    let now = now.total();
    let lines = all(case, channel)
        .into_iter()
        .filter(|change| !open || matches!(change.cause, Cause::FiledFrom(_)))
        .filter_map(|change| line(view, case, now, change));
    html! { <>{ for lines.map(|line| html! { <p class="mc-note">{ line }</p> }) }</> }
}

fn line(view: &LaterView<'_>, case: &Case<'_>, now: Total, change: Change) -> Option<String> {
    let texts = view.texts;
    let saved = change.saves(now).map(|saved| fill(texts.saves, &[&dong(texts, Dong(saved))]));
    let sum = match change.total.complete {
        true => dong(texts, change.total.known),
        false => texts.unknown.to_owned(),
    };
    let sum = format!("{sum} {}", saved.as_deref().unwrap_or_default());
    match change.cause {
        Cause::FiledFrom(day) => Some(fill(texts.filed_from, &[&date(texts, day), &sum])),
        Cause::Answer { question, answer: Answer::Choice(choice) } if saved.is_some() => {
            let question = case.procedure.questions.get(usize::from(question))?;
            let QuestionKind::Choice(choices) = &question.kind else { return None };
            let choice = view.say(&choices.get(usize::from(choice))?.text);
            Some(fill(texts.answered, &[&view.say(&question.text), &choice, &sum]))
        }
        _ => None,
    }
}
