//! What is wrong with a file of the catalogue, where, and what to do about it.

use std::fmt;

use rules::text::Language;

use crate::problem::Problem;
pub use crate::severity::Severity;

/// A problem and the place in a file where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, as reached from where the command was started.
    pub file: String,
    /// Line, from 1; 0 when the problem is the file as a whole.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

impl Finding {
    /// What it means for the build.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// The finding as a compiler would print it, with the advice on a line of its own.
    #[must_use]
    pub fn in_language(&self, language: Language) -> impl fmt::Display {
        let place = match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}:{}", self.file, self.column),
        };
        let severity = self.severity().text();
        let message = self.problem.message();
        let advice = self
            .problem
            .advice()
            .map(|advice| format!("\n    → {}", advice.in_language(language)))
            .unwrap_or_default();
        format!(
            "{place}: {}: {}{advice}",
            severity.in_language(language),
            message.in_language(language)
        )
    }
}

/// Whether any of them stops the build.
#[must_use]
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity() == Severity::Error)
}
