//! The real records of the national portal, where they are at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catalogue::build::compile;
use catalogue::check::check;
use catalogue::lower::record::records;
use rules::file;
use rules::manifest::{Fragments, Manifest, ProcedureFile};
use rules::procedure::Procedure;

use super::collection;

/// The exports, or nothing on a machine without them.
fn exports() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/records");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: {} isn't there", folder.display());
    None
}

const FILES: [&str; 4] = [
    "dvcqg-details.jsonl.gz",
    "dvcqg-pages.jsonl.gz",
    "dvcqg-catalogue.jsonl.gz",
    "phutho-police.json.gz",
];

#[test]
fn every_object_is_used_or_refused_with_a_reason() {
    let Some(folder) = exports() else { return };
    for (name, used, refused) in [
        (FILES[0], 276, 0),
        (FILES[1], 280, 0),
        // One was marked as deleted in its code, one has the code of another with a space.
        (FILES[2], 5_668, 2),
    ] {
        let collection = collection(&[folder.join(name)]);
        assert_eq!((collection.len(), collection.refused.len()), (used, refused), "{name}");
    }
    // Those of a province's police have no national codes.
    let Err(findings) = catalogue::record::import::import(
        &[folder.join(FILES[3])],
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("never-written").as_path(),
        &BTreeMap::new(),
    ) else {
        panic!("a page of another site was imported")
    };
    assert!(findings.message().en.starts_with("1 findings"), "{findings:?}");

    let all = collection(&FILES.map(|name| folder.join(name)));
    let objects = all.read.iter().sum::<usize>() + all.refused.len();
    assert_eq!((objects, all.len(), all.outdone, all.refused.len()), (6_267, 5_675, 0, 42));
}

/// Every code leads to a file, and every file can be read. That names find them is tested where
/// there is an index of all (`crates/cli/tests/search.rs`).
#[test]
fn every_record_can_be_fetched_and_read() {
    let Some(folder) = exports() else { return };
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(mut checked) = check(&data) else { panic!("see the tests of the catalogue") };
    let collection = collection(&FILES.map(|name| folder.join(name)));
    let compiled = records(&checked.source, &checked.catalogue, &collection).unwrap();
    checked.catalogue.records = compiled;
    let files: BTreeMap<String, Vec<u8>> =
        compile(&checked.catalogue, &|_, _, _| Fragments::default())
            .unwrap()
            .all
            .into_iter()
            .collect();
    let bytes = |name: &str| &files[&format!("vi/{name}")];
    let manifest: Manifest = file::read(bytes("catalogue.bin")).unwrap();
    for (code, _) in collection.entries() {
        let listed = match manifest.find(code) {
            Some(guide) => guide.clone(),
            None => {
                let lookup: Vec<ProcedureFile> =
                    file::read(bytes(&manifest.lookup(code).unwrap())).unwrap();
                lookup.into_iter().find(|listed| listed.is(code)).unwrap()
            }
        };
        let procedure: Procedure = file::read(bytes(&listed.file)).unwrap();
        assert!(!procedure.limits.is_empty() || !procedure.dead_ends.is_empty(), "{code}");
        assert!(!procedure.fees.is_empty() || procedure.record.is_none(), "{code}");
    }
}
