//! The form of the compiled files: a mark, the version of the form, then the value (postcard).
//!
//! Reading JSON costs a first visit as much as everything that the rules themselves do, so the
//! files hold no names.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version of the form; a reader that meets another one says so.
pub const FORMAT: u8 = 1;

/// What every file begins with, so that a portal's error page isn't taken for one.
const MARK: &[u8] = b"mcua";

/// Why a file can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It isn't ours.
    #[error("not a file of a compiled catalogue")]
    NotOurs,
    /// It was written in another version of the form.
    #[error("written in format {0}, but this reader knows format {FORMAT}")]
    Format(u8),
    /// It is damaged.
    #[error("damaged: {0}")]
    Damaged(String),
}

/// Writes a value.
///
/// # Errors
/// [`FileError::Damaged`] for a value that this form can't hold.
pub fn write(value: &impl Serialize) -> Result<Vec<u8>, FileError> {
    let mut bytes = MARK.to_vec();
    bytes.push(FORMAT);
    postcard::to_extend(value, bytes).map_err(|error| FileError::Damaged(error.to_string()))
}

/// Reads a value.
///
/// # Errors
/// What is wrong with the bytes.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, FileError> {
    let (format, body) =
        bytes.strip_prefix(MARK).and_then(|rest| rest.split_first()).ok_or(FileError::NotOurs)?;
    if *format != FORMAT {
        return Err(FileError::Format(*format));
    }
    let (value, rest) =
        postcard::take_from_bytes(body).map_err(|error| FileError::Damaged(error.to_string()))?;
    if rest.is_empty() {
        Ok(value)
    } else {
        Err(FileError::Damaged("more follows after its end".to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use alloc::vec;

    #[test]
    fn what_was_written_is_read() {
        let text = Text { vi: "Đăng ký tạm trú".into(), en: "Temporary residence".into() };
        let bytes = write(&text).unwrap_or_default();
        assert_eq!(read(&bytes), Ok(text));
    }

    #[test]
    fn other_files_are_named_for_what_they_are() {
        let good = write(&vec![1_u8, 2, 3]).unwrap_or_default();
        let newer: Vec<u8> =
            good.iter().enumerate().map(|(i, b)| if i == 4 { 9 } else { *b }).collect();
        let longer: Vec<u8> = good.iter().copied().chain([0]).collect();
        let read = |bytes: &[u8]| read::<Vec<u8>>(bytes);
        assert_eq!(read(b"<!doctype html>"), Err(FileError::NotOurs));
        assert_eq!(read(b""), Err(FileError::NotOurs));
        assert_eq!(read(&newer), Err(FileError::Format(9)));
        assert!(matches!(read(&good[..good.len() - 1]), Err(FileError::Damaged(_))));
        assert!(matches!(read(&longer), Err(FileError::Damaged(_))));
    }
}
