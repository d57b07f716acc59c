//! How much of the personal data in comments is struck out, and how much else.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::ops::Range;

use proptest::prelude::*;
use rules::redact::{personal, redact};

/// What must be struck out stands between `⟦` and `⟧`.
const PERSONAL: &str = include_str!("redaction/personal.txt");
/// Nothing may be struck out.
const HARMLESS: &str = include_str!("redaction/harmless.txt");

/// So many examples of each kind are needed for the shares to mean something.
const LEAST_EXAMPLES: usize = 300;
/// Of a hundred parts that are struck out so many have to be personal.
const LEAST_PRECISION: usize = 98;

#[test]
fn personal_data_is_struck_out_and_hardly_anything_else() {
    let with: Vec<Example> = examples(PERSONAL).collect();
    let without: Vec<Example> = examples(HARMLESS).collect();
    assert!(with.len() >= LEAST_EXAMPLES && with.iter().all(|example| !example.labels.is_empty()));
    assert!(without.len() >= LEAST_EXAMPLES);
    assert!(without.iter().all(|example| example.labels.is_empty()));

    let (mut labelled, mut struck, mut found, mut right) = (0, 0, 0, 0);
    let (mut characters, mut marked) = (0, 0);
    for Example { text, labels } in with.iter().chain(&without) {
        let parts = personal(text);
        for label in labels {
            labelled += 1;
            if substance(text, label).all(|at| parts.iter().any(|part| part.contains(&at))) {
                struck += 1;
            } else {
                println!("missed {:?} in: {text}", &text[label.clone()]);
            }
        }
        for part in &parts {
            found += 1;
            if labels.iter().any(|label| part.start < label.end && label.start < part.end) {
                right += 1;
            } else {
                println!("struck {:?} in: {text}", &text[part.clone()]);
            }
            for at in substance(text, part) {
                characters += 1;
                marked += usize::from(labels.iter().any(|label| label.contains(&at)));
            }
        }
    }
    println!("recall {} ({struck} of {labelled} parts)", share(struck, labelled));
    println!("precision {} ({right} of {found} parts)", share(right, found));
    println!("precision {} ({marked} of {characters} characters)", share(marked, characters));
    assert_eq!(struck, labelled, "recall");
    assert!(right * 100 >= found * LEAST_PRECISION, "precision: {right} of {found} parts");
    // To strike out a whole comment around a number would be one right part.
    assert!(marked * 100 >= characters * LEAST_PRECISION, "{marked} of {characters} characters");
}

/// A comment without its marks, and where the marked parts are.
struct Example {
    text: String,
    labels: Vec<Range<usize>>,
}

fn examples(file: &str) -> impl Iterator<Item = Example> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut example = Example { text: String::new(), labels: Vec::new() };
        for (index, piece) in line.split(['⟦', '⟧']).enumerate() {
            let start = example.text.len();
            example.text.push_str(piece);
            if index % 2 == 1 {
                example.labels.push(start..example.text.len());
            }
        }
        assert_eq!(line.matches('⟦').count(), example.labels.len(), "{line}");
        assert_eq!(line.matches('⟧').count(), example.labels.len(), "{line}");
        example
    })
}

/// Where the letters and digits of a part are: the marks around them tell nothing.
fn substance(text: &str, part: &Range<usize>) -> impl Iterator<Item = usize> {
    let start = part.start;
    text[part.clone()]
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .map(move |(at, _)| start + at)
}

/// A share of one with four decimals, in whole numbers as everywhere in this crate.
fn share(part: usize, whole: usize) -> String {
    let of_ten_thousand = part * 10_000 / whole;
    format!("{}.{:04}", of_ten_thousand / 10_000, of_ten_thousand % 10_000)
}

/// Texts of what the redactor looks at: digits, marks between them and words for them.
fn any_comment() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,5}",
        "[ .,/()+_@–-]{1,2}",
        "(không|chín|một|khong|nam|đ|đồng|k|cccd|số|xe|stk|a còng|chấm|com|H29|B1|DN|o|l)",
        "\\PC",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// A telephone or the number of a card, in groups of one to four digits.
fn any_grouped_number() -> impl Strategy<Value = String> {
    let separator = prop::sample::select(vec!["", " ", ".", "-", " - ", "/", "_", "–"]);
    ("0[0-9]{8,11}", prop::collection::vec(1_usize..=4, 12), separator).prop_map(
        |(digits, lengths, separator)| {
            let mut rest = digits.as_str();
            let mut groups = Vec::new();
            for length in lengths {
                let (group, behind) = rest.split_at(length.min(rest.len()));
                groups.push(group);
                rest = behind;
                if rest.is_empty() {
                    break;
                }
            }
            groups.join(separator)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    /// However somebody parts the digits.
    #[test]
    fn numbers_in_groups_are_struck_out(number in any_grouped_number()) {
        prop_assert_eq!(redact(&format!("gọi {number} nhé")), "gọi […] nhé");
    }

    #[test]
    fn parts_are_in_order_and_whole_characters(text in prop_oneof![any_comment(), ".*"]) {
        let mut from = 0;
        for part in personal(&text) {
            prop_assert!(from <= part.start && part.start < part.end, "{part:?} after {from}");
            prop_assert!(text.get(part.clone()).is_some(), "{part:?}");
            from = part.end;
        }
    }

    /// A comment is struck out on the device and at the door.
    #[test]
    fn nothing_is_struck_out_twice(text in prop_oneof![any_comment(), ".*"]) {
        let once = redact(&text);
        prop_assert_eq!(redact(&once), once);
    }
}
