//! Values that can't be, and what can never be reached.

use super::{CITY, CUT, GUIDE, check};

#[test]
fn values_that_cannot_be() {
    for (file, from, to, expected) in [
        (GUIDE, "en = \"Whose rod is it?\"", "en = \" \"", "17:39: error: the text is empty"),
        (GUIDE, "channels = [\"counter\"]", "channels = []", "62:12: error: the list is empty"),
        (
            GUIDE,
            "[{ calendar_days = 10 }, { working_days = 2 }]",
            "[]",
            "68:21: error: the list is empty",
        ),
        (
            GUIDE,
            "{ working_days = 2 }]",
            "{ sequence = [\"same_day\"] }]",
            "68:46: error: `sequence` is not a limit that can stand here",
        ),
        (
            GUIDE,
            "{ working_days = 3 }",
            "{ working_days = 0 }",
            "72:8: error: `0` is not a limit that can stand here",
        ),
        (
            GUIDE,
            "{ from = 1, amount",
            "{ from = 2, amount",
            "107:51: error: the tier from 2 is out of order",
        ),
        (
            GUIDE,
            "{ from = 3, amount",
            "{ from = 1, amount",
            "107:80: error: the tier from 1 is out of order",
        ),
        (
            GUIDE,
            "price = { amount = 15000 }",
            "price = { percentage = { of = \"copies\", basis_points = 50, floor = 9, ceiling = 8 } }",
            "95:81: error: nothing lies between 9 and 8",
        ),
        (
            GUIDE,
            "valid_to = 2026-12-31",
            "valid_to = 2026-12-31\nvalid_from = 2027-01-01",
            "90:12: error: it ends (2026-12-31) before it begins (2027-01-01)",
        ),
        ("synonyms.toml", "kt3 = [\"tạm trú\"]", "kt3 = []", "1:7: error: the list is empty"),
        (
            "synonyms.toml",
            "[\"tạm trú\"]",
            "[\"tạm trú\", \"–\"]",
            "1:19: error: the text is empty",
        ),
        (
            "synonyms.toml",
            "\"phép câu\" =",
            "KT3 =",
            "2:7: error: the synonym `KT3` is there twice",
        ),
        (
            "documents/all.toml",
            "valid_to = 2027-12-31",
            "valid_to = 2025-12-31",
            "13:12: error: it ends (2025-12-31) before it begins (2026-01-01)",
        ),
        (
            CUT,
            "limit = { cut_days = 1 }",
            "limit = { cut_percent = { percent = 130 } }",
            "13:37: error: 130 % is impossible here",
        ),
        (
            CUT,
            "limit = { cut_days = 1 }",
            "limit = { extend = { sequence = [{ working_days = 1 }, { working_days = 2 }] } }",
            "13:20: error: `sequence` is not a limit that can stand here",
        ),
        (
            CUT,
            "limit = { cut_days = 1 }",
            "limit = { set = { unknown = { vi = \"?\", en = \"?\" } } }",
            "13:17: error: `unknown` is not a limit that can stand here",
        ),
        (
            CUT,
            "limit = { cut_days = 1 }",
            "limit = { cut_days = 1 }\nfee = { set = 0 }",
            "5:1: error: the rule `faster` needs exactly one of fee and limit",
        ),
        (
            CUT,
            "limit = { cut_days = 1 }",
            "limit = { cut_days = 1 }\nperhaps = true",
            "14:11: error: the rule `faster` says perhaps = true, but not on what it depends",
        ),
        (
            "reception.toml",
            "[\"13:30\", \"17:00\"]]\nsaturdays",
            "[\"11:00\", \"17:00\"]]\nsaturdays",
            "7:33: error: the session from 11:00 to 17:00 is out of order, or overlaps the one before",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn what_is_missing_or_out_of_reach() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "[[limits]]\nwhen = { rod = \"lent\" }",
            "[[limits]]",
            "70:1: error: this limit is never used: the one with number 1 always holds first",
        ),
        (
            GUIDE,
            "channels = [\"online\"]\nvalid_to = 2026-12-31\n",
            "",
            "92:1: error: this rate is never used: the one with number 2 always holds first",
        ),
        (
            CITY,
            "categories = [\"fishing\"], competence = \"provincial\"",
            "categories = [\"copy\"]",
            "11:7: error: the rule `card` of a province sets `copy` of `fishing`, which the centre sets",
        ),
        (
            "questions.toml",
            "[card]",
            "[unused]\ntext = { vi = \"A\", en = \"A\" }\nwhy = { vi = \"A\", en = \"A\" }\ndate = { past = 1 }\n\n[card]",
            "1:1: warning: no procedure asks the question `unused`",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn texts_that_are_hard_to_read() {
    let long = format!("\"{}.\"", vec!["từ"; 29].join(" "));
    let sentence = "18:14: warning: a sentence of 29 words is hard to read";
    check(GUIDE, "\"Giấy tờ khác nhau.\"", &long, sentence);
    let word = "17:15: warning: “sổ gốc” is a word of offices and isn't explained";
    check(GUIDE, "\"Cần câu của ai?\"", "\"Cần câu có sổ gốc không?\"", word);
}
