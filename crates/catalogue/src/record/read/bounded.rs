//! Reads no more than is bearable: a small compressed file may unpack to any size.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Unpacked. The whole national catalogue in detail has about 150 million bytes.
const MOST_BYTES: u64 = 512 << 20;
/// An answer of the portal that wraps a list of records.
const MOST_VALUE_BYTES: u64 = 64 << 20;

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
            [(seen.bytes.get(), MOST_BYTES), (seen.value_bytes.get(), MOST_VALUE_BYTES)]
        {
            if read > most {
                return Err(io::Error::other(TooLarge { most }));
            }
        }
        Ok(read)
    }
}
