//! Names that stand for nothing, or that are no names.

use super::{CITY, CUT, GUIDE, STATUS, check};

#[test]
fn names_that_stand_for_nothing() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "document = \"city\"",
            "document = \"citty\"",
            "86:23: error: there is no document `citty`",
        ),
        (
            GUIDE,
            "when = { rod = \"lent\" }\ndate",
            "when = { rods = \"lent\" }\ndate",
            "36:17: error: there is no question `rods`",
        ),
        (
            GUIDE,
            "when = { rod = \"lent\" }\nterm",
            "when = { rod = [\"own\", \"len\"] }\nterm",
            "67:16: error: there is no choice `len`",
        ),
        (
            GUIDE,
            "reception = \"police\"",
            "reception = \"polise\"",
            "12:13: error: there is no reception `polise`",
        ),
        (
            GUIDE,
            "provinces = [\"31\"]",
            "provinces = [\"30\"]",
            "83:14: error: there is no province `30`",
        ),
        (
            GUIDE,
            "provinces = [\"31\"]",
            "provinces = [\"Hải Phòng\"]",
            "83:14: error: `Hải Phòng` doesn't have the form of a code (province)",
        ),
        (
            GUIDE,
            "[\"2024:30\"]",
            "[\"2024:99\"]",
            "84:16: error: there is no old territory `2024:99`",
        ),
        (
            GUIDE,
            "[\"2024:30\"]",
            "[\"30\"]",
            "84:16: error: `30` doesn't have the form of a code (old territory)",
        ),
        (
            GUIDE,
            "[\"2024:30\"]",
            "[\"2024:01\"]",
            "84:16: error: the old territory `2024:01` doesn't lie in province `31`",
        ),
        (
            GUIDE,
            "territory = \"2024:30\"",
            "territory = \"2024:01\"",
            "148:13: error: the old territory `2024:01` doesn't lie in province `31`",
        ),
        (
            GUIDE,
            "papers = [\"form\", \"loan\"",
            "papers = [\"form\", \"lone\"",
            "129:19: error: there is no paper `lone`",
        ),
        (
            GUIDE,
            "count = \"copies\"",
            "count = \"rod\"",
            "107:32: error: the question `rod` doesn't ask for a number, so that no amount follows from it",
        ),
        (CUT, "\"9.999999\"", "\"fishng\"", "11:48: error: there is no procedure `fishng`"),
        (
            CUT,
            "[\"fishing\"]",
            "[\"hunting\"]",
            "11:22: note: no guide yet for the field `hunting`",
        ),
        (CUT, "[\"fishing\"]", "[\"fishin\"]", "11:22: error: there is no field `fishin`"),
        (CITY, "{ card_since", "{ card_snce", "10:22: error: there is no question `card_snce`"),
        (
            "documents/all.toml",
            "repealed_by = \"cut\"",
            "repealed_by = \"cuts\"",
            "20:15: error: there is no document `cuts`",
        ),
        (
            "territories.csv",
            "30,Hải Dương,Hai Duong,31",
            "30,Hải Dương,Hai Duong,32",
            "3:1: error: there is no province `32`",
        ),
        (
            "provinces.csv",
            "01,",
            "1,",
            "3:1: error: `1` doesn't have the form of a code (province)",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn statuses_of_old_territories() {
    let status = |code: &str, text: &str| {
        let territory = format!("[[territories]]\ncode = \"{code}\"\ntime = {{ {text} }}\n");
        format!("checked_on = 2026-11-23\n\n{territory}")
    };
    let words = "vi = \"A\", en = \"A\"";
    for (code, text, expected) in [
        ("2024:99", words, "5:8: error: there is no old territory `2024:99`"),
        ("30", words, "5:8: error: there is no old territory `30`"),
        ("2024:48", words, "5:8: error: the old territory `2024:48` doesn't lie in province `31`"),
        ("2024:30", "vi = \"A\", en = \"\"", "6:25: error: the text is empty"),
    ] {
        check(STATUS, "checked_on = 2026-11-23", &status(code, text), expected);
    }
    let twice =
        format!("{}\n{}", status("2024:30", words), "[[territories]]\ncode = \"2024:30\"\n");
    check(
        STATUS,
        "checked_on = 2026-11-23",
        &twice,
        "9:8: error: the old territory `2024:30` is there twice",
    );
}

#[test]
fn names_that_are_not_names() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "id = \"fishing\"",
            "id = \"angling\"",
            "1:6: error: the id `angling` isn't the name of the file, `fishing`",
        ),
        (
            GUIDE,
            "id = \"rod\"",
            "id = \"Cần câu\"",
            "16:6: error: `Cần câu` is not an id: lower-case letters, digits, hyphens and underscores only",
        ),
        (
            GUIDE,
            "id = \"rod\"",
            "id = \"any\"",
            "16:6: error: `any` is not an id: lower-case letters, digits, hyphens and underscores only",
        ),
        (GUIDE, "id = \"loan\"", "id = \"form\"", "52:6: error: the paper `form` is there twice"),
        (
            GUIDE,
            "id = \"lent\", text",
            "id = \"own\", text",
            "23:10: error: the choice `own` is there twice",
        ),
        (
            GUIDE,
            "id = \"lent\", text",
            "id = \"dont_know\", text",
            "23:10: error: the choice `dont_know` is there twice",
        ),
        (GUIDE, "id = \"copy\"", "id = \"permit\"", "99:6: error: the fee `permit` is there twice"),
        (
            GUIDE,
            "\"1.000001\"",
            "\"1.001\"",
            "2:10: error: `1.001` doesn't have the form of a code (procedure code)",
        ),
        (
            GUIDE,
            "\"2.000001\"",
            "\"1.000001\"",
            "3:17: error: the procedure code `1.000001` is there twice",
        ),
        (
            GUIDE,
            "https://example.gov.vn/fishing",
            "http://example.gov.vn/fishing",
            "10:8: error: `http://example.gov.vn/fishing` is not an https address",
        ),
        (
            CITY,
            "document = \"city\"",
            "document = \"base\"",
            "1:12: error: the id `base` isn't the name of the file, `city`",
        ),
        (
            CITY,
            "fee = { set = 0 }\n",
            "fee = { set = 0 }\n\n[[rules]]\nid = \"card\"\nsummary = { vi = \"Khác\", en = \"Other\" }\nstatus = \"secondary\"\nfee = { subsidy = { percent = 50 } }\n",
            "14:6: error: the rule `card` is there twice",
        ),
        ("provinces.csv", "48,", "31,", "5:1: error: the province `31` is there twice"),
    ] {
        check(file, from, to, expected);
    }
}
