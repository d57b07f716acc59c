//! What a person comes to is made once while they read, and thrown away: a browser compiles a function
//! when it is called first, and on a slow phone that takes longer than the call.

use std::rc::Rc;

use yew::Callback;

use crate::browser::idle::when_idle;
use crate::screens::{parts, show};
use crate::state::{Screen, State};

/// Makes the result and the rating of a case of which nothing is known yet, a part each time that the
/// browser has nothing else to do.
pub(super) fn rehearse(state: &Rc<State>) {
    let result = State { screen: Screen::Result, ..State::clone(state) };
    let rating = State { screen: Screen::Rating, ..result.clone() };
    let steps = (1..=parts(&result)).map(move |parts| (result.clone(), parts));
    go_on(steps.chain([(rating, usize::MAX)]));
}

fn go_on(mut steps: impl Iterator<Item = (State, usize)> + 'static) {
    when_idle(move || {
        if let Some((state, parts)) = steps.next() {
            drop(show(&state, &Callback::noop(), parts));
            go_on(steps);
        }
    });
}
