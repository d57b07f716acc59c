//! What the walk over all answers finds.

use super::{CITY, GUIDE, check};
use crate::folder::Folder;

/// The list of the third question, to add others behind it.
const LAST_QUESTION: &str = "date = { past = 3650 }\n";

#[test]
fn cases_without_papers_limit_or_fee() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "form = \"CC01\"\n",
            "form = \"CC01\"\nwhen = { rod = \"lent\" }\n",
            "44:1: error: case rod = \"own\", channels = [\"online\"]: no papers",
        ),
        (
            GUIDE,
            "[[limits]]\nterm = { working_days = 3 }",
            "[[limits]]\nwhen = { copies = { at_least = 3 } }\nterm = { working_days = 3 }",
            "66:1: error: case rod = \"own\", copies = { at_most = 0 }, and 1 more: no limit",
        ),
        (
            GUIDE,
            "[[limits]]\nterm = { working_days = 3 }",
            "[[limits]]\nchannels = [\"online\"]\nterm = { working_days = 3 }",
            "66:1: error: case rod = \"own\", channels = [\"counter\"]: no limit",
        ),
        (
            GUIDE,
            "[[limits]]\nterm = { working_days = 3 }",
            "[[limits]]\nvalid_from = 2027-01-01\nterm = { working_days = 3 }",
            "66:1: error: case rod = \"own\": no limit",
        ),
        (
            GUIDE,
            "[[fees.rates]]\nprice = { amount = 15000 }",
            "[[fees.rates]]\nchannels = [\"online\"]\nprice = { amount = 15000 }",
            "75:1: error: case channels = [\"counter\"], province = \"48\", territory = \"2024:48\", and 3 more: `permit` has no rate",
        ),
        (
            GUIDE,
            "[[fees.rates]]\nprice = { amount = 15000 }",
            "[[fees.rates]]\nwhen = { rod = \"lent\" }\nprice = { brackets = { by = \"copies\", brackets = [{ from = 2, amount = 9 }] } }",
            "75:1: error: case rod = \"own\", copies = { at_most = 0 }, channels = [\"counter\"], province = \"48\", territory = \"2024:48\", and 31 more: `permit` has no rate",
        ),
        (
            GUIDE,
            "competence = \"provincial\"\n",
            "competence = \"provincial\"\nwhen = { copies = { at_least = 3 } }\n",
            "75:1: error: case copies = { at_most = 0 }: nothing says what is paid, not even that it is free",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn what_no_case_uses() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            LAST_QUESTION,
            "date = { past = 3650 }\n\n[[questions]]\nid = \"depth\"\ntext = { vi = \"Sâu?\", en = \"Deep?\" }\nwhy = { vi = \"Vì.\", en = \"So.\" }\nwhen = { copies = { at_least = 4 }, not = { copies = { at_least = 3 } } }\nnumber = { min = 1, max = 9, unit = { vi = \"m\", en = \"m\" } }\n",
            "39:1: error: no case asks the question `depth`",
        ),
        (
            GUIDE,
            "copies = 1\nwhen = { rod = \"lent\" }",
            "copies = 1\nwhen = { rod = \"own\", lent_on = { at_least_days_ago = 1 } }",
            "51:1: error: no case needs the paper `loan`",
        ),
        (
            GUIDE,
            "copies = 1\nwhen = { rod = \"lent\" }",
            "copies = 1\nchannels = [\"post\"]",
            "51:1: error: no case needs the paper `loan`",
        ),
        (
            GUIDE,
            "channels = [\"counter\"]\nwaiver = { when = { rod = [\"own\"] }",
            "channels = [\"counter\"]\nwhen = { rod = \"lent\" }\nwaiver = { when = { not = { lent_on = { at_least_days_ago = 400 } } }",
            "64:10: warning: the paper `identity` is struck out in every case",
        ),
        (
            GUIDE,
            "waiver = { when = { rod = [\"own\"] }",
            "when = { rod = \"lent\" }\nwaiver = { when = { rod = [\"own\"] }",
            "64:10: error: this waiver is never used",
        ),
        (
            GUIDE,
            "when = { all = [{ rod = \"lent\" }, { lent_on = { at_least_days_ago = 366 } }] }",
            "when = { all = [{ rod = \"own\" }, { lent_on = { at_least_days_ago = 366 } }] }",
            "39:1: error: this dead end is never used",
        ),
        (
            GUIDE,
            "when = { all = [{ rod = \"lent\" }, { lent_on = { at_least_days_ago = 366 } }] }",
            "when = { copies = { at_least = 0 } }",
            "39:1: error: every case runs into a dead end",
        ),
        (
            GUIDE,
            "[[limits]]\nterm = { working_days = 3 }",
            "[[limits]]\nwhen = { rod = \"lent\", lent_on = { at_most_days_ago = 9 } }\nterm = { months = 1 }\nsource = { document = \"base\" }\n\n[[limits]]\nterm = { working_days = 3 }",
            "71:1: error: this limit is never used: the one with number 1 always holds first",
        ),
        (
            GUIDE,
            "[[limits]]\nterm = { working_days = 3 }",
            "[[limits]]\nwhen = { rod = \"lent\", lent_on = { at_least_days_ago = 366 } }\nterm = { months = 1 }\nsource = { document = \"base\" }\n\n[[limits]]\nterm = { working_days = 3 }",
            "71:1: error: this limit is never used",
        ),
        (
            GUIDE,
            "[[fees.rates]]\nprice = { amount = 15000 }",
            "[[fees.rates]]\nprovinces = [\"31\"]\nterritories = [\"2024:30\"]\nchannels = [\"counter\"]\nprice = { amount = 9 }\nsource = { document = \"base\" }\n\n[[fees.rates]]\nprice = { amount = 15000 }",
            "94:1: error: this rate is never used: the one with number 1 always holds first",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn what_changes_nothing() {
    let another = |kind: &str| {
        format!(
            "date = {{ past = 3650 }}\n\n[[questions]]\nid = \"colour\"\ntext = {{ vi = \"Màu?\", en = \"Colour?\" }}\nwhy = {{ vi = \"Vì.\", en = \"So.\" }}\n{kind}\n"
        )
    };
    let number = another("number = { min = 1, max = 9, unit = { vi = \"m\", en = \"m\" } }");
    let found = "  { id = \"found\", text = { vi = \"Nhặt\", en = \"Found\" } },\n  { id = \"bought\", text = { vi = \"Mua\", en = \"Bought\" } },\n  { id = \"lent\", text";
    for (file, from, to, expected) in [
        (
            GUIDE,
            LAST_QUESTION,
            number.as_str(),
            "39:1: error: the question `colour` changes nothing",
        ),
        (
            GUIDE,
            "  { id = \"lent\", text",
            found,
            "21:11: warning: the choices found, bought of `rod` lead to the same",
        ),
        (
            "questions.toml",
            "  { id = \"yes\", text",
            "  { id = \"old\", text = { vi = \"Cũ\", en = \"Old\" } },\n  { id = \"yes\", text",
            "5:11: warning: the choices old, no of `card` lead to the same",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn what_contradicts() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "[[limits]]\nterm = { working_days = 3 }",
            "[[limits]]\nwhen = { copies = { at_least = 3 } }\nterm = { months = 1 }\nsource = { document = \"base\" }\n\n[[limits]]\nterm = { working_days = 3 }",
            "71:1: warning: this limit and the one with number 1 both hold (rod = \"lent\", copies = { at_least = 3 }) and differ: only their order decides",
        ),
        (
            CITY,
            "fee = { set = 0 }",
            "fee = { tariff = { amount = 1 } }\n\n[[rules]]\nid = \"other\"\nsummary = { vi = \"A.\", en = \"A.\" }\nstatus = \"secondary\"\ncovers = { categories = [\"fishing\"] }\nfee = { tariff = { amount = 2 } }",
            "13:1: error: case card_since = { at_least_days_ago = 30 }, channels = [\"online\"], province = \"31\", territory = \"2024:30\": the rules city/card, city/other set different amounts",
        ),
    ] {
        check(file, from, to, expected);
    }
}

#[test]
fn more_classes_than_can_be_thought_through() {
    let folder = Folder::fixture();
    let choice = |id: usize| format!("{{ id = \"c{id}\", text = {{ vi = \"A\", en = \"A\" }} }}");
    let choices: Vec<String> = (0..10).map(choice).collect();
    let choices = choices.join(", ");
    let question = |id: usize| {
        let text = "text = { vi = \"A?\", en = \"A?\" }\nwhy = { vi = \"A.\", en = \"A.\" }";
        format!("[[questions]]\nid = \"q{id}\"\n{text}\nchoices = [{choices}]\n\n")
    };
    let questions: String = (0..4).map(question).collect();
    folder.replace(GUIDE, "[[dead_ends]]", &format!("{questions}[[dead_ends]]"));
    // Three classes of copies; an own rod has one way on, an unknown one two, a lent one too, of
    // which one is a dead end; then four questions of ten answers, and five ways past the card.
    assert_eq!(3 * (1 + 2 + 1) * 10_000 * 5 + 3, 600_003);
    let expected = format!(
        "{GUIDE}:15:1: error: 600003 classes of answers, at most 20000 are allowed; the largest \
         questions are q0 (10), q1 (10), q2 (10)"
    );
    assert!(folder.findings().contains(&expected), "{:?}", folder.findings());
}
