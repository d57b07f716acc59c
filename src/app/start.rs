//! What the loader has brought for the first question: what is asked, which is read here, then all the
//! rest, whose reader is fetched behind the question.

use std::rc::Rc;

use rules::file::read;
use rules::manifest::{Asked, Common, Start};
use rules::work_calendar::WorkCalendar;

use crate::state::Action;

/// The questions, and the bytes of the rest. Nothing if they can't be read, since then the widget
/// fetches the files that they were made from, and says what is wrong with them.
pub(super) fn asked(bytes: &[u8]) -> Option<(Asked, &[u8])> {
    let (length, bytes) = bytes.split_first_chunk()?;
    let (asked, rest) =
        bytes.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    Some((read(asked).ok()?, rest))
}

/// The arrival of the rest; none if it can't be read.
pub(super) fn rest(bytes: &[u8]) -> Option<[Action; 2]> {
    let Start { version, common, procedure } = read(bytes).ok()?;
    Some([catalogue(version, common), Action::Procedure(Rc::new(procedure))])
}

/// The arrival of what every procedure needs.
pub(super) fn catalogue(version: String, common: Common) -> Action {
    Action::Catalogue {
        version,
        provinces: common.provinces.into(),
        calendar: Rc::new(WorkCalendar::new(&common.calendar)),
    }
}
