//! What is written between two pauses of a file.

use std::io;

/// Holds what is written until it is flushed, so that whoever reads a file slowly doesn't hold up what
/// it is made from.
#[derive(Debug)]
pub(super) struct Page<W> {
    held: Vec<u8>,
    to: W,
}

impl<W: io::Write> Page<W> {
    pub(super) fn new(to: W) -> Self {
        Self { held: Vec::new(), to }
    }
}

impl<W: io::Write> io::Write for Page<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.write_all(&self.held)?;
        self.held.clear();
        Ok(())
    }
}
