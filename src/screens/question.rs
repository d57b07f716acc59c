//! One question.

use rules::iso::Iso;
use rules::procedure::{Procedure, Question, QuestionKind};
use yew::prelude::*;

use crate::components::choices::{Choice, choices};
use crate::components::disclosure::disclosure;
use crate::components::source::source;
use crate::components::{View, button, entry, message};
use crate::format::fill;
use crate::state::{Action, Draft, Fault};

/// The question, then why it is asked and what was answered before.
pub(super) const PARTS: usize = 2;

/// `answers` are those to earlier questions.
pub(super) fn question(view: &View<'_>, index: u8, answers: impl FnOnce() -> Html) -> Html {
    let Some(procedure) = view.state.procedure.as_deref() else { return Html::default() };
    let Some(question) = procedure.questions.get(usize::from(index)) else {
        return Html::default();
    };
    let help = question.help.as_ref().map(|help| view.say(help));
    html! {
        <>
            { button::back(view) }
            <p class="mc-step" id="mc-step">
                { view.say(&procedure.name) }{ " · " }{ step(view, index) }
            </p>
            <progress class="mc-progress" max="1000" value={view.state.progress.to_string()}
                aria-labelledby="mc-step" />
            <fieldset class="mc-fieldset" aria-describedby="mc-fault">
                <legend>
                    <h2 class="mc-heading" tabindex="-1">{ view.say(&question.text) }</h2>
                </legend>
                if let Some(help) = help { <p class="mc-help" id="mc-help">{ help }</p> }
                { field(view, question) }
            </fieldset>
            { message::fault(view.state.fault.map(|fault| fault_text(view, question, fault))) }
            { button::primary(view, view.texts.next, Action::Continue) }
            if view.parts >= PARTS {
                { why(view, procedure, question) }
                { answers() }
            }
        </>
    }
}

/// Which question, and how many follow at most: an answer may spare some, and adds none.
fn step(view: &View<'_>, index: u8) -> String {
    let Some((number, more)) = view.state.position(index) else { return String::new() };
    let (number, more) = (number.to_string(), more.to_string());
    match more.as_str() {
        "0" => fill(view.texts.step_last, &[&number]),
        _ => fill(view.texts.step, &[&number, &more]),
    }
}

fn field(view: &View<'_>, question: &Question) -> Html {
    let draft = &view.state.draft;
    let mut options: Vec<Choice> = match &question.kind {
        QuestionKind::Choice(list) => (0_u8..=u8::MAX)
            .zip(list)
            .map(|(index, choice)| Choice {
                text: view.say(&choice.text),
                help: choice.help.as_ref().map(|help| view.say(help)),
                chosen: *draft == Draft::Choice(index),
                action: Action::Draft(Draft::Choice(index)),
            })
            .collect(),
        QuestionKind::Number { .. } | QuestionKind::Date { .. } => Vec::new(),
    };
    if question.dont_know {
        options.push(Choice {
            text: view.texts.dont_know.into(),
            help: None,
            chosen: *draft == Draft::DontKnow,
            action: Action::Draft(Draft::DontKnow),
        });
    }
    html! {
        <>
            { typed(view, question) }
            if !options.is_empty() { { choices(view, &question.id, options) } }
        </>
    }
}

/// The field of a number or a date.
fn typed(view: &View<'_>, question: &Question) -> Html {
    let state = view.state;
    let value = match &state.draft {
        Draft::Typed(text) => text.clone(),
        _ => String::new(),
    };
    let invalid = state.fault.is_some().to_string();
    let oninput =
        view.dispatch.reform(|event: InputEvent| Action::Draft(Draft::Typed(entry::typed(&event))));
    match &question.kind {
        QuestionKind::Choice(_) => Html::default(),
        QuestionKind::Number { unit, min, max } => html! {
            <>
            <p class="mc-help" id="mc-range">
                { fill(view.texts.number_range, &[&min.to_string(), &max.to_string()]) }
            </p>
            <label class="mc-label mc-unit">
                <input class="mc-input mc-input--number" type="text" inputmode="numeric"
                    autocomplete="off" aria-invalid={invalid}
                    aria-describedby="mc-help mc-range mc-fault" {value} {oninput} />
                { " " }{ view.say(unit) }
            </label>
            </>
        },
        QuestionKind::Date { past, future } => {
            let today = state.now.date();
            let days = |count| i32::try_from(count).unwrap_or(i32::MAX);
            let day =
                |days: i32| today.checked_add(days).map(|date| date.write()).unwrap_or_default();
            html! {
                <label class="mc-label">
                    { view.texts.date_label }
                    <input class="mc-input mc-input--date" type="date" autocomplete="off"
                        min={day(days(*past).saturating_neg())} max={day(days(*future))}
                        aria-invalid={invalid} aria-describedby="mc-help mc-fault"
                        {value} {oninput} />
                </label>
            }
        }
    }
}

fn fault_text(view: &View<'_>, question: &Question, fault: Fault) -> String {
    let texts = view.texts;
    match (&question.kind, fault) {
        (QuestionKind::Choice(_), _) => texts.answer_missing.to_owned(),
        (QuestionKind::Number { min, max, .. }, _) => {
            fill(texts.number_wrong, &[&min.to_string(), &max.to_string()])
        }
        (QuestionKind::Date { .. }, _) => texts.date_wrong.to_owned(),
    }
}

fn why(view: &View<'_>, procedure: &Procedure, question: &Question) -> Html {
    let content = html! {
        <>
            <p>{ view.say(&question.why) }</p>
            { question.source.as_ref().map(|citation| source(view, procedure, citation)) }
        </>
    };
    disclosure(view.texts.why, content)
}
