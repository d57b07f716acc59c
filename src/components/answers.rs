//! The answers so far, each with a way to change it.

use rules::condition::{Answer, Slot};
use rules::procedure::{Question, QuestionKind};
use yew::prelude::*;

use super::{LaterView, button, disclosure};
use crate::format::date;
use crate::state::Action;

/// The answers given so far, or nothing while there are none.
pub fn answers(view: &LaterView<'_>, except: Option<u8>) -> Html {
    let (Some(procedure), Some(case)) = (view.state.procedure.as_deref(), view.state.case()) else {
        return Html::default();
    };
    let place = place(view).map(|place| line(view, view.texts.place, place, Action::ChangePlace));
    let given = case.questions().filter(|(index, _)| Some(*index) != except);
    let given = given.filter_map(|(index, slot)| {
        let Slot::Given(answer) = slot else { return None };
        let question = procedure.questions.get(usize::from(index))?;
        let answer = answer_text(view, question, answer);
        Some(line(view, view.say(&question.text), answer, Action::Change(index)))
    });
    let lines: Vec<Html> = place.into_iter().chain(given).collect();
    if lines.is_empty() {
        return Html::default();
    }
    let summary = format!("{} ({})", view.texts.answers, lines.len());
    disclosure::disclosure(summary, html! { <dl class="mc-answers">{ lines }</dl> })
}

/// The answers alone, in one line.
#[must_use]
pub fn in_short(view: &LaterView<'_>) -> Option<String> {
    let case = view.state.case()?;
    let given = case.questions().filter_map(|(index, slot)| {
        let Slot::Given(answer) = slot else { return None };
        let question = case.procedure.questions.get(usize::from(index))?;
        let text = view.say(&question.text);
        Some(format!("{text} {}", answer_text(view, question, answer)))
    });
    let given = given.collect::<Vec<_>>().join(" · ");
    (!given.is_empty()).then_some(given)
}

/// The name of the place, where the citizen chose it.
fn place(view: &LaterView<'_>) -> Option<String> {
    let state = view.state;
    let province = state.place.province.and_then(|code| state.province(code))?;
    if !state.can_change_place() {
        return None;
    }
    let name = province.name.in_language(view.language());
    let territory = province.territories.iter().find(|t| Some(t.code) == state.place.territory);
    Some(match territory {
        Some(territory) => format!("{name} ({})", territory.name.in_language(view.language())),
        None => name.to_owned(),
    })
}

fn line(
    view: &LaterView<'_>,
    question: impl Into<AttrValue>,
    answer: String,
    change: Action,
) -> Html {
    html! {
        <div class="mc-answers__line">
            <dt>{ question.into() }</dt>
            <dd>{ answer }{ " " }{ button::small(view, view.texts.change, change) }</dd>
        </div>
    }
}

fn answer_text(view: &LaterView<'_>, question: &Question, answer: Answer) -> String {
    let text = match (&question.kind, answer) {
        (QuestionKind::Choice(choices), Answer::Choice(choice)) => {
            choices.get(usize::from(choice)).map(|choice| view.say(&choice.text).to_string())
        }
        (QuestionKind::Number { unit, .. }, Answer::Number(number)) => {
            Some(format!("{number} {}", view.say(unit)))
        }
        (_, Answer::Date(day)) => Some(date(view.texts, day)),
        _ => None,
    };
    text.unwrap_or_else(|| view.texts.dont_know.to_owned())
}
