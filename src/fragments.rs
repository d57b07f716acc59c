//! What is shown of a procedure before the widget runs, and where it can't: its first question and
//! the plain list, as HTML that is written when the catalogue is built.

use std::rc::Rc;

use futures_executor::block_on;
use jiff_core::civil::{Date, DateTime};
use rules::manifest::{Common, Fragments};
use rules::procedure::Procedure;
use rules::text::Language;
use rules::work_calendar::WorkCalendar;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::screens::{show_first, show_plain};
use crate::state::{Action, Options, Screen, State, reduce};

/// The fragments of a procedure.
#[must_use]
pub fn fragments(procedure: &Procedure, common: &Common, language: Language) -> Fragments {
    let options = Options { language, ..Options::default() };
    let state = State::new(options, written_on(procedure));
    let arrived = [
        Action::Catalogue {
            version: String::new(),
            provinces: common.provinces.clone().into(),
            calendar: Rc::new(WorkCalendar::new(&common.calendar)),
        },
        Action::Procedure(Rc::new(procedure.clone())),
    ];
    let state = Rc::new(arrived.into_iter().fold(state, reduce));
    let first = matches!(state.screen, Screen::Question(_));
    let render = |plain| {
        let props = FragmentProps { state: Rc::clone(&state), plain };
        block_on(LocalServerRenderer::<Fragment>::with_props(props).hydratable(false).render())
    };
    let first = if first { render(false) } else { String::new() };
    Fragments { first: apart(&first), plain: render(true) }
}

/// The question with a group of radio buttons of its own. For a moment the widget's stand in the same
/// tree, and where both are one group Chromium may let nobody reach it by Tab any more.
fn apart(first: &str) -> String {
    first.replace(" name=\"mc-", " name=\"mc-first-")
}

/// The day on which the data were last compared with their sources: the clock isn't read here, so
/// that the same catalogue gives the same bytes.
fn written_on(procedure: &Procedure) -> DateTime {
    let days = procedure.documents.iter().map(|document| document.checked_on);
    days.max().unwrap_or(Date::MIN).at(8, 0, 0, 0)
}

#[derive(Clone, Properties)]
struct FragmentProps {
    state: Rc<State>,
    plain: bool,
}

impl PartialEq for FragmentProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.plain == other.plain
    }
}

#[component]
fn Fragment(props: &FragmentProps) -> Html {
    if props.plain { show_plain(&props.state) } else { show_first(&props.state, &Callback::noop()) }
}
