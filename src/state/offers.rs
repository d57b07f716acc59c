//! What a person can do on which screen.

use super::{Action, Screen, State};

impl State {
    /// Whether the screen offers an action. What the page or the network does, and what every
    /// screen takes, is offered everywhere.
    pub(super) fn offers(&self, action: &Action) -> bool {
        let screen = &self.screen;
        match action {
            Action::Query(_) => *screen == Screen::Find,
            Action::Choose(_) => matches!(screen, Screen::Find | Screen::LifeEvent),
            Action::Province(_) | Action::Territory(_) => *screen == Screen::Place,
            Action::Draft(_) => matches!(screen, Screen::Question(_)),
            Action::Change(_) | Action::ChangePlace | Action::Rate | Action::GiveUp => {
                matches!(
                    screen,
                    Screen::Place | Screen::Question(_) | Screen::DeadEnd | Screen::Result
                )
            }
            Action::Needed(_) | Action::Ready(_) | Action::Copy | Action::Print => {
                *screen == Screen::Result
            }
            Action::Received(_) => *screen == Screen::Received,
            Action::Score(_)
            | Action::Factor(..)
            | Action::Reason(_)
            | Action::Consent(_)
            | Action::Comment(_) => *screen == Screen::Rating,
            Action::Retry => matches!(screen, Screen::Problem(problem) if problem.may_pass()),
            _ => true,
        }
    }
}
