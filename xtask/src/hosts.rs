//! What the demo's host pages are built with: the real libraries, from npm.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::files::copy;
use crate::run::Progress;
use crate::tools;

/// Package with its version, file inside it, and name in the site's folder `vendor`.
const FILES: [(&str, &str, &str); 3] = [
    ("bootstrap@3.4.1", "bootstrap/dist/css/bootstrap.min.css", "bootstrap.min.css"),
    ("bootstrap@3.4.1", "bootstrap/dist/js/bootstrap.min.js", "bootstrap.min.js"),
    ("jquery@3.7.1", "jquery/dist/jquery.min.js", "jquery.min.js"),
];

/// A file of a library, with its name in the site.
pub(crate) type Vendored = (PathBuf, &'static str);

pub(crate) fn packages(progress: &mut Progress) -> Result<Vec<Vendored>, Failure> {
    FILES
        .iter()
        .map(|(package, file, name)| Ok((tools::npm(progress, package)?.join(file), *name)))
        .collect()
}

pub(crate) fn copy_into(files: &[Vendored], folder: &Path) -> Result<(), Failure> {
    files.iter().try_for_each(|(file, name)| copy(file, &folder.join(name)))
}
