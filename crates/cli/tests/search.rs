//! Search over the names of all national procedures, where their list lies beside the repository.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic here is a failed test")]

mod national;

use std::collections::BTreeSet;

use catalogue::build::compile;
use national::national;
use rules::file;
use rules::search::{Index, fold, search};

/// Every so many: all of them are searched for by `cargo xtask bench`, which is optimised.
const STEP: usize = 40;

#[test]
fn names_are_found_by_themselves_without_diacritics_and_by_code() {
    let Some(catalogue) = national() else { return };
    let files = compile(&catalogue, &|_, _, _| String::new()).unwrap();
    let (_, packed) = files.all.iter().find(|(name, _)| name.starts_with("vi/search-")).unwrap();
    let index = Index::new(file::read(packed).unwrap());
    let codes: BTreeSet<&str> = index.hits().flat_map(|hit| hit.codes().split(' ')).collect();
    for record in &catalogue.records {
        assert!(codes.contains(record.entry.id.as_str()), "{}", record.entry.id);
    }
    for record in catalogue.records.iter().step_by(STEP) {
        let (name, code) = (&record.entry.name.vi, record.entry.id.as_str());
        // What somebody wrote behind a code isn't of the code: `1.014955-Xoa`.
        let digits = code.split('-').next().unwrap_or_default();
        for query in [name, &fold(name), digits] {
            let found = search(&index, query, 50).best;
            let found = found.iter().any(|hit| hit.codes().split(' ').any(|found| found == code));
            assert!(found, "{code} isn't found by {query}");
        }
    }
}

#[test]
fn everyday_words_find_national_procedures() {
    let Some(catalogue) = national() else { return };
    let files = compile(&catalogue, &|_, _, _| String::new()).unwrap();
    let (_, packed) = files.all.iter().find(|(name, _)| name.starts_with("vi/search-")).unwrap();
    let index = Index::new(file::read(packed).unwrap());
    for (query, expected) in [
        ("sổ đỏ", "giay chung nhan quyen su dung dat"),
        ("so do", "giay chung nhan quyen su dung dat"),
        ("cccd", "can cuoc"),
        ("bang lai", "giay phep lai xe"),
        ("nhập hộ khẩu", "dang ky thuong tru"),
    ] {
        let names: Vec<String> = search(&index, query, 10)
            .best
            .iter()
            .map(|hit| fold(&hit.name(rules::text::Language::Vi)))
            .collect();
        assert!(names.iter().any(|name| name.contains(expected)), "{query}: {names:#?}");
    }
}
