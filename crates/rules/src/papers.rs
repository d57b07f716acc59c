//! Which papers a case needs.

use alloc::vec::Vec;

use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;

/// A paper on a citizen's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperLine {
    /// Index into [`Procedure::papers`](crate::procedure::Procedure::papers).
    pub paper: u8,
    /// Whether it must be brought.
    pub need: Need,
}

/// Whether a paper must be brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Bring,
    /// It depends on something that the citizen doesn't know.
    Perhaps,
    /// The state has it already: the paper's waiver says why.
    StruckOut,
}

/// The papers of a case, in the order of the guide; those that it doesn't need are left out.
#[must_use]
pub fn papers(case: &Case<'_>, channel: Channel) -> Vec<PaperLine> {
    let papers = &case.procedure.papers;
    let mut lines = Vec::with_capacity(papers.len());
    let needed = (0_u8..=u8::MAX)
        .zip(papers)
        .filter(|(_, paper)| paper.channels.contains(channel))
        .filter_map(|(index, paper)| {
            let waived =
                paper.waiver.as_ref().map_or(Truth::No, |waiver| waiver.when.truth(&case.answers));
            let need = match (paper.when.truth(&case.answers), waived) {
                (Truth::No, _) => return None,
                (_, Truth::Yes) => Need::StruckOut,
                (Truth::Yes, Truth::No) => Need::Bring,
                _ => Need::Perhaps,
            };
            Some(PaperLine { paper: index, need })
        });
    lines.extend(needed);
    lines
}
