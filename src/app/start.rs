//! What the loader has brought for the first question.

use std::rc::Rc;

use rules::file::read;
use rules::manifest::{Common, Start};
use rules::work_calendar::WorkCalendar;

use crate::state::Action;

/// What arrives with it; nothing if it can't be read, since then the widget fetches the files that
/// it was made from, and says what is wrong with them.
pub(super) fn start(bytes: &[u8]) -> Vec<Action> {
    let Ok(Start { version, common, procedure }) = read(bytes) else { return Vec::new() };
    vec![catalogue(version, common), Action::Procedure(Rc::new(procedure))]
}

/// The arrival of what every procedure needs.
pub(super) fn catalogue(version: String, common: Common) -> Action {
    Action::Catalogue {
        version,
        provinces: common.provinces.into(),
        calendar: Rc::new(WorkCalendar::new(&common.calendar)),
    }
}
