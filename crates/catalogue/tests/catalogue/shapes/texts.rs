//! Shapes of fees: which texts speak of a fee, for how long, and which one wins.

use super::fees::{LEFT_TO_THE_PROVINCE, TWO};
use super::{Shape, check_shapes, told_fees};

#[test]
fn shapes_of_texts() {
    check_shapes(SHAPES, told_fees);
}

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "17. the best for the citizen wins, they don't add up",
        guide: TWO,
        policies: &[
            (
                "nation/decision",
                "[[rules]]\nstatus = \"secondary\"\ncovers = { categories = [\"permit\"] }\n\
                 fee = { percent = { percent = 50 } }",
            ),
            (
                "31/newer",
                "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
                 covers = { categories = [\"permit\"] }\nfee = { set = 8000 }",
            ),
        ],
        cases: &[
            ("2026-11-25T09:00 31 online", "permit 8000 of 20000 by newer/1; copy 8000"),
            ("2026-11-25T09:00 31 counter", "permit 10000 of 20000 by decision/1; copy 8000"),
        ],
    },
    Shape {
        name: "18. phí or lệ phí",
        guide: r#"
[[fees]]
id = "permit"
kind = "charge"
category = "permit"
competence = "provincial"
[[fees.rates]]
price = { amount = 20000 }
[[fees]]
id = "copy"
kind = "fee"
category = "permit"
competence = "provincial"
[[fees.rates]]
price = { amount = 8000 }
"#,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\ncovers = { kinds = [\"charge\"] }\nfee = { set = 0 }",
        )],
        cases: &[
            ("2026-11-25T09:00 31", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2026-11-25T09:00 48", "permit 20000; copy 8000"),
        ],
    },
    Shape {
        name: "19. a province can't lower what the centre sets, only pay it",
        guide: TWO,
        policies: &[
            (
                "31/decision",
                "[[rules]]\nstatus = \"secondary\"\ncovers = { competence = \"provincial\" }\n\
                 fee = { set = 0 }",
            ),
            (
                "01/newer",
                "[[rules]]\nstatus = \"verified\"\ncovers = { competence = \"central\" }\n\
                 fee = { subsidy = { percent = 100 } }",
            ),
        ],
        cases: &[
            ("2026-11-25T09:00 31", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2026-11-25T09:00 01", "permit 20000; copy 0 of 8000 by newer/1"),
        ],
    },
    Shape {
        name: "20. an end date, or none",
        guide: TWO,
        policies: &[
            (
                "31/decision",
                "valid_from = 2026-08-08\n[[rules]]\nstatus = \"secondary\"\n\
                 covers = { categories = [\"permit\"] }\nfee = { set = 0 }",
            ),
            (
                "48/newer",
                "valid_from = 2026-08-08\n[[rules]]\nstatus = \"secondary\"\n\
                 valid_to = 2026-12-31\ncovers = { categories = [\"permit\"] }\nfee = { set = 0 }",
            ),
        ],
        cases: &[
            ("2030-01-02T09:00 31", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2026-12-31T23:59 48", "permit 0 of 20000 by newer/1; copy 8000"),
            ("2027-01-01T00:00 48", "permit 20000; copy 8000"),
        ],
    },
    Shape {
        name: "21. two valid texts that contradict each other",
        guide: LEFT_TO_THE_PROVINCE,
        policies: &[
            (
                "31/decision",
                "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
                 covers = { categories = [\"permit\"] }\nfee = { set = 0 }",
            ),
            (
                "31/older",
                "[[rules]]\nstatus = \"conflict\"\ncovers = { categories = [\"permit\"] }\n\
                 fee = { tariff = { amount = 25000 } }",
            ),
        ],
        cases: &[
            ("2026-11-25T09:00 31 online", "permit unknown (older/1 against decision/1) of 25000"),
            // Where only one of them speaks, nothing contradicts it.
            ("2026-11-25T09:00 31 counter", "permit 25000"),
        ],
    },
];
