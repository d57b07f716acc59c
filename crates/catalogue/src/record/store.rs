//! Writes a collection: the objects as they came, one a line, by code.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::collection::Collection;

/// Writes beside the file and renames at the end: whoever reads it sees all or nothing.
///
/// # Errors
/// What the system says; the file is then as it was.
pub fn write(path: &Path, collection: &Collection) -> io::Result<()> {
    let fresh = beside(path);
    let written =
        write_new(&fresh, is_gzip(path), collection).and_then(|()| fs::rename(&fresh, path));
    if written.is_err() {
        // The first error says more than one about what is left over.
        let _ = fs::remove_file(&fresh);
    }
    written
}

fn write_new(path: &Path, gzip: bool, collection: &Collection) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    if gzip {
        // Without a time: the same records give the same bytes.
        let mut encoder = GzEncoder::new(file, Compression::default());
        lines(&mut encoder, collection)?;
        file = encoder.finish()?;
    } else {
        lines(&mut file, collection)?;
    }
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

fn lines(out: &mut impl Write, collection: &Collection) -> io::Result<()> {
    for (_, entry) in collection.entries() {
        for kept in &entry.kept {
            writeln!(out, "{}", kept.text)?;
        }
    }
    Ok(())
}

fn is_gzip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".new-{}", std::process::id()));
    path.with_file_name(name)
}
