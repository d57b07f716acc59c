//! What is shown of a procedure before the widget runs, and where it can't: its first question and
//! the plain list, as HTML that is written when the catalogue is built.

use std::rc::Rc;

use futures_executor::block_on;
use jiff_core::civil::{Date, DateTime};
use rules::manifest::Common;
use rules::procedure::Procedure;
use rules::text::Language;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::screens::{show, show_plain};
use crate::state::{Options, Screen, State};

/// Two elements: the first question, then the plain list.
#[must_use]
pub fn fragments(procedure: &Procedure, common: &Common, language: Language) -> String {
    let options = Options { language, ..Options::default() };
    let state = State {
        procedure: Some(Rc::new(procedure.clone())),
        provinces: common.provinces.clone().into(),
        given: vec![None; procedure.questions.len()],
        ..State::new(options, written_on(procedure))
    };
    let first = state.case().and_then(|case| case.next_question());
    let screen = first.map_or(Screen::Result, Screen::Question);
    let props = FragmentsProps { state: Rc::new(State { screen, ..state }) };
    block_on(LocalServerRenderer::<Both>::with_props(props).hydratable(false).render())
}

/// The day on which the data were last compared with their sources: the clock isn't read here, so
/// that the same catalogue gives the same bytes.
fn written_on(procedure: &Procedure) -> DateTime {
    let days = procedure.documents.iter().map(|document| document.checked_on);
    days.max().unwrap_or(Date::MIN).at(8, 0, 0, 0)
}

#[derive(Clone, Properties)]
struct FragmentsProps {
    state: Rc<State>,
}

impl PartialEq for FragmentsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

#[component]
fn Both(props: &FragmentsProps) -> Html {
    html! {
        <>
            { show(&props.state, &Callback::noop()) }
            { show_plain(&props.state) }
        </>
    }
}
