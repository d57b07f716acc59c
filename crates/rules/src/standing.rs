//! Why a policy doesn't count in a case.

use jiff_core::civil::Date;

use crate::case::Case;
use crate::channel::Channel;
use crate::condition::Truth;
use crate::policy::Policy;

/// Why a policy doesn't count in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It holds elsewhere.
    Elsewhere,
    /// It begins on this day.
    NotYet(Date),
    /// It ended with this day.
    Ended(Date),
    /// It holds for other channels.
    Channel,
    /// It is for other people or cases.
    OtherCase,
}

/// Why `policy` doesn't count in a case filed through `channel`; `None` where it does, or may.
#[must_use]
pub fn why_not(policy: &Policy, case: &Case<'_>, channel: Channel) -> Option<WhyNot> {
    let filed_on = case.filing.moment.date();
    if policy.places.truth(case.filing.place) == Truth::No {
        return Some(WhyNot::Elsewhere);
    }
    if let Some(to) = policy.window.to.filter(|_| policy.window.ended(filed_on)) {
        return Some(WhyNot::Ended(to));
    }
    if let Some(from) = policy.window.from.filter(|from| filed_on < *from) {
        return Some(WhyNot::NotYet(from));
    }
    if !policy.channels.contains(channel) {
        return Some(WhyNot::Channel);
    }
    (policy.when.truth(&case.answers) == Truth::No).then_some(WhyNot::OtherCase)
}
