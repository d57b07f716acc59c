//! A file of the catalogue, and places in it.

use std::fs;
use std::ops::Range;
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::finding::Finding;
use crate::problem::Problem;

/// More than any file that a person can keep in view; a larger one is not what was meant.
const MAX_BYTES: u64 = 1_000_000;

/// A file with its text.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, as reached from where the command was started.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// A file with what was read from it.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    /// The file.
    pub file: File,
    /// Its contents.
    pub value: T,
}

impl<T> Parsed<T> {
    /// The top of the file.
    pub fn at(&self) -> At<'_> {
        self.file.at()
    }
}

impl File {
    /// Reads a file of UTF-8 text.
    ///
    /// # Errors
    /// A finding on the file when it is missing, too large or not UTF-8.
    pub fn read(path: &Path) -> Result<Self, Finding> {
        let name = path.display().to_string();
        let fail = |problem| Finding { file: name.clone(), line: 0, column: 0, problem };
        let unreadable =
            |error: std::io::Error| fail(Problem::Unreadable { detail: error.to_string() });
        let bytes = fs::metadata(path).map_err(unreadable)?.len();
        if bytes > MAX_BYTES {
            return Err(fail(Problem::FileTooLarge { bytes, most: MAX_BYTES }));
        }
        let text = fs::read_to_string(path).map_err(unreadable)?;
        Ok(Self { path: name, text })
    }

    /// Reads the text as TOML.
    ///
    /// # Errors
    /// A finding at the first place that isn't TOML or doesn't fit `T`.
    pub fn parse<T: DeserializeOwned>(self) -> Result<Parsed<T>, Finding> {
        match toml::from_str(&self.text) {
            Ok(value) => Ok(Parsed { file: self, value }),
            Err(error) => {
                Err(self
                    .finding(error.span(), Problem::Toml { detail: error.message().to_string() }))
            }
        }
    }

    /// The top of the file.
    #[must_use]
    pub fn at(&self) -> At<'_> {
        At { file: self, path: Vec::new() }
    }

    /// A problem on a line, for files that aren't TOML.
    #[must_use]
    pub fn on_line(&self, line: usize, problem: Problem) -> Finding {
        Finding { file: self.path.clone(), line, column: 1, problem }
    }

    /// A problem at a stretch of the text.
    pub(crate) fn finding(&self, span: Option<Range<usize>>, problem: Problem) -> Finding {
        let (line, column) = self.position(span);
        Finding { file: self.path.clone(), line, column, problem }
    }

    /// Line and column of a stretch of the text, from 1; 0 for the file as a whole.
    fn position(&self, span: Option<Range<usize>>) -> (usize, usize) {
        let before = span.and_then(|span| self.text.get(..span.start));
        before.map_or((0, 0), |before| {
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
        })
    }
}

/// A place in a TOML file, as the keys and indexes that lead to it.
#[derive(Clone, Debug)]
pub struct At<'f> {
    file: &'f File,
    path: Vec<Step>,
}

#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

impl At<'_> {
    /// The value of a key below this place.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.to_owned()))
    }

    /// The element of a list at this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    /// A problem at this place or, if it isn't written, at the nearest place around it.
    #[must_use]
    pub fn finding(&self, problem: impl Into<Problem>) -> Finding {
        self.file.finding(self.span(), problem.into())
    }

    fn span(&self) -> Option<Range<usize>> {
        let table = DeTable::parse(&self.file.text).ok()?;
        self.locate(&DeValue::Table(table.into_inner()))
    }

    /// File and line of this place.
    #[must_use]
    pub fn place(&self) -> String {
        let (line, _) = self.file.position(self.span());
        format!("{}:{line}", self.file.path)
    }

    fn step(&self, step: Step) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self { file: self.file, path }
    }

    fn locate(&self, whole: &DeValue<'_>) -> Option<Range<usize>> {
        let mut value = whole;
        let mut span = None;
        for step in &self.path {
            let next = match step {
                Step::Key(key) => value.get(key.as_str()),
                Step::Index(index) => value.get(*index),
            };
            let Some(next) = next else { break };
            span = Some(next.span());
            value = next.get_ref();
        }
        span
    }
}
