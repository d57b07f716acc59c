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

use yew::prelude::*;

use crate::components::View;
use crate::state::{Action, Screen, State};

/// The screen of a state; `dispatch` takes what a person does there.
pub fn show(state: &State, dispatch: &Callback<Action>) -> Html {
    let view = View::new(state, dispatch);
    let screen = match &state.screen {
        Screen::Loading => html! { <slot /> },
        Screen::Find => find::find(&view),
        Screen::LifeEvent => life_event::life_event(&view),
        Screen::Place => place::place(&view),
        Screen::Question(question) => question::question(&view, *question),
        Screen::DeadEnd => dead_end::dead_end(&view),
        Screen::Result => result::result(&view),
        Screen::Received => received::received(&view),
        Screen::Rating => rating::rating(&view),
        Screen::Thanks(delivery) => thanks::thanks(&view, *delivery),
        Screen::Problem(problem) => problem::problem(&view, problem),
    };
    html! {
        <div class={classes!("mc", format!("mc--{}", state.screen.code()))} part="root"
            lang={state.language().code()}>
            { screen }
        </div>
    }
}

/// The list of papers, limits and fees of every case, without a screen of its own: the catalogue
/// holds it ready for where the widget can't run.
#[cfg(not(target_arch = "wasm32"))]
pub fn show_plain(state: &State) -> Html {
    let dispatch = Callback::noop();
    let view = View::new(state, &dispatch);
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
