//! The parts that screens are made of. They get values and hand back actions.

pub mod alternatives;
pub mod answers;
pub mod appointment;
pub mod button;
pub mod changes;
pub mod channel_card;
pub mod choices;
pub mod comment;
pub mod compare;
pub mod day_table;
pub mod disclosure;
pub mod due;
pub mod entry;
pub mod factors;
pub mod fees;
pub mod icon;
pub mod keep;
pub mod local_status;
pub mod message;
pub mod news;
pub mod officer;
pub mod papers;
pub mod plan;
pub mod qr;
pub mod record;
#[cfg(not(target_arch = "wasm32"))]
pub mod scope;
pub mod sheet;
pub mod source;
#[cfg(not(target_arch = "wasm32"))]
pub mod tariff;

use std::ops::Deref;

use rules::text::{Language, Text};
use yew::prelude::*;

use crate::i18n::{self, LaterTexts, Texts};
use crate::state::{Action, State};

/// What a component is made from.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What is known.
    pub state: &'a State,
    /// The texts of a first visit.
    pub texts: &'static Texts,
    /// Where actions go.
    pub dispatch: &'a Callback<Action>,
    /// How many parts of a long screen are shown: the others follow once these are painted.
    pub parts: usize,
}

/// What a component is made from that is fetched behind the first question.
#[derive(Clone, Copy, Debug)]
pub struct LaterView<'a> {
    view: View<'a>,
    /// All texts of the interface.
    pub texts: &'static LaterTexts,
}

impl<'a> LaterView<'a> {
    /// The view of a state, of which so many parts are shown.
    #[must_use]
    pub fn new(state: &'a State, dispatch: &'a Callback<Action>, parts: usize) -> Self {
        let view = View { parts, ..View::new(state, dispatch) };
        Self { view, texts: i18n::later(state.language()) }
    }
}

impl<'a> Deref for LaterView<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

impl<'a> View<'a> {
    /// The view of a whole state.
    #[must_use]
    pub fn new(state: &'a State, dispatch: &'a Callback<Action>) -> Self {
        Self { state, texts: i18n::texts(state.language()), dispatch, parts: usize::MAX }
    }

    /// The language that is shown.
    #[must_use]
    pub fn language(&self) -> Language {
        self.state.language()
    }

    /// A text of the catalogue.
    #[must_use]
    pub fn say(&self, text: &Text) -> AttrValue {
        AttrValue::from(text.in_language(self.language()).to_owned())
    }

    /// A callback that sends the same action each time.
    pub fn on<E>(&self, action: Action) -> Callback<E> {
        self.dispatch.reform(move |_| action.clone())
    }
}
