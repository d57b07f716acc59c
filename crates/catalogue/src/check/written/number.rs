//! Official numbers of legal documents in a text: `Thông tư 63/2023/TT-BTC`, `NĐ 120/2016`.

/// A kind of document with its number and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number<'t> {
    kind: Kind,
    /// Such as `63/2023` or `66.22/2026`.
    number: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Law,
    Decree,
    Circular,
    Resolution,
    Decision,
}

/// Words that say the kind, before the number or after it.
const WORDS: [(&str, Kind); 18] = [
    ("Luật", Kind::Law),
    ("luật", Kind::Law),
    ("Law", Kind::Law),
    ("/QH", Kind::Law),
    ("Nghị định", Kind::Decree),
    ("NĐ", Kind::Decree),
    ("Decree", Kind::Decree),
    ("Thông tư", Kind::Circular),
    ("TT", Kind::Circular),
    ("Circular", Kind::Circular),
    ("Nghị quyết", Kind::Resolution),
    ("nghị quyết", Kind::Resolution),
    ("NQ", Kind::Resolution),
    ("Resolution", Kind::Resolution),
    ("Quyết định", Kind::Decision),
    ("quyết định", Kind::Decision),
    ("QĐ", Kind::Decision),
    ("Decision", Kind::Decision),
];

/// How far before a number its kind is looked for, in letters: `Luật Phí và lệ phí 97/2015`.
const REACH: usize = 60;

/// The numbers in a text, with where they begin. One that isn't said to be a document's is none.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = (usize, Number<'_>)> {
    let slashes = text.match_indices('/').map(|(slash, _)| slash);
    slashes.filter_map(|slash| {
        let (before, after) = (&text[..slash], &text[slash + 1..]);
        let year = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let is_number = |c: char| c.is_ascii_digit() || c == '.';
        let start = before.trim_end_matches(is_number).len();
        // `1/7/2025` is a date.
        let is_date = before[..start].ends_with('/');
        if year != 4 || start == slash || is_date {
            return None;
        }
        let number = &text[start..slash + 1 + year];
        let kind = kind(&text[..start], &after[year..])?;
        Some((start, Number { kind, number }))
    })
}

/// The kind by the letters after the year, else by the last word for one before the number.
fn kind(before: &str, after: &str) -> Option<Kind> {
    let suffix = after.split(|c: char| c.is_whitespace() || ",.;)".contains(c)).next();
    let suffix = suffix.filter(|suffix| suffix.starts_with('/')).unwrap_or_default();
    let by_suffix = WORDS.iter().find(|(word, _)| suffix.contains(word));
    let near = before.char_indices().rev().take(REACH).last().map_or(0, |(start, _)| start);
    let last = || {
        let words =
            WORDS.iter().filter_map(|(word, kind)| Some((before.get(near..)?.rfind(word)?, *kind)));
        words.max_by_key(|(place, _)| *place).map(|(_, kind)| kind)
    };
    by_suffix.map(|(_, kind)| *kind).or_else(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_with_their_kind() {
        let cases: [(&str, &[(Kind, &str)]); 7] = [
            ("Thông tư 63/2023/TT-BTC", &[(Kind::Circular, "63/2023")]),
            ("theo NĐ 120/2016, từ 1/7/2025", &[(Kind::Decree, "120/2016")]),
            ("Resolution 66.22/2026/NQ-CP", &[(Kind::Resolution, "66.22/2026")]),
            ("Luật Phí và lệ phí 97/2015/QH13", &[(Kind::Law, "97/2015")]),
            (
                "Thông tư 64/2025 và Nghị quyết 66.22/2026",
                &[(Kind::Circular, "64/2025"), (Kind::Resolution, "66.22/2026")],
            ),
            ("160.000/320.000 đồng", &[]),
            ("tháng 07/2025", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<_> =
                numbers(text).map(|(_, number)| (number.kind, number.number)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
