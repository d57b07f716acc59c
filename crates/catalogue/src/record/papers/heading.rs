//! What the name of a group is: a case to choose, or a heading above the papers of every case.

use std::sync::LazyLock;

use regex_lite::Regex;
use rules::search::fold;

use super::super::pattern::pattern;
use super::super::words::{clean, names_any, shorten};

/// More is no answer to choose, but a list of papers that was typed into the name of a case.
const LONGEST_CASE: usize = 240;

/// What a group is, going by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Papers of every case.
    All,
    /// Papers of every case that are only shown.
    Shown,
    /// Remarks.
    Notes,
    /// Papers of every case, under words that aren't a case.
    Heading,
    /// A case.
    Case(Topic),
}

/// What a case is about: somebody who lets another person file has also another case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Case,
    Proxy,
}

/// What is left of a name must still name something.
const SHORTEST_CASE: usize = 10;

/// Headings that stand above the papers of every case.
const ALL: [&str; 8] = [
    "",
    "thanh phan ho so",
    "thanh phan so luong ho so",
    "thanh phan ho so bao gom",
    "ho so gom",
    "ho so bao gom",
    "bao gom",
    "gom",
];
const SHOWN: [&str; 3] =
    ["giay to phai xuat trinh", "cac giay to phai xuat trinh", "giay to xuat trinh"];
/// Papers and instructions that stand where a case should.
const HEADINGS: [&str; 16] = [
    "giay to",
    "cac giay to",
    "phieu",
    "trong phieu",
    "to khai",
    "ho so cua",
    "van ban",
    "don",
    "ban chinh",
    "ban sao",
    "tai lieu",
    "xuat trinh",
    "cong dan ke khai",
    "truong hop gui ho so",
    "thanh phan ho so cua",
    "luu y",
];

/// What a group of that name is.
pub(super) fn kind(name: &str) -> Kind {
    let said = fold(unnumbered(&clean(name)));
    let begins = |beginnings: &[&str]| {
        let words = format!("{said} ");
        beginnings.iter().any(|begin| words.starts_with(&format!("{begin} ")))
    };
    if ALL.contains(&said.as_str()) {
        Kind::All
    } else if begins(&SHOWN) {
        Kind::Shown
    } else if begins(&["luu y", "ghi chu"]) {
        Kind::Notes
    } else if begins(&HEADINGS)
        || (name.trim_end().ends_with('.')
            && !names_any(&said, &["truong hop", "doi voi", "neu", "khi"]))
    {
        Kind::Heading
    } else if names_any(&said, &["uy quyen"]) {
        Kind::Case(Topic::Proxy)
    } else {
        Kind::Case(Topic::Case)
    }
}

/// The number of a list, such as `a)`, `(1.2)`, `II.` or `A.1)`.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\s*+•–-]*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[ivx]{1,4}|[a-zA-ZđĐ](?:\.\d)?)[.)-]+\s*)*[\s*+•–-]*",
    )
});

/// A name without the bullet and the number of the list that it comes from.
fn unnumbered(name: &str) -> &str {
    let end = NUMBER.find(name).map_or(0, |number| number.end());
    name.get(end..).unwrap_or(name)
}

/// The name of a case as an answer to choose: without what leads over to its papers.
pub(super) fn label(name: &str) -> String {
    let name = clean(name);
    let mut rest = unnumbered(&name);
    rest = rest.split_once(": -").map_or(rest, |(before, _)| before);
    let signs = [':', ';', ',', '.', ' '];
    rest = rest.trim_end_matches(signs);
    let leading_over =
        ["sau", "các giấy tờ", "cụ thể", "bao gồm", "gồm", "hồ sơ", "thì", "kèm theo", "phải nộp"];
    while let Some(shorter) = leading_over.iter().find_map(|end| rest.strip_suffix(end))
        && shorter.chars().count() > SHORTEST_CASE
    {
        rest = shorter.trim_end_matches(signs);
    }
    let label = shorten(rest, LONGEST_CASE);
    let mut letters = label.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_told_from_headings() {
        use Kind::{All, Case, Heading, Notes, Shown};
        for (name, expected) in [
            ("", All),
            ("--", All),
            ("Thành phần hồ sơ:", All),
            ("a) Hồ sơ gồm:", All),
            (" * Giấy tờ phải xuất trình:", Shown),
            ("Các giấy tờ phải xuất trình Cảng vụ (bản chính), bao gồm", Shown),
            ("* Lưu ý :", Notes),
            ("* Giấy tờ phải nộp:", Heading),
            ("Giấy tờ phải nộp (Hồ sơ của người nhận nuôi con nuôi)", Heading),
            ("Phiếu được tạo lập khi trích xuất thông tin của công dân.", Heading),
            ("(1.7) Đối với công trình nhà ở riêng lẻ:", Case(Topic::Case)),
            ("Đăng ký thường trú vào chỗ ở hợp pháp do thuê, mượn, ở nhờ", Case(Topic::Case)),
            ("Trường hợp ủy quyền thì kèm theo:", Case(Topic::Proxy)),
        ] {
            assert!(kind(name) == expected, "{name}");
        }
    }

    #[test]
    fn cases_are_named_without_their_list() {
        for (name, expected) in [
            ("(1.7) Đối với nhà ở riêng lẻ:", "Đối với nhà ở riêng lẻ"),
            ("* Đăng ký tạm trú theo danh sách, hồ sơ gồm:", "Đăng ký tạm trú theo danh sách"),
            ("II. đối với cơ sở bị hỏng", "Đối với cơ sở bị hỏng"),
            ("b) Trường hợp đổi tên: - Đơn. - Giấy.", "Trường hợp đổi tên"),
            ("1-Trường hợp giao đất", "Trường hợp giao đất"),
        ] {
            assert_eq!(label(name), expected);
        }
    }
}
