//! What an editor must look at next.

use std::path::Path;

use catalogue::expiring::{Expiring, Turn, expiring};
use catalogue::problem::Kind;
use catalogue::source::Source;
use jiff_core::civil::{Date, date};
use rules::iso::Iso;
use rules::text::Language;

fn listed(on: Date, within: u16) -> Vec<Expiring> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let Ok(source) = Source::read(&data) else { panic!("see the test of the catalogue") };
    expiring(&source, on, within)
}

fn documents(found: &[Expiring], turn: Turn) -> Vec<(String, &str)> {
    let documents = found.iter().filter(|it| it.kind == Kind::Document && it.turn == turn);
    documents.map(|it| (it.day.write(), it.name.vi.as_str())).collect()
}

#[test]
fn a_hundred_days_from_23_november_2026() {
    let found = listed(date(2026, 11, 23), 100);
    let ends = documents(&found, Turn::Ends);
    for (day, name) in [
        ("2026-12-31", "Thông tư 64/2025/TT-BTC"),
        ("2026-12-31", "Thông tư 29/2026 (nộp đơn nhãn hiệu qua VNeID)"),
        ("2027-02-28", "Nghị quyết 66.18/2026/NQ-CP"),
        ("2027-02-28", "Nghị quyết 66.22/2026/NQ-CP"),
        ("2027-02-28", "Thông tư 117/2026/TT-BTC"),
        ("2027-02-28", "Luật Hộ tịch 60/2014/QH13"),
    ] {
        assert!(ends.contains(&(day.to_owned(), name)), "{name}: {ends:?}");
    }
    let begins = documents(&found, Turn::Begins);
    assert!(begins.contains(&("2027-03-01".to_owned(), "Luật Hộ tịch 03/2026/QH16")), "{begins:?}");
    assert!(found.is_sorted_by_key(|it| it.day));
    // Whatever ends says what follows.
    for it in found.iter().filter(|it| it.turn == Turn::Ends) {
        assert!(it.follows.is_some(), "{it:?}");
    }
}

#[test]
fn days_are_counted_from_the_day_itself() {
    let ending = |on, within| {
        let name = "Thông tư 64/2025/TT-BTC";
        documents(&listed(on, within), Turn::Ends).iter().any(|(_, known)| *known == name)
    };
    for (on, within, expected) in [
        (date(2026, 12, 31), 0, true),
        (date(2026, 12, 30), 1, true),
        (date(2026, 12, 30), 0, false),
        (date(2027, 1, 1), 365, false),
    ] {
        assert_eq!(ending(on, within), expected, "{on:?} {within}");
    }
}

#[test]
fn it_is_told_with_what_follows_and_where_it_stands() {
    let found = listed(date(2026, 12, 31), 0);
    let of_document = found.iter().find(|it| it.name.vi == "Thông tư 64/2025/TT-BTC").unwrap();
    let told = of_document.in_language(Language::Vi).to_string();
    let (first, rest) = told.split_once('\n').unwrap();
    assert_eq!(first, "2026-12-31 hết hiệu lực: văn bản: Thông tư 64/2025/TT-BTC");
    assert!(rest.contains("sau đó: Chưa thấy văn bản nối tiếp"), "{rest}");
    assert!(rest.contains("documents/general.toml:"), "{rest}");
}
