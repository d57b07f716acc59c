//! The catalogue of this repository with every national record that lies beside it.

use std::path::Path;

use catalogue::check::check;
use catalogue::lower::Catalogue;
use catalogue::lower::record::records;
use catalogue::record::collection::Collection;

/// The exports of the national portal.
const EXPORTS: [&str; 3] =
    ["dvcqg-details.jsonl.gz", "dvcqg-pages.jsonl.gz", "dvcqg-catalogue.jsonl.gz"];

/// Guides and records; nothing on a machine without the exports.
pub(crate) fn national() -> Option<Catalogue> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let files = EXPORTS.map(|name| root.join("../shared/records").join(name));
    if !files.iter().all(|file| file.is_file()) {
        println!("skipped: no exports of the national portal beside the repository");
        return None;
    }
    let found = check(&root.join("data")).and_then(|mut checked| {
        let collection = Collection::read(&files)?;
        checked.catalogue.records = records(&checked.source, &checked.catalogue, &collection)?;
        Ok(checked.catalogue)
    });
    match found {
        Ok(catalogue) => Some(catalogue),
        Err(findings) => panic!("{findings:?}"),
    }
}
