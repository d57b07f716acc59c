//! `cargo xtask dist`: a release in `target/dist`, the same bytes from the same input.
//!
//! A release is what a portal copies to its site (`mot-cua/`, in a folder and in a zip), with what a
//! developer needs to judge it: sizes, integrity lines, policies and licences.

use std::path::Path;

use crate::budget;
use crate::build::{Profile, SITE, build_with, version};
use crate::failure::Failure;
use crate::files::{fresh, replace};
use crate::run::Progress;

mod archive;
mod licences;
mod names;
pub(crate) mod npm;
mod release;
mod sums;

use release::Release;

const DIST: &str = "target/dist";

pub(crate) fn dist(progress: &mut Progress) -> Result<(), Failure> {
    // The server is no part of a release: any one that compiles the catalogue will do.
    build_with(progress, Profile::Dev)?;
    let sizes = budget::measure(Path::new(SITE))?;
    println!("{sizes}");
    let packed = Path::new("target/dist.new");
    progress.step("release", || {
        fresh(packed)?;
        let mut release = release()?;
        release.compress()?;
        release.write(packed)?;
        npm::pack(&release, packed)?;
        archive::write(&release, &packed.join(format!("mot-cua-{}.zip", version())))
    })?;
    let over = sizes.over();
    if over.is_empty() {
        replace(packed, Path::new(DIST))
    } else {
        println!("   no release: what was packed is in {}", packed.display());
        Err(Failure::Check(over))
    }
}

/// The files of the site that was built last, named by what is in them.
fn release() -> Result<Release, Failure> {
    Release::of(Path::new(SITE), version(), licences::text()?.into_bytes())
}
