//! The screens, each made from the state alone.

mod dead_end;
mod find;
mod life_event;
mod place;
#[cfg(not(target_arch = "wasm32"))]
mod plain;
mod problem;
mod question;
mod rating;
mod received;
mod result;
mod thanks;
mod waiting;

use yew::prelude::*;

use crate::components::{LaterView, View, entry, news, officer};
use crate::state::{Action, Screen, State};

/// The screen of a state; `dispatch` takes what a person does there.
#[cfg(not(target_arch = "wasm32"))]
pub fn show(state: &State, dispatch: &Callback<Action>) -> Html {
    if state.screen.is_first() { show_first(state, dispatch) } else { show_later(state, dispatch) }
}

/// The screens of a first visit, until the questions are answered.
pub fn show_first(state: &State, dispatch: &Callback<Action>) -> Html {
    let view = View::new(state, dispatch);
    frame(
        &view,
        match &state.screen {
            Screen::Place => place::place(&view),
            Screen::Question(question) => question::question(&view, *question),
            Screen::Problem(problem) => problem::problem(&view, problem),
            _ => html! { <slot /> },
        },
    )
}

/// All other screens: they are fetched behind the first.
pub fn show_later(state: &State, dispatch: &Callback<Action>) -> Html {
    let view = LaterView::new(state, dispatch);
    frame(
        &view,
        match &state.screen {
            Screen::Find => find::find(&view),
            Screen::LifeEvent => life_event::life_event(&view),
            Screen::DeadEnd => dead_end::dead_end(&view),
            Screen::Result => result::result(&view),
            Screen::Received => received::received(&view),
            Screen::Rating => rating::rating(&view),
            Screen::Thanks(delivery) => thanks::thanks(&view, *delivery),
            _ => Html::default(),
        },
    )
}

/// What is shown instead of a screen that isn't there yet.
pub fn show_waiting(state: &State, dispatch: &Callback<Action>) -> Html {
    let view = View::new(state, dispatch);
    frame(&view, waiting::waiting(&view))
}

fn frame(view: &View<'_>, screen: Html) -> Html {
    let state = view.state;
    let ours = !matches!(state.screen, Screen::Loading | Screen::Problem(_));
    let officer = state.options.officer && ours;
    let parts = [
        officer.then(|| officer::next_citizen(view)),
        ours.then(|| news::news(view)),
        state.link_damaged.then(|| link_damaged(view)),
        Some(html! { <key={key(state)}>{ screen }</> }),
        officer.then(|| officer::keys(view)),
    ];
    html! {
        <div class={classes!("mc", format!("mc--{}", state.screen.code()), officer.then_some("mc--for-two"))}
            part="root" lang={state.language().code()} onkeydown={keys(state, view.dispatch)}>
            { for parts.into_iter().flatten() }
        </div>
    }
}

/// A link that was opened couldn't be read, and the person begins anew.
fn link_damaged(view: &View<'_>) -> Html {
    html! { <p class="mc-notice" role="alert">{ view.texts.link_damaged }</p> }
}

/// A screen is made anew when another one follows. What a browser has translated and an extension has
/// inserted goes with it: it would be left standing if ours were only changed. Keys count only where
/// everything beside has one, too.
fn key(state: &State) -> String {
    let language = state.language().code();
    match state.screen {
        Screen::Question(question) => format!("question {question} {language}"),
        _ => format!("{} {language}", state.screen.code()),
    }
}

/// What keys do, where an officer uses them.
fn keys(state: &State, dispatch: &Callback<Action>) -> Option<Callback<KeyboardEvent>> {
    let keys = state.shortcuts();
    let dispatch = dispatch.clone();
    (!keys.is_empty()).then(|| {
        Callback::from(move |event: KeyboardEvent| {
            let pressed = entry::with_alt(&event);
            let found = keys.iter().find(|(key, _)| pressed.as_deref() == Some(key));
            if let Some((_, action)) = found {
                event.prevent_default();
                dispatch.emit(action.clone());
            }
        })
    })
}

/// The list of papers, limits and fees of every case, without a screen of its own: the catalogue
/// holds it ready for where the widget can't run.
#[cfg(not(target_arch = "wasm32"))]
pub fn show_plain(state: &State) -> Html {
    let dispatch = Callback::noop();
    let view = LaterView::new(state, &dispatch);
    html! {
        <div class="mc mc--plain" part="root" lang={state.language().code()}>
            { plain::plain(&view) }
        </div>
    }
}

/// The heading of a screen: the focus goes there when the screen has changed.
fn heading(text: impl Into<AttrValue>) -> Html {
    html! { <h2 class="mc-heading" tabindex="-1">{ text.into() }</h2> }
}
