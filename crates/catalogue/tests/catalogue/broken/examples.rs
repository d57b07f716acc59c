//! Worked examples that come out differently, or can't be worked out.

use super::{GUIDE, check};

#[test]
fn examples_that_come_out_differently() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "papers = [\"form\", \"loan\", \"identity\"]",
            "papers = [\"form\", \"identity\"]",
            "129:10: error: example “Cần mượn, nộp tại quầy”, papers: [form, identity] is written, [form, loan, identity] comes out",
        ),
        (
            GUIDE,
            "struck_out = []",
            "struck_out = [\"identity\"]",
            "117:14: error: example “Cần của mình, nộp trực tuyến”, papers struck out: [identity] is written, [] comes out",
        ),
        (
            GUIDE,
            "perhaps = [\"loan\", \"identity\"]",
            "perhaps = [\"loan\"]",
            "140:11: error: example “Không biết cần của ai”, papers perhaps needed: [loan] is written, [loan, identity] comes out",
        ),
        (
            GUIDE,
            "received = 2026-08-21",
            "received = 2026-08-24",
            "118:12: error: example “Cần của mình, nộp trực tuyến”, received: 2026-08-24 is written, 2026-08-21 comes out",
        ),
        (
            GUIDE,
            "due = 2026-08-25",
            "due = \"unknown\"",
            "119:7: error: example “Cần của mình, nộp trực tuyến”, due: unknown is written, 2026-08-25 comes out",
        ),
        (
            GUIDE,
            "provisional = false",
            "provisional = true",
            "120:15: error: example “Cần của mình, nộp trực tuyến”, provisional: true is written, false comes out",
        ),
        (
            GUIDE,
            "fee = 13000",
            "fee = \"unknown\"",
            "121:7: error: example “Cần của mình, nộp trực tuyến”, fee: unknown is written, 13000 comes out",
        ),
        (
            GUIDE,
            "fee = 13000",
            "fee = { at_least = 13000 }",
            "121:7: error: example “Cần của mình, nộp trực tuyến”, fee: { at_least = 13000 } is written, 13000 comes out",
        ),
        (
            GUIDE,
            "fee = 13000",
            "fee = true",
            "121:7: error: `fee` = true: an amount, \"unknown\" or { at_least = … } is expected here",
        ),
        (
            GUIDE,
            "due = 2026-08-25",
            "due = 3",
            "119:7: error: `due` = 3: a date or \"unknown\" is expected here",
        ),
        (
            GUIDE,
            "copies = 4 }",
            "copies = 21 }",
            "112:35: error: `copies` = 21: an answer that the question allows is expected here",
        ),
        (
            GUIDE,
            "lent_on = 2026-08-01",
            "lent_on = 2026-08-22",
            "125:49: error: `lent_on` = 2026-08-22: an answer that the question allows is expected here",
        ),
        (
            GUIDE,
            "rod = \"own\", copies = 4",
            "rod = \"stolen\", copies = 4",
            "112:19: error: `rod` = \"stolen\": an answer that the question allows is expected here",
        ),
        (
            GUIDE,
            "rod = \"own\", copies = 4",
            "rods = \"own\", copies = 4",
            "112:20: error: there is no question `rods`",
        ),
        (
            GUIDE,
            "copies = 4 }",
            "copies = 4, card = \"no\" }",
            "112:45: warning: example “Cần của mình, nộp trực tuyến” answers `card`, which this case doesn't ask",
        ),
    ] {
        check(file, from, to, expected);
    }
}
