//! Damaged files of every kind that is read from outside: an answer or an error, never a panic.
//!
//! The seeds are the files of the fixtures; each case cuts, repeats or overwrites parts of one.

use std::fs;

use catalogue::check::check;
use catalogue::record::collection::Collection;
use catalogue::record::procedure::assess;
use catalogue::record::read::{Limits, Object, read_from};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use rules::file;
use rules::manifest::{Common, Fragments, IndexEntry, Manifest};
use rules::procedure::Procedure;
use rules::search::{Index, Packed};
use std::io::Write;

use super::fixture;
use crate::folder::Folder;

/// What is done to the bytes of a seed.
#[derive(Clone, Debug)]
enum Damage {
    /// Cut off at a place.
    Cut(usize),
    /// A part removed.
    Remove(usize, usize),
    /// A part repeated.
    Repeat(usize, usize),
    /// Bytes put over others.
    Overwrite(usize, Vec<u8>),
    /// A word of the format put somewhere.
    Word(usize, &'static str),
}

const WORDS: [&str; 18] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "null",
    "-1",
    "1e400",
    "99999999999999999999",
    "\\ud800",
    "ngày",
    "1 bản chính",
    "Trực tiếp",
    "(",
    "Mã: ",
    "\u{0}",
    "\u{301}",
];

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let place = any::<prop::sample::Index>().prop_map(|index| index.index(1 << 20));
    let one = prop_oneof![
        place.clone().prop_map(Damage::Cut),
        (place.clone(), 1_usize..200).prop_map(|(at, length)| Damage::Remove(at, length)),
        (place.clone(), 1_usize..2_000).prop_map(|(at, length)| Damage::Repeat(at, length)),
        (place.clone(), prop::collection::vec(any::<u8>(), 1..8))
            .prop_map(|(at, bytes)| Damage::Overwrite(at, bytes)),
        (place, prop::sample::select(&WORDS[..])).prop_map(|(at, word)| Damage::Word(at, word)),
    ];
    prop::collection::vec(one, 1..4)
}

fn damaged(seed: &[u8], damage: &[Damage]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for damage in damage {
        let at = |place: usize| place % (bytes.len() + 1);
        match damage {
            Damage::Cut(place) => bytes.truncate(at(*place)),
            Damage::Remove(place, length) => {
                let from = at(*place);
                bytes.drain(from..bytes.len().min(from + length));
            }
            Damage::Repeat(place, length) => {
                let from = at(*place);
                let part = bytes[from..bytes.len().min(from + length)].to_vec();
                bytes.splice(from..from, part);
            }
            Damage::Overwrite(place, new) => {
                let from = at(*place);
                let to = bytes.len().min(from + new.len());
                bytes.splice(from..to, new.iter().copied());
            }
            Damage::Word(place, word) => {
                let from = at(*place);
                bytes.splice(from..from, word.bytes());
            }
        }
    }
    bytes
}

/// Runs a fixed number of cases, always the same ones.
fn run(cases: u32, seeds: &[Vec<u8>], test: impl Fn(&[u8])) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let random = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, random);
    let which = 0..seeds.len();
    let outcome = runner.run(&(which, damage()), |(which, damage)| {
        test(&damaged(&seeds[which], &damage));
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

fn records() -> Vec<Vec<u8>> {
    // A line a seed, so that damage meets every record.
    let files = ["details.jsonl", "refused.jsonl"].map(|name| fs::read(fixture(name)).unwrap());
    let lines = files.iter().flat_map(|file| file.split(|byte| *byte == b'\n').map(<[u8]>::to_vec));
    let whole = ["page.json", "list.json", "wrapped.json"];
    lines.chain(whole.map(|name| fs::read(fixture(name)).unwrap())).collect()
}

/// Reads, and takes what could be read as far as it goes.
fn take(bytes: &[u8]) {
    let mut collection = Collection::default();
    let mut findings = Vec::new();
    let read = read_from("fuzz", bytes, Limits::default(), &mut |object: Object| {
        findings.extend(collection.add(object));
    });
    findings.extend(read.err());
    assert!(findings.iter().all(|finding| finding.file == "fuzz"));
    for record in collection.records() {
        let _ = assess(record);
    }
}

#[test]
fn damaged_records_are_read_or_refused() {
    run(1_500, &records(), take);
}

#[test]
fn damaged_compressed_records_are_read_or_refused() {
    let packed = records().into_iter().map(|seed| {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(&seed).unwrap();
        gzip.finish().unwrap()
    });
    run(500, &packed.collect::<Vec<_>>(), take);
}

/// Every file of a catalogue: guides, policies, calendars, documents, hours and tables of places.
#[test]
fn damaged_files_of_a_catalogue_are_findings() {
    let files = [
        "guides/fishing.toml",
        "policies/31/city.toml",
        "policies/31/status.toml",
        "policies/nation/cut.toml",
        "calendar/2026.toml",
        "calendar/law.toml",
        "documents/all.toml",
        "questions.toml",
        "reception.toml",
        "provinces.csv",
        "territories.csv",
    ];
    for file in files {
        let folder = Folder::fixture();
        let seed = folder.bytes(file);
        run(60, &[seed], |bytes| {
            folder.write(file, bytes);
            // Whatever is wrong is a finding, read or not.
            let _ = check(&folder.0).map(|checked| checked.findings);
        });
    }
}

#[test]
fn damaged_compiled_files_are_errors() {
    let out = Folder::new();
    catalogue::build::build(&crate::folder::fixture(), &[], &out.0, &|_, _, _| {
        Fragments::default()
    })
    .unwrap();
    let manifest: Manifest = file::read(&out.bytes("vi/catalogue.bin")).unwrap();
    let search = manifest.search.as_ref().unwrap();
    let names = [&manifest.common, &manifest.index, &manifest.procedures[0].file, search];
    let mut seeds: Vec<Vec<u8>> =
        names.iter().map(|name| out.bytes(&format!("vi/{name}"))).collect();
    seeds.push(out.bytes("vi/catalogue.bin"));
    run(3_000, &seeds, |bytes| {
        let _ = file::read::<Manifest>(bytes);
        let _ = file::read::<Common>(bytes);
        let _ = file::read::<Vec<IndexEntry>>(bytes);
        let _ = file::read::<Procedure>(bytes);
        let _ = file::read::<Packed>(bytes).map(Index::new);
    });
}
