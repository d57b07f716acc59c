//! The screens, each made from the state alone.

mod dead_end;
mod find;
mod place;
mod problem;
mod question;
mod rating;
mod received;
mod result;
mod thanks;

use std::rc::Rc;

use yew::prelude::*;

use crate::components::View;
use crate::state::{Action, Screen, State};

/// What the screen is made from.
#[derive(Clone, Debug, Properties)]
pub struct ShowProps {
    /// What is known.
    pub state: Rc<State>,
    /// Where actions go.
    #[prop_or_default]
    pub dispatch: Callback<Action>,
}

impl PartialEq for ShowProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.dispatch == other.dispatch
    }
}

/// Shows the screen of a state.
#[component]
pub fn Show(props: &ShowProps) -> Html {
    let state = &*props.state;
    let view = View::new(state, &props.dispatch);
    let screen = match &state.screen {
        Screen::Loading => html! { <slot /> },
        Screen::Find => find::find(&view),
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

/// The heading of a screen: the focus goes there when the screen has changed.
fn heading(text: impl Into<AttrValue>) -> Html {
    html! { <h2 class="mc-heading" tabindex="-1">{ text.into() }</h2> }
}
