//! `mot-cua catalogue schema`

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use ::catalogue::source::schema::schemas;
use rules::text::{Language, Text};

use super::fail;

/// Writes a file for each kind of file of the catalogue.
pub(super) fn run(out: &Path, language: Language) -> ExitCode {
    match write(out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let out = out.display();
            let message = Text {
                vi: format!("không ghi được vào `{out}`: {error}"),
                en: format!("can't write to `{out}`: {error}"),
            };
            fail(&message, language)
        }
    }
}

fn write(out: &Path) -> std::io::Result<()> {
    fs::create_dir_all(out)?;
    for (name, text) in schemas()? {
        let path = out.join(format!("{name}.schema.json"));
        fs::write(&path, text)?;
        println!("{}", path.display());
    }
    Ok(())
}
