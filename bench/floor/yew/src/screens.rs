//! The screens, in the mark-up of the page by hand.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::job::{QUESTIONS, asked, fee, papers};
use crate::state::{Action, Screen, State};

const SCORES: [&str; 5] =
    ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"];

const COMMENT_LENGTH: usize = 500;

type Handle = UseReducerHandle<State>;

pub(crate) fn screen(state: &Handle, heading: &NodeRef) -> Html {
    match state.screen {
        Screen::Question(index) => question(state, heading, index),
        Screen::Result => result(state, heading),
        Screen::Rating => rating(state, heading),
        Screen::Thanks => html! {
            <>
                { title(heading, "Thank you") }
                <p role="status">{ "Your rating has been recorded." }</p>
                { button(state, "Start again", || Action::Restart) }
            </>
        },
    }
}

fn question(state: &Handle, heading: &NodeRef, index: usize) -> Html {
    let Some(question) = QUESTIONS.get(index) else { return Html::default() };
    let number = asked(&state.answers).filter(|other| *other <= index).count();
    let count = asked(&state.answers).count();
    let chosen = state.answers.get(index).copied().flatten();
    let choices =
        radios(state, question.id, question.choices, chosen, move |it| Action::Answer(index, it));
    html! {
        <>
            if index > 0 { { button(state, "Back", || Action::Back) } }
            <p class="step">{ format!("Driving licence · Question {number} of {count}") }</p>
            { form(state, heading, question.text, choices, "Continue") }
            <details>
                <summary>{ "Why do you ask?" }</summary>
                <p>{ "It decides papers or fee." }</p>
            </details>
        </>
    }
}

fn result(state: &Handle, heading: &NodeRef) -> Html {
    let (licence, copies) = fee(&state.answers);
    let together = licence.saturating_add(copies);
    let line = |name: &'static str, amount: usize| {
        html! { <tr><th scope="row">{ name }</th><td>{ amount }{ " đ" }</td></tr> }
    };
    let paper = |text: &'static str| {
        html! { <label class="choice"><input type="checkbox" /><span>{ text }</span></label> }
    };
    html! {
        <>
            { button(state, "Back", || Action::Back) }
            { title(heading, "Driving licence") }
            <h3>{ "What it costs" }</h3>
            <table>
                { line("Licence", licence) }
                { line("Copies", copies) }
                { line("Together", together) }
            </table>
            <h3>{ "What to bring" }</h3>
            <div class="choices">{ for papers(&state.answers).map(paper) }</div>
            { button(state, "Rate this guide", || Action::Rate) }
            { button(state, "Start again", || Action::Restart) }
        </>
    }
}

fn rating(state: &Handle, heading: &NodeRef) -> Html {
    let left = COMMENT_LENGTH.saturating_sub(state.comment.encode_utf16().count());
    let to = state.dispatcher();
    let oninput = move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            to.dispatch(Action::Comment(field.value()));
        }
    };
    let content = html! {
        <>
            { radios(state, "score", &SCORES, state.score, Action::Score) }
            <label>
                { "Comment " }
                <textarea rows="3" maxlength={COMMENT_LENGTH.to_string()} aria-describedby="left"
                    value={state.comment.clone()} {oninput} />
            </label>
            <p class="note" id="left" aria-live="polite">
                { format!("{left} characters left") }
            </p>
        </>
    };
    html! {
        <>
            { button(state, "Back", || Action::Back) }
            { form(state, heading, "How did it go?", content, "Send") }
        </>
    }
}

fn title(heading: &NodeRef, text: &'static str) -> Html {
    html! { <h2 tabindex="-1" ref={heading}>{ text }</h2> }
}

fn button(state: &Handle, text: &'static str, action: fn() -> Action) -> Html {
    let to = state.dispatcher();
    html! { <button type="button" onclick={move |_| to.dispatch(action())}>{ text }</button> }
}

fn form(
    state: &Handle,
    heading: &NodeRef,
    legend: &'static str,
    content: Html,
    button: &'static str,
) -> Html {
    let to = state.dispatcher();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        to.dispatch(Action::Continue);
    };
    html! {
        <form novalidate=true {onsubmit}>
            <fieldset aria-describedby="fault">
                <legend>{ title(heading, legend) }</legend>
                { content }
            </fieldset>
            <p class="fault" id="fault" role="alert">
                { if state.missing { "Please choose an answer." } else { "" } }
            </p>
            <button class="primary">{ button }</button>
        </form>
    }
}

fn radios(
    state: &Handle,
    name: &'static str,
    choices: &'static [&'static str],
    chosen: Option<usize>,
    action: impl Fn(usize) -> Action + Copy + 'static,
) -> Html {
    let radio = |(index, text): (usize, &&'static str)| {
        let to = state.dispatcher();
        html! {
            <label class="choice" key={index}>
                <input type="radio" {name} checked={chosen == Some(index)}
                    onchange={move |_| to.dispatch(action(index))} />
                <span>{ *text }</span>
            </label>
        }
    };
    html! { <div class="choices">{ for choices.iter().enumerate().map(radio) }</div> }
}
