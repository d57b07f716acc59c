//! What the page shows and what a person does there.

use std::rc::Rc;

use yew::Reducible;

use crate::job::{Answers, asked};

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Screen {
    Question(usize),
    Result,
    Rating,
    Thanks,
}

pub(crate) enum Action {
    Answer(usize, usize),
    Score(usize),
    Comment(String),
    Continue,
    Back,
    Rate,
    Restart,
}

#[derive(Clone, PartialEq)]
pub(crate) struct State {
    pub(crate) screen: Screen,
    pub(crate) answers: Answers,
    pub(crate) score: Option<usize>,
    pub(crate) comment: String,
    pub(crate) missing: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            screen: Screen::Question(0),
            answers: [None; 6],
            score: None,
            comment: String::new(),
            missing: false,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = Self { missing: false, ..(*self).clone() };
        match action {
            Action::Answer(question, choice) => {
                if let Some(answer) = state.answers.get_mut(question) {
                    *answer = Some(choice);
                }
            }
            Action::Score(score) => state.score = Some(score),
            Action::Comment(comment) => state.comment = comment,
            Action::Rate => state.screen = Screen::Rating,
            Action::Restart => state = Self::default(),
            Action::Continue => match state.next() {
                Some(screen) => state.screen = screen,
                None => state.missing = true,
            },
            Action::Back => state.screen = state.before(),
        }
        Rc::new(state)
    }
}

impl State {
    /// The screen behind this one; none as long as the answer is missing.
    fn next(&self) -> Option<Screen> {
        match self.screen {
            Screen::Question(index) => {
                self.answers.get(index).copied().flatten()?;
                let next = asked(&self.answers).find(|other| *other > index);
                Some(next.map_or(Screen::Result, Screen::Question))
            }
            Screen::Rating => self.score.map(|_| Screen::Thanks),
            other => Some(other),
        }
    }

    fn before(&self) -> Screen {
        let up_to = match self.screen {
            Screen::Question(index) => index,
            Screen::Result => usize::MAX,
            Screen::Rating | Screen::Thanks => return Screen::Result,
        };
        Screen::Question(asked(&self.answers).filter(|other| *other < up_to).last().unwrap_or(0))
    }
}
