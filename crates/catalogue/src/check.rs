//! Finds what a citizen should never see, with file, line and what to do.

use std::collections::BTreeMap;
use std::path::Path;

use jiff_core::civil::Date;

use crate::finding::{Finding, any_error};
use crate::lower::{Catalogue, lower};
use crate::source::Source;

mod calendar;
mod examples;
mod guides;
mod life_events;
mod policies;
mod prove;
mod shared;
mod successions;
mod windows;
mod written;

pub(crate) use guides::is_national_code;

/// A folder that was read and checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The files as they are written.
    pub source: Source,
    /// The catalogue; not fit for use with an error among the findings.
    pub catalogue: Catalogue,
    /// Everything that was found, by file and line.
    pub findings: Vec<Finding>,
    /// How many classes of answers each guide has, by its id; none while there are errors that
    /// keep them from being walked.
    pub classes: BTreeMap<String, u64>,
}

/// Reads and checks a folder.
///
/// # Errors
/// The findings, when files can't be read at all.
pub fn check(dir: &Path) -> Result<Checked, Vec<Finding>> {
    let source = Source::read(dir)?;
    let (catalogue, mut findings) = lower(&source);
    findings.extend(shared::check(&source));
    findings.extend(calendar::check(&source));
    findings.extend(guides::check(&source));
    findings.extend(policies::check(&source));
    findings.extend(life_events::check(&source));
    findings.extend(successions::check(&source));
    findings.extend(windows::check(&source));
    let today = last_checked(&source);
    findings.extend(written::check(&source, today));
    let mut classes = BTreeMap::new();
    // What follows from a condition can only be seen when everything that it names exists.
    if !any_error(&findings) {
        let (proved, counted) = prove::check(&source, &catalogue, today);
        findings.extend(proved);
        classes = counted;
        findings.extend(examples::check(&source, &catalogue));
    }
    findings.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    // A rule that meets several procedures is looked at with each of them.
    findings.dedup();
    Ok(Checked { source, catalogue, findings, classes })
}

/// The last day on which something of the catalogue was compared with its source: what is checked
/// by date is checked for that day, so that the same files always give the same findings.
#[must_use]
pub fn last_checked(source: &Source) -> Date {
    let guides = source.guides.iter().map(|guide| guide.value.checked_on);
    let documents = source.documents.entries().map(|(_, document, _)| document.checked_on);
    let statuses = source.statuses.iter().map(|status| status.parsed.value.checked_on);
    guides.chain(documents).chain(statuses).max().map_or(Date::MIN, |day| day.0)
}
