//! Compression as servers send it: as small as it gets, and the same bytes each time.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// The largest window that every browser reads.
const WINDOW: u32 = 22;

pub(crate) fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, WINDOW);
    writer.write_all(content)?;
    Ok(writer.into_inner())
}

/// Without a name and a time.
pub(crate) fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(content)?;
    writer.finish()
}
