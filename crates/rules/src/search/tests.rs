//! What is found, and in which order.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use super::*;
use crate::manifest::IndexEntry;
use crate::place::ProvinceCode;
use crate::search::packed::Packer;
use crate::text::{Language, Text};

fn entry(id: &str, code: &str, name: &str, also_called: &[&str]) -> IndexEntry {
    IndexEntry {
        id: id.to_string(),
        codes: vec![code.to_string()],
        name: Text { vi: name.to_string(), en: id.to_string() },
        also_called: also_called.iter().map(ToString::to_string).collect(),
        kind: crate::manifest::EntryKind::Procedure,
    }
}

/// The ids that a query finds, in their order.
fn ids<'a>(index: &'a Index, query: &str) -> Vec<&'a str> {
    search(index, query, 50).best.iter().map(Hit::id).collect()
}

fn of_guides(guides: &[IndexEntry]) -> Index {
    let mut packer = Packer::new(|_, next| next);
    for guide in guides {
        packer.add(guide, None).unwrap();
    }
    Index::new(packer.packed())
}

fn daily() -> Index {
    of_guides(&[
        entry("birth", "1.001193", "Đăng ký khai sinh", &["làm giấy khai sinh"]),
        entry("residence", "1.004194", "Đăng ký tạm trú", &["kt3", "đăng ký ở trọ"]),
        entry("passport", "1.001456", "Cấp hộ chiếu phổ thông", &["làm hộ chiếu"]),
        entry("household", "1.001612", "Đăng ký thành lập hộ kinh doanh", &["mở quán"]),
        entry("adoption", "2.001263", "Đăng ký việc nuôi con nuôi", &["nhận nuôi", "tạm dừng"]),
    ])
}

#[test]
fn search_finds_and_orders() {
    let index = daily();
    for (query, found) in [
        ("", vec![]),
        ("  .. ", vec![]),
        ("tạm trú", vec!["residence"]),
        ("TAM TRU", vec!["residence"]),
        ("ta\u{323}m tru\u{301}", vec!["residence"]),
        ("tam tru dang ky", vec!["residence"]),
        ("khai si", vec!["birth"]),
        ("lam giay khai sinh", vec!["birth"]),
        ("ho ch", vec!["passport"]),
        ("passport", vec!["passport"]),
        ("KT3", vec!["residence"]),
        // Both begin with `ho`; what was typed has the shape of `ộ` in both.
        ("hô", vec!["passport", "household"]),
        // `kinh` in another order; words come from one text.
        ("kinh ho", vec!["household"]),
        ("quan kinh", vec![]),
        ("1.001", vec!["birth", "passport", "household"]),
        ("1001193", vec!["birth"]),
        ("1.001193", vec!["birth"]),
        ("1.0", vec![]),
        ("9.999999", vec![]),
        ("sổ đỏ", vec![]),
    ] {
        assert_eq!(ids(&index, query), found, "{query}");
    }
}

#[test]
fn one_mistake_is_forgiven() {
    let index = daily();
    for (query, found) in [
        ("kahi sinh", vec!["birth"]),
        ("khai sihn", vec!["birth"]),
        ("khai snih", vec!["birth"]),
        ("khaii sinh", vec!["birth"]),
        ("kai sinh", vec![]),
        ("khai sunh", vec!["birth"]),
        ("KHAI SỊHN", vec!["birth"]),
        ("passprt", vec!["passport"]),
        ("hộ chếiu", vec!["passport"]),
        ("ho chieuu", vec!["passport"]),
        ("dang ky thanh lap ho kihn doanh", vec!["household"]),
        // As while it is typed: a beginning with a mistake.
        ("dang ky thanh lap ho kinh daon", vec!["household"]),
        // Two mistakes, in one word or in two.
        ("kahi sihn", vec![]),
        ("chiuee", vec![]),
        // A word of three letters is taken as it is.
        ("tma tru", vec![]),
    ] {
        assert_eq!(ids(&index, query), found, "{query}");
    }
}

#[test]
fn what_was_typed_exactly_comes_before_what_was_meant() {
    let index = of_guides(&[
        entry("meant", "1.000001", "Kinh phí", &[]),
        entry("exact", "1.000002", "Thẩm định phương án về kênh mương", &[]),
        entry("other", "1.000003", "Khai sinh", &[]),
    ]);
    assert_eq!(ids(&index, "kenh"), ["exact", "meant"]);
    let found = search(&index, "kenh", 1);
    assert_eq!(
        (found.best.len(), found.total),
        (1, 1),
        "nothing more is looked for than can be shown"
    );
}

#[test]
fn the_best_are_kept_and_all_are_counted() {
    let names: Vec<String> =
        (0..100).map(|n| alloc::format!("Thủ tục {}", "rất ".repeat(n))).collect();
    let entries: Vec<IndexEntry> = names
        .iter()
        .enumerate()
        .rev()
        .map(|(n, name)| entry(&n.to_string(), "", name, &[]))
        .collect();
    let index = of_guides(&entries);
    let found = search(&index, "thu tuc", 3);
    assert_eq!(found.total, 100);
    assert_eq!(found.best.iter().map(Hit::id).collect::<Vec<_>>(), ["0", "1", "2"]);
    assert_eq!(search(&index, "thu tuc", 0).best.len(), 0);
}

#[test]
fn typed_marks_decide_the_order_and_exclude_nothing() {
    let index =
        of_guides(&[entry("a", "1.000001", "Mã số", &[]), entry("b", "1.000002", "Má nuôi", &[])]);
    for (query, found) in
        [("ma", ["a", "b"]), ("má", ["b", "a"]), ("mã", ["a", "b"]), ("mạ", ["a", "b"])]
    {
        assert_eq!(ids(&index, query), found, "{query}");
    }
}

#[test]
fn what_begins_with_the_query_comes_before_what_holds_it() {
    let index = of_guides(&[
        entry("words", "1.000001", "Khẩu hiệu của hộ", &[]),
        entry("phrase", "1.000002", "Sổ hộ khẩu", &[]),
        entry("beginning", "1.000003", "Hộ khẩu của người nước ngoài", &[]),
        entry("whole", "1.000004", "Hộ khẩu", &[]),
    ]);
    let in_order = ["whole", "beginning", "phrase", "words"];
    assert_eq!(ids(&index, "ho khau"), in_order);
    assert_eq!(ids(&index, "hộ khẩu"), in_order);
    assert_eq!(ids(&index, "hiệu hỏ"), ["words"]);
    let marks = of_guides(&[
        entry("a", "1.000001", "Hồ sơ ba", &[]),
        entry("b", "1.000002", "Hồ sơ ba của hộ", &[]),
    ]);
    assert_eq!(ids(&marks, "ba hộ"), ["b", "a"], "one word with another mark");
    // Words are found from their first letter on.
    assert!(ids(&index, "hau").is_empty() && ids(&index, "o khau").is_empty());
    // A phrase ends with a word in the making, and holds whole words before.
    let phrases = of_guides(&[
        entry("apart", "1.000001", "Sinh khai", &[]),
        entry("not-whole", "1.000002", "Khai sinhx sinh", &[]),
        entry("together", "1.000003", "Việc đăng ký khai sinhx của một người", &[]),
    ]);
    assert_eq!(ids(&phrases, "khai sinh"), ["not-whole", "together", "apart"]);
}

#[test]
fn everyday_words_find_what_names_call_otherwise() {
    let mut packer = Packer::new(|_, next| next);
    for (said, called) in [
        ("sổ đỏ", "giấy chứng nhận quyền sử dụng đất"),
        ("cccd", "căn cước công dân"),
        ("cccd", "thẻ căn cước"),
        ("bằng lái", "giấy phép lái xe"),
        ("bằng lái xe", "giấy phép lái xe"),
    ] {
        packer.say(said, called);
    }
    for (id, name) in [
        ("1.000001", "Cấp đổi giấy chứng nhận quyền sử dụng đất"),
        ("1.000002", "Cấp đổi căn cước công dân"),
        ("1.000003", "Cấp thẻ căn cước"),
        ("1.000004", "Đổi giấy phép lái xe"),
        ("1.000005", "Lập sơ đồ vị trí"),
        ("1.000006", "Xác nhận số CCCD"),
    ] {
        packer.add(&entry(id, id, name, &[]), None).unwrap();
    }
    let index = Index::new(packer.packed());
    for (query, found) in [
        ("sổ đỏ", vec!["1.000001", "1.000005"]),
        ("so do", vec!["1.000005", "1.000001"]),
        ("sơ đồ", vec!["1.000005"]),
        ("đổi sổ đỏ", vec!["1.000001"]),
        ("doi so d", vec!["1.000001"]),
        ("CCCD", vec!["1.000003", "1.000006", "1.000002"]),
        ("cấp đổi cccd", vec!["1.000002"]),
        ("cccd cấp", vec!["1.000003", "1.000002"]),
        ("bằng lái xe", vec!["1.000004"]),
        ("đổi bằng lái", vec!["1.000004"]),
        ("ccc", vec!["1.000006"]),
        ("bằng láixe", vec![]),
    ] {
        assert_eq!(ids(&index, query), found, "{query}");
    }
}

#[test]
fn an_entry_comes_back_as_it_was_packed() {
    let guide = IndexEntry {
        id: "birth".into(),
        codes: vec!["1.001193".into(), "2.000528".into()],
        name: Text { vi: "Đăng ký  khai sinh".into(), en: "Birth registration".into() },
        also_called: vec!["làm giấy khai sinh".into()],
        kind: crate::manifest::EntryKind::Procedure,
    };
    let of_a_province = "Hỗ trợ (đợt 1) – vùng ĐBKK, KT-XH… \t\"Hà Nội\" 2024/NĐ-CP";
    let record = IndexEntry {
        id: "3.000616".into(),
        codes: vec!["3.000616".into()],
        name: Text { vi: of_a_province.into(), en: String::new() },
        also_called: vec![],
        kind: crate::manifest::EntryKind::Procedure,
    };
    let mut packer = Packer::new(|_, next| next);
    packer.add(&guide, None).unwrap();
    packer.add(&record, ProvinceCode::parse("46").ok()).unwrap();
    let index = Index::new(packer.packed());
    let hits: Vec<Hit<'_>> = index.hits().collect();
    let [guide, record] = hits[..] else { panic!("{hits:?}") };
    assert_eq!((guide.id(), guide.has_guide(), guide.issued_by()), ("birth", true, None));
    assert_eq!(guide.codes(), "1.001193 2.000528");
    assert_eq!(guide.name(Language::Vi), "Đăng ký khai sinh");
    assert_eq!(guide.name(Language::En), "Birth registration");
    assert_eq!((record.id(), record.has_guide()), ("3.000616", false));
    assert_eq!(record.codes(), "3.000616");
    assert_eq!(record.issued_by(), ProvinceCode::parse("46").ok());
    let name = "Hỗ trợ (đợt 1) – vùng ĐBKK, KT-XH… \"Hà Nội\" 2024/NĐ-CP";
    assert_eq!((record.name(Language::Vi), record.name(Language::En)), (name.into(), name.into()));
    for query in ["kt-xh", "kt xh hà nội", "nd cp", "dot 1 vung", "KT–XH"] {
        assert_eq!(ids(&index, query), ["3.000616"], "{query}");
    }
}

#[test]
fn more_words_than_can_be_numbered_are_refused() {
    let name: String = (0..70_000).map(|n| alloc::format!("{n} ")).collect();
    let mut packer = Packer::new(|_, next| next);
    assert_eq!(packer.add(&entry("a", "b", &name, &[]), None), Err(TooManyWords));
}
