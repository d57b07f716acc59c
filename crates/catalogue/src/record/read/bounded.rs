//! Reads no more than is bearable: a small compressed file may unpack to any size.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// How much is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a file, unpacked.
    pub file: u64,
    /// Bytes of a line, or of an answer of the portal that wraps a list of records.
    pub value: u64,
    /// Bytes of a record.
    pub record: u64,
}

impl Default for Limits {
    /// The whole national catalogue in detail has about 150 million bytes, and the largest known
    /// record 700,000.
    fn default() -> Self {
        Self { file: 512 << 20, value: 64 << 20, record: 8 << 20 }
    }
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) bytes: Cell<u64>,
    pub(super) lines: Cell<usize>,
    /// Bytes since the last value.
    pub(super) value_bytes: Cell<u64>,
    pub(super) values: Cell<usize>,
}

/// Counts what is read, and stops where it is too much.
pub(super) struct Counted<R> {
    pub(super) inner: R,
    pub(super) limits: Limits,
    pub(super) seen: Rc<Seen>,
}

/// More than is ever read.
#[derive(Debug, thiserror::Error)]
#[error("more than {most} bytes")]
pub(super) struct TooLarge {
    pub(super) most: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        let seen = &self.seen;
        let bytes = u64::try_from(read).unwrap_or(u64::MAX);
        seen.bytes.set(seen.bytes.get().saturating_add(bytes));
        seen.value_bytes.set(seen.value_bytes.get().saturating_add(bytes));
        let lines = into.iter().take(read).filter(|byte| **byte == b'\n').count();
        seen.lines.set(seen.lines.get() + lines);
        for (read, most) in
            [(seen.bytes.get(), self.limits.file), (seen.value_bytes.get(), self.limits.value)]
        {
            if read > most {
                return Err(io::Error::other(TooLarge { most }));
            }
        }
        Ok(read)
    }
}
