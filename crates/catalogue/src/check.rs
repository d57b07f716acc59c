//! Finds what a citizen should never see, with file, line and what to do.

use std::path::Path;

use crate::finding::{Finding, any_error};
use crate::lower::{Catalogue, lower};
use crate::source::Source;

mod calendar;
mod examples;
mod guides;
mod life_events;
mod policies;
mod shared;

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
    // What follows from a condition can only be seen when everything that it names exists.
    if !any_error(&findings) {
        findings.extend(guides::check_reach(&source, &catalogue));
        findings.extend(examples::check(&source, &catalogue));
    }
    findings.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    // A rule that meets several procedures is looked at with each of them.
    findings.dedup();
    Ok(Checked { source, catalogue, findings })
}
