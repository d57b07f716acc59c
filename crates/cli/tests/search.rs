//! Search over the names of all national procedures, where their list lies beside the repository.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a panic here is a failed test")]

mod national;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use catalogue::build::compile;
use catalogue::record::procedure::CompiledRecord;
use national::national;
use rules::file;
use rules::manifest::Fragments;
use rules::search::{Index, fold, search};
use rules::text::Language;

/// Every so many: all of them are searched for by `cargo xtask bench`, which is optimised.
const STEP: usize = 60;

/// The national records with their index; nothing where there are none.
static NATION: LazyLock<Option<(Vec<CompiledRecord>, Index)>> = LazyLock::new(|| {
    let catalogue = national()?;
    let files = compile(&catalogue, &|_, _, _| Fragments::default()).unwrap();
    let (_, packed) = files.all.iter().find(|(name, _)| name.starts_with("vi/search-")).unwrap();
    Some((catalogue.records, Index::new(file::read(packed).unwrap())))
});

#[test]
fn names_are_found_by_themselves_without_diacritics_and_by_code() {
    let Some((records, index)) = &*NATION else { return };
    let codes: BTreeSet<&str> = index.hits().flat_map(|hit| hit.codes().split(' ')).collect();
    for record in records {
        assert!(codes.contains(record.entry.id.as_str()), "{}", record.entry.id);
    }
    for record in records.iter().step_by(STEP) {
        let (name, code) = (&record.entry.name.vi, record.entry.id.as_str());
        // What somebody wrote behind a code isn't of the code: `1.014955-Xoa`.
        let digits = code.split('-').next().unwrap_or_default();
        for query in [name, &fold(name), digits] {
            let found = search(index, query, 50).best;
            let found = found.iter().any(|hit| hit.codes().split(' ').any(|found| found == code));
            assert!(found, "{code} isn't found by {query}");
        }
    }
}

#[test]
fn everyday_words_find_national_procedures() {
    let Some((_, index)) = &*NATION else { return };
    for (query, expected) in [
        ("sổ đỏ", "giay chung nhan quyen su dung dat"),
        ("so do", "giay chung nhan quyen su dung dat"),
        ("cccd", "can cuoc"),
        ("bang lai", "giay phep lai xe"),
        ("nhập hộ khẩu", "đăng ký thường trú"),
        // One mistake: swapped, wrong, missing, too many.
        ("chứgn thực bản sao", "chung thuc ban sao"),
        ("đăng ký thừong trú", "thuong tru"),
        ("thuơg trú", "thuong tru"),
        ("khaii sinh", "khai sinh"),
    ] {
        let found = search(index, query, 10).best;
        let names: Vec<String> = found.iter().map(|hit| fold(&hit.name(Language::Vi))).collect();
        assert!(names.iter().any(|name| name.contains(&fold(expected))), "{query}: {names:#?}");
    }
}

#[test]
fn procedures_of_one_name_are_told_apart_by_their_province() {
    let Some((records, index)) = &*NATION else { return };
    let of_provinces = records
        .iter()
        .filter(|record| {
            record.procedure.record.as_ref().is_some_and(|facts| facts.only_in.is_some())
        })
        .count();
    let kept = index.hits().filter(|hit| hit.issued_by().is_some()).count();
    assert!(of_provinces > 800 && kept == of_provinces, "{kept} of {of_provinces}");
}
