//! Files: the root, copies that are never half done, and what has changed since last time.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Goes to the root of the repository, which is the folder above this package.
pub(crate) fn enter_root() -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    env::set_current_dir(&root).map_err(Failure::file(root))
}

/// Every file below some files and folders, sorted.
pub(crate) fn below(paths: &[impl AsRef<Path>]) -> Result<Vec<PathBuf>, Failure> {
    let mut found = BTreeSet::new();
    let mut open: Vec<PathBuf> = paths.iter().map(|path| path.as_ref().to_owned()).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path).map_err(Failure::file(&path))? {
                open.push(entry.map_err(Failure::file(&path))?.path());
            }
        } else if path.is_file() {
            found.insert(path);
        }
    }
    Ok(found.into_iter().collect())
}

/// Whether some inputs are the same as when [`Stamp::write`] was last called.
pub(crate) struct Stamp {
    path: PathBuf,
    inputs: String,
}

impl Stamp {
    /// Looks at the names and contents of `inputs`, and at `also`, such as versions of tools.
    pub(crate) fn of(name: &str, inputs: &[&str], also: &str) -> Result<Self, Failure> {
        let mut hasher = DefaultHasher::new();
        also.hash(&mut hasher);
        for file in below(inputs)? {
            file.hash(&mut hasher);
            fs::read(&file).map_err(Failure::file(&file))?.hash(&mut hasher);
        }
        let path = Path::new("target/stamps").join(name);
        Ok(Self { path, inputs: format!("{:016x}", hasher.finish()) })
    }

    pub(crate) fn is_current(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|inputs| inputs == self.inputs)
    }

    /// Called last, when the outputs are in place.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(Failure::file(folder))?;
        }
        fs::write(&self.path, &self.inputs).map_err(Failure::file(&self.path))
    }
}

/// An empty folder for outputs that aren't complete yet.
pub(crate) fn fresh(path: &Path) -> Result<(), Failure> {
    if path.exists() {
        fs::remove_dir_all(path).map_err(Failure::file(path))?;
    }
    fs::create_dir_all(path).map_err(Failure::file(path))
}

/// Puts a complete folder in the place of an older one.
pub(crate) fn replace(new: &Path, old: &Path) -> Result<(), Failure> {
    if old.exists() {
        fs::remove_dir_all(old).map_err(Failure::file(old))?;
    }
    fs::rename(new, old).map_err(Failure::file(old))
}

/// Copies a folder with everything in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(Failure::file(to))?;
    for entry in fs::read_dir(from).map_err(Failure::file(from))? {
        let path = entry.map_err(Failure::file(from))?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy_folder(&path, &to.join(name))?;
        } else {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    }
    fs::copy(from, to).map(drop).map_err(Failure::file(from))
}
