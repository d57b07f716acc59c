//! `mot-cua catalogue graph`

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use ::catalogue::graph::graph;
use clap::Args;
use rules::text::{Language, Text};

use super::{checked, fail};

/// A procedure to draw.
#[derive(Debug, Args)]
pub(crate) struct Graph {
    /// Our id or the national code of a procedure
    procedure: String,
    /// Folder of the catalogue
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// File to write the picture to, such as passport.svg; printed when not said
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Draws the questions of a procedure and what they lead to.
pub(super) fn run(request: &Graph, language: Language) -> ExitCode {
    let checked = match checked(&request.data, language) {
        Ok(checked) => checked,
        Err(code) => return code,
    };
    let picture = match graph(&checked, &request.procedure, language) {
        Ok(picture) => picture,
        Err(error) => return fail(&error.message(), language),
    };
    let Some(out) = &request.out else {
        print!("{picture}");
        return ExitCode::SUCCESS;
    };
    match fs::write(out, picture) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let out = out.display();
            let message = Text {
                vi: format!("không ghi được `{out}`: {error}"),
                en: format!("can't write `{out}`: {error}"),
            };
            fail(&message, language)
        }
    }
}
