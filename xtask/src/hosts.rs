//! What the host pages of the demo and of the tests are built with: the real libraries, from npm.

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

/// The same for the pages of `tests/hosts`. Prototype and MooTools for browsers were never on npm of
/// their own; the tests of a parser have them.
const TEST_FILES: [(&str, &str, &str); 10] = [
    ("bootstrap@3.3.7", "dist/css/bootstrap.min.css", "bootstrap.min.css"),
    ("bootstrap@3.3.7", "dist/js/bootstrap.min.js", "bootstrap.min.js"),
    ("jquery@3.7.1", "dist/jquery.min.js", "jquery.min.js"),
    ("requirejs@2.3.8", "require.js", "require.js"),
    ("@liferay/amd-loader@5.4.2", "build/loader/loader.js", "liferay-loader.js"),
    ("react@18.3.1", "umd/react.production.min.js", "react.production.min.js"),
    ("react-dom@18.3.1", "umd/react-dom.production.min.js", "react-dom.production.min.js"),
    ("@hotwired/turbo@8.0.23", "dist/turbo.es2017-umd.js", "turbo.js"),
    ("esprima@0.9.9", "test/3rdparty/prototype-1.7.0.0.js", "prototype.js"),
    ("esprima@0.9.9", "test/3rdparty/mootools-1.4.1.js", "mootools.js"),
];

/// Where the libraries of the tests' pages are.
pub(crate) const TEST_LIBRARIES: &str = "target/vendor";

/// Puts the libraries of the tests' pages together.
pub(crate) fn test_libraries(progress: &mut Progress) -> Result<(), Failure> {
    for (package, file, name) in TEST_FILES {
        let file = tools::npm_archive(progress, package)?.join(file);
        copy(&file, &Path::new(TEST_LIBRARIES).join(name))?;
    }
    Ok(())
}

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
