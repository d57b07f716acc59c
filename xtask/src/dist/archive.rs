//! A release in one file that every system opens, without the time and the user who packed it.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::release::Release;
use crate::failure::Failure;

pub(super) fn write(release: &Release, path: &Path) -> Result<(), Failure> {
    let bytes = pack(release).map_err(|error| Failure::file(path)(error.into()))?;
    fs::write(path, bytes).map_err(Failure::file(path))
}

fn pack(release: &Release) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in release.files() {
        let packed = path.ends_with(".br") || path.ends_with(".gz");
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(path, options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::release::tests::{site, write_site};

    #[test]
    fn the_same_site_gives_the_same_bytes() {
        let pack_once = |backwards: bool| {
            let folder = tempfile::tempdir().unwrap();
            let mut files = site();
            if backwards {
                files.reverse();
            }
            write_site(folder.path(), &files);
            let mut release = Release::of(folder.path(), "0.1.0", b"MIT".to_vec()).unwrap();
            release.compress().unwrap();
            pack(&release).unwrap()
        };
        let (first, second) = (pack_once(false), pack_once(true));
        assert!(first == second, "two packings differ");
        let mut zip = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        let modified = zip.by_name("mot-cua/mot-cua.js").unwrap().last_modified();
        assert_eq!(modified, Some(DateTime::default()));
    }
}
