//! What offices are called: a file that the operator keeps, since portals send codes only.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rules::rating::{Name, RatingError};
use serde::Deserialize;

/// Names of offices, by their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfficeNames(BTreeMap<String, String>);

/// A line of the file, under the names that files of the desk give its columns.
#[derive(Debug, Deserialize)]
struct Line {
    unit_code: String,
    unit_name: String,
}

/// Why names of offices can't be read.
#[derive(Debug, thiserror::Error)]
pub enum OfficeNamesError {
    /// The file can't be read, or isn't a table with these columns.
    #[error("{}: {error}; a CSV file with the columns unit_code and unit_name is expected", file.display())]
    Csv {
        /// The file.
        file: PathBuf,
        /// What is wrong, and in which line.
        error: csv::Error,
    },
    /// What should be a code isn't one.
    #[error("{}, line {line}: `{code}`: {error}", file.display())]
    Code {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// What stands there.
        code: String,
        /// What is wrong with it.
        error: RatingError,
    },
    /// An office has no name, or a second one.
    #[error("{}, line {line}: `{code}` has {}", file.display(), if *again { "a second name" } else { "no name" })]
    Name {
        /// The file.
        file: PathBuf,
        /// The line.
        line: u64,
        /// The code.
        code: String,
        /// Whether there was a name before.
        again: bool,
    },
}

impl OfficeNames {
    /// Reads a CSV file (UTF-8, with or without the mark that Excel writes, fields between commas or
    /// semicolons) with the columns `unit_code` and `unit_name`; others are left alone.
    ///
    /// # Errors
    /// [`OfficeNamesError`], with the line and what stands there.
    pub fn read(file: &Path) -> Result<Self, OfficeNamesError> {
        let wrong = |error: csv::Error| OfficeNamesError::Csv { file: file.to_owned(), error };
        let text = fs::read(file).map_err(|error| wrong(error.into()))?;
        // A spreadsheet whose decimals have a comma separates fields otherwise.
        let head = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let delimiter = if head.contains(&b';') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&*text);
        let head = reader.headers().map_err(wrong)?.clone();
        let mut names = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(wrong)?;
            let line = record.position().map_or(0, csv::Position::line);
            let Line { unit_code, unit_name } = record.deserialize(Some(&head)).map_err(wrong)?;
            let (code, name) = (unit_code.trim().to_owned(), unit_name.trim().to_owned());
            if let Err(error) = Name::try_from(code.clone()) {
                return Err(OfficeNamesError::Code { file: file.to_owned(), line, code, error });
            }
            let again = names.contains_key(&code);
            if again || name.is_empty() {
                return Err(OfficeNamesError::Name { file: file.to_owned(), line, code, again });
            }
            names.insert(code, name);
        }
        Ok(Self(names))
    }

    /// The name of an office, if it is known.
    pub(crate) fn get(&self, code: &str) -> Option<&str> {
        self.0.get(code).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<OfficeNames, String> {
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("offices.csv");
        fs::write(&file, text).unwrap();
        OfficeNames::read(&file).map_err(|error| error.to_string())
    }

    #[test]
    fn names_are_read_as_a_spreadsheet_writes_them() {
        let names = read(
            "\u{feff}unit_name,unit_code,phone\r\n\"Trung tâm HCC phường Hải Châu, Đà Nẵng\", h48.01 ,1\r\n",
        )
        .unwrap();
        assert_eq!(names.get("h48.01"), Some("Trung tâm HCC phường Hải Châu, Đà Nẵng"));
        assert_eq!(names.get("h48.02"), None);
        let names = read("\u{feff}unit_code;unit_name\r\nh48.01;Hải Châu, Đà Nẵng\r\n").unwrap();
        assert_eq!(names.get("h48.01"), Some("Hải Châu, Đà Nẵng"));
    }

    #[test]
    fn what_is_wrong_is_shown_with_its_line() {
        for (text, said) in [
            ("code,name\nh48.01,A\n", "unit_code"),
            ("unit_code,unit_name\nh48.01\n", "line: 2"),
            ("unit_code,unit_name\nh48.01,A\nPhường 1,B\n", "line 3: `Phường 1`"),
            ("unit_code,unit_name\nh48.01,A\nh48.01,B\n", "line 3: `h48.01` has a second name"),
            ("unit_code,unit_name\nh48.01,\"A\nB\"\nh48.01,B\n", "line 4: `h48.01`"),
            ("unit_code,unit_name\nh48.01, \n", "line 2: `h48.01` has no name"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
        let missing = OfficeNames::read(Path::new("/nowhere/offices.csv")).unwrap_err().to_string();
        assert!(missing.contains("/nowhere/offices.csv"), "{missing}");
    }
}
