//! What the widget needs after its first question, in a module of its own that is fetched behind it.
//!
//! Whatever is reached from [`later`] alone is moved there when the widget is built for a site (the
//! feature `split`); without the feature all is one module, and this is there at once.

use std::cell::Cell;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::download::{Brought, Wanted, fetch};
use super::keep::keep;
use super::memory::{Remember, remember};
use super::outbox::{Mail, outbox};
use super::report::corrected;
use super::start::rest;
use crate::browser::colours::Colours;
use crate::browser::paint::after_paint;
use crate::screens::show;
use crate::state::{Action, LinkStep, Options, State};

/// The doors to that module.
#[derive(Clone, Copy)]
pub(super) struct Later {
    /// Every screen, or its first parts.
    pub(super) show: fn(&State, &Callback<Action>, usize) -> Html,
    /// Calls back when what is shown has been painted.
    pub(super) after_paint: fn(Box<dyn FnOnce()>),
    /// Sends ratings where the page says.
    pub(super) outbox: fn(&Options, Callback<Action>) -> Box<dyn Mail>,
    /// Reads the rest of what the loader has brought.
    pub(super) rest: fn(&[u8]) -> Option<[Action; 2]>,
    /// Fetches the catalogue's files.
    pub(super) fetch: fn(Options, Wanted) -> Brought,
    /// Does what a person wants to keep of a result.
    pub(super) keep: fn(&Element, &State, &Action, &Callback<Action>),
    /// Takes what the device keeps into a state, and keeps what has changed.
    pub(super) remember: Remember,
    /// Sets colours that can be read instead of those of the page that can't, and reports it.
    pub(super) correct: fn(&mut Colours, &HtmlElement, &Element),
    /// Reads a link that was opened.
    pub(super) link_step: fn(&State) -> Option<LinkStep>,
}

thread_local! {
    /// One for all widgets of a page.
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
}

/// The module, if it has arrived.
pub(super) fn get() -> Option<Later> {
    LATER.get()
}

/// The module, fetched unless it is there; none if it can't be.
pub(super) async fn load() -> Option<Later> {
    if LATER.get().is_none() {
        LATER.set(fetched().await);
    }
    LATER.get()
}

#[cfg(feature = "split")]
async fn fetched() -> Option<Later> {
    later().await.ok()
}

#[cfg(not(feature = "split"))]
async fn fetched() -> Option<Later> {
    Some(later())
}

#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(later, fallible)]
fn later() -> Result<Later, wasm_split_helpers::SplitLoaderError> {
    Ok(doors())
}

#[cfg(not(feature = "split"))]
fn later() -> Later {
    doors()
}

fn correct(colours: &mut Colours, host: &HtmlElement, root: &Element) {
    for correction in colours.correct(host, root) {
        corrected(host, &correction);
    }
}

fn doors() -> Later {
    Later {
        show,
        after_paint,
        outbox,
        rest,
        fetch,
        keep,
        remember,
        correct,
        link_step: State::link_step,
    }
}
