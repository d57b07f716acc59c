//! A screen that is on its way, or couldn't be fetched.

use yew::prelude::*;

use super::heading;
use crate::components::{View, button};
use crate::state::{Action, Arrival};

pub(super) fn waiting(view: &View<'_>) -> Html {
    let texts = view.texts;
    html! {
        if view.state.later == Arrival::Failed {
            { heading(texts.part_missing) }
            { button::primary(view, texts.try_again, Action::Later(Arrival::Awaited)) }
        } else {
            { heading(texts.part_awaited) }
        }
    }
}
