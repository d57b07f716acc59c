//! Why a command of xtask ended.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a command ended, with what to do.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A program said no; its output is in the log.
    Program { program: String, log: Option<PathBuf> },
    /// A program can't be started.
    Start { program: String, error: io::Error },
    /// A file or folder can't be used.
    File { path: PathBuf, error: io::Error },
    /// Something is missing that can't be installed from here.
    Missing { what: String, command: String },
    /// A check found something; each line names the place.
    Check(Vec<String>),
    /// No step of that name.
    NoStep(String),
    /// A step failed.
    Step { step: String, seconds: u64, failure: Box<Failure> },
}

impl Failure {
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { path, error }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program { program, log: None } => write!(f, "`{program}` failed"),
            Self::Program { program, log: Some(log) } => {
                write!(f, "`{program}` failed, see {}", log.display())
            }
            Self::Start { program, error } => write!(f, "`{program}` can't be started: {error}"),
            Self::File { path, error } => write!(f, "{}: {error}", path.display()),
            Self::Missing { what, command } => write!(f, "{what} is missing; run: {command}"),
            Self::Check(lines) => write!(f, "{}", lines.join("\n")),
            Self::NoStep(step) => {
                write!(f, "there is no step `{step}`; `cargo xtask test --list` names them")
            }
            Self::Step { step, seconds, failure } => {
                write!(f, "step `{step}` failed after {seconds} s: {failure}")
            }
        }
    }
}
