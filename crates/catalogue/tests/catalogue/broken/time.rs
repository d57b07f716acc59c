//! What ends, and what rests on what has ended.

use super::{CITY, GUIDE, check};
use crate::folder::Folder;

const DOCUMENTS: &str = "documents/all.toml";

#[test]
fn what_ends_says_what_follows() {
    for (file, from, to, expected) in [
        (
            DOCUMENTS,
            "after = { vi = \"Sau đó như cũ.\", en = \"As before.\" }\n",
            "",
            "13:12: warning: nothing follows this document after 2027-12-31",
        ),
        (
            DOCUMENTS,
            "repealed_by = \"cut\"",
            "repealed_by = \"cut\"\nvalid_to = 2025-06-30",
            "21:12: warning: it ends on 2025-06-30, what replaces it begins on 2026-01-01",
        ),
        (
            GUIDE,
            "[[limits]]\nterm = { working_days = 3 }",
            "[[limits]]\nvalid_to = 2026-12-31\nterm = { working_days = 3 }",
            "72:12: warning: nothing follows this limit after 2026-12-31 (rod = \"own\", filed = 2027-01-01)",
        ),
        (
            GUIDE,
            "[[fees.rates]]\nprice = { amount = 15000 }",
            "[[fees.rates]]\nvalid_to = 2027-06-30\nprice = { amount = 15000 }",
            "95:12: warning: nothing follows this rate after 2027-06-30 (channels = [\"counter\"], province = \"48\", territory = \"2024:48\", filed = 2027-07-01)",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn a_rule_that_ends_before_its_document() {
    let folder = Folder::fixture();
    folder.replace(
        CITY,
        "valid_from = 2026-08-08",
        "valid_from = 2026-08-08\nvalid_to = 2026-12-31",
    );
    folder.replace(DOCUMENTS, "repealed_by = \"cut\"", "");
    let expected = format!("{CITY}:3:12: warning: nothing follows this rule after 2026-12-31");
    assert!(folder.findings().contains(&expected), "{:?}", folder.findings());
}

/// A guide that says something of a decree which has ended.
fn check_of_ended(from: &str, to: &str, expected: Option<&str>) {
    let folder = Folder::fixture();
    let decree = "name = { vi = \"Nghị định 9/2015/NĐ-CP\", en = \"Decree 9/2015/NĐ-CP\" }";
    let rest = "status = \"verified\"\nchecked_on = 2026-11-23\nvalid_to = 2025-12-31";
    let documents = folder.read(DOCUMENTS);
    folder
        .write(DOCUMENTS, format!("{documents}\n[old]\n{decree}\n{rest}\nrepealed_by = \"cut\"\n"));
    let before = folder.findings();
    folder.replace(GUIDE, from, to);
    let mut new = folder.findings();
    new.retain(|finding| !before.contains(finding) && finding.contains("2025-12-31"));
    let expected: Vec<String> =
        expected.iter().map(|expected| format!("{GUIDE}:{expected}")).collect();
    assert_eq!(new, expected, "{from} → {to}");
}

#[test]
fn what_rests_on_what_has_ended() {
    let past = "valid_to = 2025-12-31\nprice = { unknown = { vi = \"Theo NĐ 9/2015.\", en = \"By Decree 9/2015.\" } }\nsource = { document = \"old\" }\n\n[[fees.rates]]\nprovinces";
    let named = "17:15: warning: it names Decree 9/2015/NĐ-CP, which ended on 2025-12-31";
    for (from, to, expected) in [
        (
            "vi = \"Cần câu của ai?\"",
            "vi = \"Theo Nghị định 9/2015, cần câu của ai?\"",
            Some(named),
        ),
        ("vi = \"Cần câu của ai?\"", "vi = \"Theo Nghị định 8/2015, cần câu của ai?\"", None),
        ("vi = \"Cần câu của ai?\"", "vi = \"Theo Thông tư 9/2015, cần câu của ai?\"", None),
        (
            "source = { document = \"base\", article = \"Điều 5\" }",
            "source = { document = \"old\" }",
            Some("69:23: warning: it rests on the document `old`, which ended on 2025-12-31"),
        ),
        // What is over with the decree speaks of the past, and so does the note for editors.
        ("provinces", past, None),
        (
            "checked_on = 2026-11-23",
            "checked_on = 2026-11-23\nrecord_note = { vi = \"NĐ 9/2015 còn ghi.\", en = \"Decree 9/2015 is shown.\" }",
            None,
        ),
    ] {
        check_of_ended(from, to, expected);
    }
}
