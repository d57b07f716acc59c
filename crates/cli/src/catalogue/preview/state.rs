//! What the preview shows: the findings of the files as they are, and the last good catalogue.

use std::collections::BTreeMap;
use std::path::Path;

use ::catalogue::build::compile;
use ::catalogue::check::{Checked, check};
use ::catalogue::finding::{Finding, Severity, any_error};
use mot_cua::fragments::fragments;
use rules::text::Text;
use serde::Serialize;

/// A state of the files.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct State {
    /// Counts the changes.
    pub(super) generation: u64,
    /// Whether the catalogue is that of the files as they are, or of an earlier state.
    current: bool,
    findings: Vec<Shown>,
    procedures: Vec<Procedure>,
    /// The compiled files of the last state without errors, by their paths.
    #[serde(skip)]
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

/// A finding in both languages.
#[derive(Clone, Debug, Serialize)]
struct Shown {
    severity: &'static str,
    file: String,
    line: usize,
    column: usize,
    message: Text,
    advice: Option<Text>,
}

/// A procedure to choose.
#[derive(Clone, Debug, Serialize)]
struct Procedure {
    id: String,
    name: Text,
}

impl State {
    /// The state after a change: with errors the last good catalogue stays.
    pub(super) fn after(&self, data: &Path) -> Self {
        let mut next = Self { generation: self.generation + 1, current: false, ..self.clone() };
        match check(data) {
            Ok(checked) => {
                next.take(&checked);
                next.findings = checked.findings.iter().map(shown).collect();
            }
            Err(findings) => next.findings = findings.iter().map(shown).collect(),
        }
        next
    }

    fn take(&mut self, checked: &Checked) {
        if any_error(&checked.findings) {
            return;
        }
        // A catalogue without errors can be written; if not, the last one stays.
        let Ok(files) = compile(&checked.catalogue, &fragments) else { return };
        self.files = files.all.into_iter().collect();
        let procedures = checked.catalogue.guides.iter().map(|guide| &guide.procedure);
        self.procedures = procedures
            .map(|procedure| Procedure { id: procedure.id.clone(), name: procedure.name.clone() })
            .collect();
        self.current = true;
    }
}

fn shown(finding: &Finding) -> Shown {
    Shown {
        severity: match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        file: finding.file.clone(),
        line: finding.line,
        column: finding.column,
        message: finding.problem.message(),
        advice: finding.problem.advice(),
    }
}
