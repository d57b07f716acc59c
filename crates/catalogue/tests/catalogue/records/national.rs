//! The real records of the national portal, where they are at hand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use catalogue::build::compile;
use catalogue::check::check;
use catalogue::lower::record::records;
use rules::file;
use rules::manifest::{EntryKind, IndexEntry, Manifest};
use rules::procedure::Procedure;
use rules::search::{fold, search};

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
        &std::collections::BTreeMap::new(),
    ) else {
        panic!("a page of another site was imported")
    };
    assert!(findings.message().en.starts_with("1 findings"), "{findings:?}");

    let all = collection(&FILES.map(|name| folder.join(name)));
    let objects = all.read.iter().sum::<usize>() + all.refused.len();
    assert_eq!((objects, all.len(), all.outdone, all.refused.len()), (6_267, 5_675, 0, 42));
}

/// Every procedure is found by code and by name, with and without diacritics, and every compiled
/// file can be read.
#[test]
fn every_record_is_found_and_can_be_read() {
    let Some(folder) = exports() else { return };
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(mut checked) = check(&data) else { panic!("see the tests of the catalogue") };
    let collection = collection(&FILES.map(|name| folder.join(name)));
    let compiled = records(&checked.source, &checked.catalogue, &collection).unwrap();
    checked.catalogue.records = compiled;
    let files = compile(&checked.catalogue).unwrap().all;
    let bytes = |name: &str| {
        let Some(found) = files.iter().find(|(path, _)| path == name) else { panic!("{name}") };
        &found.1
    };
    let manifest: Manifest = file::read(bytes("vi/catalogue.bin")).unwrap();
    let index: Vec<IndexEntry> = file::read(bytes(&format!("vi/{}", manifest.index))).unwrap();
    let procedures = index.iter().filter(|entry| entry.kind == EntryKind::Procedure);
    let known: BTreeSet<&str> = procedures.map(|entry| entry.id.as_str()).collect();
    assert_eq!(known.len(), manifest.procedures.len());
    let found: BTreeSet<&str> = (manifest.procedures.iter())
        .flat_map(|procedure| procedure.codes.iter().map(String::as_str))
        .collect();
    assert!(collection.entries().all(|(code, _)| found.contains(code)));
    for (path, bytes) in files.iter().filter(|(path, _)| path.contains("/procedure/")) {
        let procedure: Procedure =
            file::read(bytes).unwrap_or_else(|error| panic!("{path} {error}"));
        assert!(!procedure.limits.is_empty() || !procedure.dead_ends.is_empty(), "{path}");
        assert!(!procedure.fees.is_empty() || procedure.record.is_none(), "{path}");
    }
    for entry in &index {
        // Whether an entry is found doesn't depend on the others, and thousands of searches among
        // thousands would take minutes.
        let alone = std::slice::from_ref(entry);
        let name = [entry.name.vi.clone(), fold(&entry.name.vi)];
        for query in entry.codes.iter().chain(&name) {
            assert_eq!(search(alone, query), [0], "{query}");
        }
    }
    for entry in index.iter().step_by(1_000) {
        let query = fold(&entry.name.vi);
        let found = search(&index, &query);
        assert!(found.iter().any(|found| index[*found].id == entry.id), "{query}");
    }
}
