//! Shapes of fees: what is paid.

use super::{Shape, check_shapes, told_fees};

#[test]
fn shapes_of_amounts() {
    check_shapes(SHAPES, told_fees);
}

/// A charge that the province sets and a fee that the centre sets.
pub(super) const TWO: &str = r#"
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
category = "copy"
competence = "central"
[[fees.rates]]
price = { amount = 8000 }
"#;

/// A charge that the law leaves to the province, without a figure.
pub(super) const LEFT_TO_THE_PROVINCE: &str = r#"
[[fees]]
id = "permit"
kind = "charge"
category = "permit"
competence = "provincial"
[[fees.rates]]
price = { unknown = { vi = "Hỏi xã", en = "Ask the commune" } }
"#;

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "1. nothing for listed kinds",
        guide: TWO,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
             covers = { categories = [\"permit\"], competence = \"provincial\" }\nfee = { set = 0 }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 online", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2026-11-25T09:00 31 counter", "permit 20000; copy 8000"),
            ("2026-11-25T09:00 48 online", "permit 20000; copy 8000"),
        ],
    },
    Shape {
        name: "2. nothing for all that the provincial council sets",
        guide: TWO,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
             covers = { competence = \"provincial\" }\nfee = { set = 0 }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 online", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2026-11-25T09:00 31 post", "permit 20000; copy 8000"),
        ],
    },
    Shape {
        name: "3. a share of the rates of another resolution",
        guide: LEFT_TO_THE_PROVINCE,
        policies: &[
            (
                "31/older",
                "[[rules]]\nstatus = \"secondary\"\ncovers = { categories = [\"permit\"] }\n\
                 fee = { tariff = { amount = 30001 } }",
            ),
            (
                "31/decision",
                "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
                 covers = { categories = [\"permit\"] }\nfee = { percent = { percent = 0 } }\n\
                 [[rules]]\nstatus = \"secondary\"\nchannels = [\"post\"]\n\
                 covers = { categories = [\"permit\"] }\nfee = { percent = { percent = 50 } }",
            ),
            (
                "48/newer",
                "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
                 covers = { kinds = [\"charge\"], competence = \"provincial\" }\n\
                 fee = { percent = { percent = 50 } }",
            ),
        ],
        cases: &[
            ("2026-11-25T09:00 31 online", "permit 0 of 30001 by decision/1"),
            // Half of 30,001 đồng: no text says what half a đồng becomes.
            ("2026-11-25T09:00 31 post", "permit 15001 of 30001 by decision/2 rounded"),
            ("2026-11-25T09:00 31 counter", "permit 30001"),
            // Half of a rate that hasn't been seen: the policy is named, the amount unknown.
            ("2026-11-25T09:00 48 online", "permit unknown by newer/1"),
        ],
    },
    Shape {
        name: "4. an amount of its own online",
        guide: TWO,
        policies: &[(
            "nation/decision",
            "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
             covers = { categories = [\"permit\"] }\nfee = { set = 10000 }",
        )],
        cases: &[
            ("2026-11-25T09:00 48 online", "permit 10000 of 20000 by decision/1; copy 8000"),
            ("2026-11-25T09:00 48 counter", "permit 20000; copy 8000"),
        ],
    },
    Shape {
        name: "5. nothing in all channels between two dates",
        guide: TWO,
        policies: &[(
            "31/decision",
            "valid_from = 2026-08-08\nvalid_to = 2031-12-31\n\
             [[rules]]\nstatus = \"secondary\"\ncovers = { categories = [\"permit\"] }\n\
             fee = { set = 0 }",
        )],
        cases: &[
            ("2026-08-08T09:00 31 counter", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2031-12-31T09:00 31 online", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2026-08-07T09:00 31 counter", "permit 20000; copy 8000"),
            ("2032-01-01T09:00 31 online", "permit 20000; copy 8000"),
        ],
    },
    Shape {
        name: "6. the budget pays: within budget, and up to a maximum a person and year",
        guide: r#"
[[fees]]
id = "delivery"
kind = "price"
category = "result-delivery"
competence = "central"
channels = ["online"]
[[fees.rates]]
price = { amount = 30000 }
[[fees]]
id = "signature"
kind = "price"
category = "digital-signature"
competence = "central"
[[fees.rates]]
price = { amount = 150000 }
"#,
        policies: &[(
            "01/decision",
            "[[rules]]\nstatus = \"verified\"\nperhaps = true\n\
             provided = { vi = \"ngân sách còn đủ\", en = \"the budget lasts\" }\n\
             covers = { categories = [\"result-delivery\"] }\nfee = { subsidy = { percent = 100 } }\n\
             [[rules]]\nstatus = \"verified\"\ncovers = { categories = [\"digital-signature\"] }\n\
             fee = { subsidy = { percent = 100, yearly_maximum = 100000 } }",
        )],
        cases: &[
            (
                "2026-11-25T09:00 01 online",
                "delivery 30000, perhaps 0 by decision/1; \
                 signature 50000 of 150000 by decision/2 (a year's maximum)",
            ),
            ("2026-11-25T09:00 48 online", "delivery 30000; signature 150000"),
        ],
    },
    Shape {
        name: "7. kinds that are left out",
        guide: r#"
[[fees]]
id = "permit"
kind = "charge"
category = "permit"
competence = "provincial"
[[fees.rates]]
price = { amount = 20000 }
[[fees]]
id = "appraisal"
kind = "fee"
category = "appraisal"
competence = "provincial"
[[fees.rates]]
price = { amount = 500000 }
"#,
        policies: &[(
            "01/decision",
            "[[rules]]\nstatus = \"verified\"\nchannels = [\"online\"]\n\
             covers = { competence = \"provincial\", exclude_categories = [\"appraisal\"] }\n\
             fee = { set = 0 }",
        )],
        cases: &[
            ("2026-11-25T09:00 01 online", "permit 0 of 20000 by decision/1; appraisal 500000"),
            ("2026-11-25T09:00 01 counter", "permit 20000; appraisal 500000"),
        ],
    },
    Shape {
        name: "12. named portals: post and support points count as the counter",
        guide: TWO,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
             provided = { vi = \"bạn tự nộp trên Cổng Dịch vụ công quốc gia hoặc VNeID\", en = \"you file on the national portal or in VNeID yourself\" }\n\
             covers = { competence = \"provincial\" }\nfee = { set = 0 }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 online", "permit 0 of 20000 by decision/1; copy 8000"),
            ("2026-11-25T09:00 31 post", "permit 20000; copy 8000"),
            ("2026-11-25T09:00 31 counter", "permit 20000; copy 8000"),
        ],
    },
    Shape {
        name: "13. for each of something, with tiers and a maximum",
        guide: r#"
[[questions]]
id = "pages"
number = { min = 1, max = 500, unit = { vi = "trang", en = "pages" } }
[[fees]]
id = "copy"
kind = "fee"
category = "copy"
competence = "central"
[[fees.rates]]
price = { per_unit = { count = "pages", tiers = [{ from = 1, amount = 2000 }, { from = 3, amount = 1000 }], maximum = 200000 } }
"#,
        policies: &[],
        cases: &[
            ("2026-11-25T09:00 48 pages=2", "copy 4000"),
            ("2026-11-25T09:00 48 pages=3", "copy 5000"),
            ("2026-11-25T09:00 48 pages=198", "copy 200000"),
            ("2026-11-25T09:00 48 pages=199", "copy 200000"),
        ],
    },
    Shape {
        name: "23. a cost outside the fee",
        guide: r#"
[[fees]]
id = "permit"
kind = "charge"
category = "permit"
competence = "provincial"
[[fees.rates]]
price = { amount = 20000 }
[[fees]]
id = "postage"
kind = "price"
category = "result-delivery"
competence = "central"
channels = ["post"]
[[fees.rates]]
price = { unknown = { vi = "Cước bưu chính: hỏi bưu điện", en = "Postage: ask the post office" } }
"#,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\ncovers = { competence = \"provincial\" }\n\
             fee = { set = 0 }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 post", "permit 0 of 20000 by decision/1; postage unknown"),
            ("2026-11-25T09:00 31 online", "permit 0 of 20000 by decision/1"),
        ],
    },
];
