//! The form of the compiled files: a mark, the version of the form, then the value (postcard).
//!
//! Reading JSON costs a first visit as much as everything that the rules themselves do, so the
//! files hold no names. A portal updates widget and catalogue on different days, so a reader knows
//! every older form: a later one only adds fields at the end of what a file holds.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version of the form that is written; a reader that meets a newer one says so.
pub const FORMAT: u8 = 2;

/// The first version of the form.
const OLDEST: u8 = 1;

/// What every file begins with, so that a portal's error page isn't taken for one.
const MARK: &[u8] = b"mcua";

/// Why a file can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It isn't ours.
    #[error("not a file of a compiled catalogue")]
    NotOurs,
    /// It was written in a version of the form that came later, or never was.
    #[error("written in format {0}, but this reader knows formats {OLDEST} to {FORMAT}")]
    Format(u8),
    /// It is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
}

/// What a file can hold.
pub trait Compiled: Serialize + DeserializeOwned {
    /// The fields that were added at the end, as the format that added them and how many. In a file
    /// that is older each of them is `None`, `false`, zero or empty, which all are one zero byte.
    const ADDED: &[(u8, usize)] = &[];
}

/// Writes a value.
///
/// # Errors
/// [`FileError::Damaged`] for a value that this form can't hold.
pub fn write(value: &impl Compiled) -> Result<Vec<u8>, FileError> {
    let mut bytes = MARK.to_vec();
    bytes.push(FORMAT);
    postcard::to_extend(value, bytes).map_err(|error| damaged(&error))
}

/// Reads a value.
///
/// # Errors
/// What is wrong with the bytes.
pub fn read<T: Compiled>(bytes: &[u8]) -> Result<T, FileError> {
    let body = body(bytes, T::ADDED)?;
    match postcard::take_from_bytes(&body) {
        Ok((value, [])) => Ok(value),
        Ok(_) => Err(FileError::Damaged("more follows after its end".to_string())),
        Err(error) => Err(damaged(&error)),
    }
}

/// What follows mark and format, with what later formats added.
fn body(bytes: &[u8], added: &[(u8, usize)]) -> Result<Vec<u8>, FileError> {
    let (format, body) =
        bytes.strip_prefix(MARK).and_then(|rest| rest.split_first()).ok_or(FileError::NotOurs)?;
    if !(OLDEST..=FORMAT).contains(format) {
        return Err(FileError::Format(*format));
    }
    let mut body = body.to_vec();
    for (added_in, fields) in added {
        if added_in > format {
            body.resize(body.len().saturating_add(*fields), 0);
        }
    }
    Ok(body)
}

/// By its name alone: the sentences would be a part of every download.
fn damaged(error: &postcard::Error) -> FileError {
    FileError::Damaged(format!("{error:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct Old(String, Vec<u8>);
    impl Compiled for Old {}

    #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct New(String, Vec<u8>, Option<String>, Vec<String>, u16, bool);
    impl Compiled for New {
        const ADDED: &[(u8, usize)] = &[(1, 1), (2, 3)];
    }

    fn old() -> Old {
        Old("Đăng ký tạm trú".into(), vec![1, 2, 3])
    }

    fn in_format(format: u8, mut bytes: Vec<u8>) -> Vec<u8> {
        bytes[4] = format;
        bytes
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = write(&old()).unwrap_or_default();
        assert_eq!(read(&bytes), Ok(old()));
    }

    #[test]
    fn what_a_later_format_added_is_empty_in_an_older_file() {
        let bytes = |value: &(String, Vec<u8>, Option<String>)| {
            let mut bytes = write(&old()).unwrap_or_default();
            bytes.truncate(5);
            in_format(1, postcard::to_extend(value, bytes).unwrap_or_default())
        };
        let Old(text, numbers) = old();
        let older = bytes(&(text.clone(), numbers.clone(), Some("one".into())));
        let expected = New(text, numbers, Some("one".into()), vec![], 0, false);
        assert_eq!(read(&older), Ok(expected));
        assert!(matches!(read::<New>(&in_format(2, older.clone())), Err(FileError::Damaged(_))));
        assert!(matches!(read::<New>(&older[..older.len() - 1]), Err(FileError::Damaged(_))));
    }

    #[test]
    fn other_files_are_named_for_what_they_are() {
        let good = write(&old()).unwrap_or_default();
        let longer: Vec<u8> = good.iter().copied().chain([0]).collect();
        let read = |bytes: &[u8]| read::<Old>(bytes);
        assert_eq!(read(b"<!doctype html>"), Err(FileError::NotOurs));
        assert_eq!(read(b""), Err(FileError::NotOurs));
        for unknown in [0, FORMAT + 1, 9] {
            let other = in_format(unknown, good.clone());
            assert_eq!(read(&other), Err(FileError::Format(unknown)));
        }
        assert!(matches!(read(&good[..good.len() - 1]), Err(FileError::Damaged(_))));
        assert!(matches!(read(&longer), Err(FileError::Damaged(_))));
    }
}
