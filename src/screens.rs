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

use crate::components::answers::answers;
use crate::components::{LaterView, View, entry, news, officer};
use crate::state::{Action, Screen, State};

/// How many parts a screen has: what is read first is painted first, on a slow phone long before the
/// last line is made. Each part has its place among the children from the start, as an `if`: Yew
/// compares a list without keys from its end, so one that grows there would be made anew.
pub fn parts(state: &State) -> usize {
    match state.screen {
        Screen::Question(_) => question::PARTS,
        Screen::Result => result::PARTS,
        _ => 1,
    }
}

/// The screen of a state, once everything is there, or its first parts; `dispatch` takes what a
/// person does there.
pub fn show(state: &State, dispatch: &Callback<Action>, parts: usize) -> Html {
    let view = LaterView::new(state, dispatch, parts);
    let screen = match &state.screen {
        Screen::Place => place::place(&view),
        Screen::Question(question) => {
            question::question(&view, *question, || answers(&view, Some(*question)))
        }
        Screen::Find => find::find(&view),
        Screen::LifeEvent => life_event::life_event(&view),
        Screen::DeadEnd => dead_end::dead_end(&view),
        Screen::Result => result::result(&view),
        Screen::Received => received::received(&view),
        Screen::Rating => rating::rating(&view),
        Screen::Thanks(delivery) => thanks::thanks(&view, *delivery),
        _ => first(&view),
    };
    let officer = state.options.officer && is_ours(state);
    let parts = [
        officer.then(|| officer::next_citizen(&view)),
        is_ours(state).then(|| news::news(&view)),
        state.link_damaged.then(|| link_damaged(&view)),
        Some(keyed(state, screen)),
        officer.then(|| officer::keys(&view)),
    ];
    let class = officer.then_some("mc--for-two");
    let code = state.screen.code();
    frame(&view, code, class, keys(state, dispatch), parts.into_iter().flatten().collect())
}

/// The screens of a first visit, until what comes after the questions has arrived.
pub fn show_first(state: &State, dispatch: &Callback<Action>) -> Html {
    let view = View::new(state, dispatch);
    bare(&view, state.screen.code(), first(&view))
}

/// What is shown instead of a screen that isn't there yet.
pub fn show_waiting(state: &State, dispatch: &Callback<Action>) -> Html {
    let view = View::new(state, dispatch);
    bare(&view, "waiting", waiting::waiting(&view))
}

fn first(view: &View<'_>) -> Html {
    match &view.state.screen {
        Screen::Question(question) => question::question(view, *question, Html::default),
        Screen::Problem(problem) => problem::problem(view, problem),
        _ => html! { <slot /> },
    }
}

/// A screen alone, with the empty place of the news, so that nothing moves when the rest arrives.
fn bare(view: &View<'_>, code: &str, screen: Html) -> Html {
    let news = is_ours(view.state).then(|| news::place(Html::default()));
    let parts = [news, Some(keyed(view.state, screen))];
    frame(view, code, None, None, parts.into_iter().flatten().collect())
}

/// Whether the screen is the widget's, and not the page's.
fn is_ours(state: &State) -> bool {
    !matches!(state.screen, Screen::Loading | Screen::Problem(_))
}

fn keyed(state: &State, screen: Html) -> Html {
    html! { <key={key(state)}>{ screen }</> }
}

fn frame(
    view: &View<'_>,
    code: &str,
    class: Option<&'static str>,
    onkeydown: Option<Callback<KeyboardEvent>>,
    parts: Vec<Html>,
) -> Html {
    let busy = (view.parts < usize::MAX).then_some("true");
    html! {
        <div class={classes!("mc", format!("mc--{code}"), class)}
            part="root" lang={view.language().code()} aria-busy={busy} {onkeydown}>
            { for parts }
        </div>
    }
}

/// A link that was opened couldn't be read, and the person begins anew.
fn link_damaged(view: &LaterView<'_>) -> Html {
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
    let view = LaterView::new(state, &dispatch, usize::MAX);
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
