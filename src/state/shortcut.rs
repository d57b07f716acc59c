//! Keys for an officer who has no hand free for a mouse. All need Alt, so that typing into a field
//! never sets one off.

use rules::procedure::QuestionKind;
use rules::rating::Score;

use super::{Action, Draft, Screen, State};

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// The answer with that number.
    Choose,
    /// Go on.
    Continue,
    /// Go back.
    Back,
    /// The next citizen: everything is cleared.
    Next,
}

/// The keys as they are shown.
pub const SHORTCUTS: [(&str, Shortcut); 4] = [
    ("Alt + 1 … 9", Shortcut::Choose),
    ("Alt + Enter", Shortcut::Continue),
    ("Alt + 0", Shortcut::Back),
    ("Alt + Delete", Shortcut::Next),
];

/// Keys of answers by their place on the keyboard: with Alt, some systems write other letters.
const DIGITS: [&str; 9] =
    ["Digit1", "Digit2", "Digit3", "Digit4", "Digit5", "Digit6", "Digit7", "Digit8", "Digit9"];

impl State {
    /// What each key does on this screen, pressed with Alt.
    #[must_use]
    pub fn shortcuts(&self) -> Vec<(&'static str, Action)> {
        if !self.options.officer {
            return Vec::new();
        }
        let mut keys: Vec<_> = DIGITS.into_iter().zip(self.choices()).collect();
        match self.screen {
            Screen::Place | Screen::Question(_) => keys.push(("Enter", Action::Continue)),
            Screen::Rating => keys.push(("Enter", Action::Send)),
            _ => {}
        }
        keys.extend([("Digit0", Action::Back), ("Delete", Action::Clear)]);
        keys
    }

    /// What can be chosen on this screen, in its order.
    fn choices(&self) -> Vec<Action> {
        match self.screen {
            Screen::Question(index) => {
                let questions = self.procedure.as_deref().map_or(&[][..], |p| &p.questions);
                let Some(question) = questions.get(usize::from(index)) else { return Vec::new() };
                let choices = match &question.kind {
                    QuestionKind::Choice(choices) => choices.len(),
                    _ => 0,
                };
                let drafts = (0_u8..=u8::MAX).take(choices).map(Draft::Choice);
                let drafts = drafts.chain(question.dont_know.then_some(Draft::DontKnow));
                drafts.map(Action::Draft).collect()
            }
            Screen::Place => {
                self.territories().iter().map(|one| Action::Territory(one.code)).collect()
            }
            Screen::Received => [true, false].map(Action::Received).to_vec(),
            Screen::Rating => Score::ALL.iter().copied().map(Action::Score).collect(),
            _ => Vec::new(),
        }
    }
}
