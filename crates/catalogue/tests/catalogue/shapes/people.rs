//! Shapes of fees: for whom, where and when.

use super::{Shape, check_shapes, told_fees};

#[test]
fn shapes_of_cases() {
    check_shapes(SHAPES, told_fees);
}

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "8. who the citizen is",
        guide: r#"
[[questions]]
id = "person"
dont_know = true
choices = [
  { id = "vneid", text = { vi = "VNeID mức 2", en = "VNeID, level 2" } },
  { id = "poor", text = { vi = "Hộ nghèo", en = "Poor household" } },
  { id = "student", text = { vi = "Sinh viên", en = "Student" } },
  { id = "other", text = { vi = "Khác", en = "Other" } },
]
[[fees]]
id = "record"
kind = "fee"
category = "record"
competence = "central"
[[fees.rates]]
when = { person = "student" }
price = { amount = 100000 }
[[fees.rates]]
price = { amount = 200000 }
"#,
        policies: &[(
            "nation/decision",
            "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
             covers = { procedures = [\"shape\"] }\nwhen = { person = \"vneid\" }\nfee = { set = 0 }\n\
             [[rules]]\nstatus = \"secondary\"\ncovers = { procedures = [\"shape\"] }\n\
             when = { person = \"poor\" }\nfee = { set = 0 }",
        )],
        cases: &[
            ("2026-11-25T09:00 48 online person=vneid", "record 0 of 200000 by decision/1"),
            ("2026-11-25T09:00 48 counter person=vneid", "record 200000"),
            ("2026-11-25T09:00 48 counter person=poor", "record 0 of 200000 by decision/2"),
            ("2026-11-25T09:00 48 counter person=student", "record 100000"),
            ("2026-11-25T09:00 48 counter person=other", "record 200000"),
            (
                "2026-11-25T09:00 48 counter person=dont_know",
                "record unknown (100000 or 200000), perhaps 0 by decision/2",
            ),
        ],
    },
    Shape {
        name: "9. who the other party is",
        guide: r#"
[[questions]]
id = "seller"
dont_know = true
choices = [
  { id = "ready", text = { vi = "Bên bán đã tích hợp đủ trên VNeID", en = "The seller is set up in VNeID" } },
  { id = "not", text = { vi = "Chưa", en = "Not" } },
]
[[fees]]
id = "tax"
kind = "charge"
category = "registration-tax"
competence = "central"
[[fees.rates]]
price = { amount = 1000000 }
"#,
        policies: &[(
            "nation/decision",
            "[[rules]]\nstatus = \"secondary\"\ncovers = { categories = [\"registration-tax\"] }\n\
             when = { seller = \"ready\" }\nfee = { percent = { percent = 90 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 48 seller=ready", "tax 900000 of 1000000 by decision/1"),
            ("2026-11-25T09:00 48 seller=not", "tax 1000000"),
            ("2026-11-25T09:00 48 seller=dont_know", "tax 1000000, perhaps 900000 by decision/1"),
        ],
    },
    Shape {
        name: "10. once a year and kind of property, up to a maximum; a floor and a ceiling",
        guide: r#"
[[questions]]
id = "value"
number = { min = 0, max = 4000000000, unit = { vi = "đồng", en = "đồng" } }
[[questions]]
id = "used"
dont_know = true
choices = [
  { id = "no", text = { vi = "Năm nay chưa được giảm cho loại tài sản này", en = "Not used this year" } },
  { id = "yes", text = { vi = "Năm nay đã được giảm", en = "Used this year" } },
]
[[fees]]
id = "tax"
kind = "charge"
category = "registration-tax"
competence = "central"
[[fees.rates]]
price = { percentage = { of = "value", basis_points = 200, floor = 250000, ceiling = 75000000 } }
"#,
        policies: &[(
            "nation/decision",
            "[[rules]]\nstatus = \"secondary\"\ncovers = { categories = [\"registration-tax\"] }\n\
             when = { used = \"no\" }\n\
             fee = { percent = { percent = 50, yearly_maximum = 10000000 } }",
        )],
        cases: &[
            (
                "2026-11-25T09:00 48 value=500000000 used=no",
                "tax 5000000 of 10000000 by decision/1 (a year's maximum)",
            ),
            // Half would be 15,000,000: more than is taken off in a year.
            (
                "2026-11-25T09:00 48 value=1500000000 used=no",
                "tax 20000000 of 30000000 by decision/1 (a year's maximum)",
            ),
            ("2026-11-25T09:00 48 value=500000000 used=yes", "tax 10000000"),
            ("2026-11-25T09:00 48 value=10000000 used=yes", "tax 250000"),
            ("2026-11-25T09:00 48 value=4000000000 used=yes", "tax 75000000"),
        ],
    },
    Shape {
        name: "11. from the second time on",
        guide: r#"
[[questions]]
id = "time"
choices = [
  { id = "first", text = { vi = "Lần đầu", en = "The first time" } },
  { id = "again", text = { vi = "Lần hai trở đi", en = "Again" } },
]
[[fees]]
id = "tax"
kind = "charge"
category = "registration-tax"
competence = "central"
[[fees.rates]]
price = { amount = 1000000 }
"#,
        policies: &[(
            "nation/decision",
            "[[rules]]\nstatus = \"secondary\"\ncovers = { categories = [\"registration-tax\"] }\n\
             when = { time = \"again\" }\nfee = { percent = { percent = 0 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 48 time=again", "tax 0 of 1000000 by decision/1"),
            ("2026-11-25T09:00 48 time=first", "tax 1000000"),
        ],
    },
    Shape {
        name: "14. in time or late",
        guide: r#"
[[questions]]
id = "born"
date = { past = 36500 }
[[fees]]
id = "birth"
kind = "charge"
category = "civil-status"
competence = "provincial"
[[fees.rates]]
when = { born = { at_most_days_ago = 60 } }
price = "free"
[[fees.rates]]
price = { unknown = { vi = "Hỏi xã", en = "Ask the commune" } }
"#,
        policies: &[],
        cases: &[
            ("2026-11-25T09:00 48 born=2026-09-26", "birth 0"),
            ("2026-11-25T09:00 48 born=2026-09-25", "birth unknown"),
        ],
    },
    Shape {
        name: "15. the rate of an old territory",
        guide: r#"
[[fees]]
id = "permit"
kind = "charge"
category = "permit"
competence = "provincial"
[[fees.rates]]
price = { unknown = { vi = "Hỏi xã", en = "Ask the commune" } }
"#,
        policies: &[(
            "31/older",
            "[[rules]]\nstatus = \"secondary\"\nterritories = [\"2024:31\"]\n\
             covers = { categories = [\"permit\"] }\nfee = { tariff = { amount = 75000 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 2024:31", "permit 75000"),
            ("2026-11-25T09:00 31 2024:30", "permit unknown"),
            ("2026-11-25T09:00 31", "permit unknown (unknown or 75000)"),
        ],
    },
    Shape {
        name: "16. the filing date decides between an old and a new text",
        guide: r#"
[[fees]]
id = "permit"
kind = "charge"
category = "permit"
competence = "provincial"
[[fees.rates]]
price = { amount = 20000 }
"#,
        policies: &[
            (
                "31/older",
                "valid_to = 2026-08-07\n[[rules]]\nstatus = \"secondary\"\n\
                 territories = [\"2024:30\"]\ncovers = { categories = [\"permit\"] }\n\
                 fee = { set = 10000 }",
            ),
            (
                "31/newer",
                "valid_from = 2026-08-08\n[[rules]]\nstatus = \"secondary\"\n\
                 covers = { categories = [\"permit\"] }\nfee = { set = 0 }",
            ),
        ],
        cases: &[
            ("2026-08-07T23:59 31 2024:30", "permit 10000 of 20000 by older/1"),
            ("2026-08-07T23:59 31 2024:31", "permit 20000"),
            ("2026-08-08T00:00 31 2024:31", "permit 0 of 20000 by newer/1"),
        ],
    },
    Shape {
        name: "22. the class of an area",
        guide: r#"
[[fees]]
id = "plate"
kind = "charge"
category = "vehicle"
competence = "central"
[[fees.rates]]
provinces = ["01"]
price = { amount = 14000000 }
[[fees.rates]]
price = { amount = 140000 }
"#,
        policies: &[],
        cases: &[
            ("2026-11-25T09:00 01", "plate 14000000"),
            ("2026-11-25T09:00 48", "plate 140000"),
            ("2026-11-25T09:00", "plate unknown (14000000 or 140000)"),
        ],
    },
];
