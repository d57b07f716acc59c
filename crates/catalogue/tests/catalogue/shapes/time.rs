//! The 15 shapes of time. Wednesday 25 November 2026 is day 0 of most cases.

use super::{Shape, check_shapes, told_time};

#[test]
fn shapes_of_time() {
    check_shapes(SHAPES, told_time);
}

const TEN: &str = "[[limits]]\nterm = { working_days = 10 }";

const ONLINE_FIVE_COUNTER_TEN: &str = r#"
[[limits]]
channels = ["online"]
term = { working_days = 5 }
[[limits]]
term = { working_days = 10 }
"#;

const AREA: &str = r#"
[[questions]]
id = "area"
dont_know = true
choices = [
  { id = "remote", text = { vi = "Vùng cao, hải đảo", en = "Mountain or island" } },
  { id = "other", text = { vi = "Nơi khác", en = "Elsewhere" } },
]
[[limits]]
term = { working_days = 3 }
"#;

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "1. an absolute limit for a procedure",
        guide: TEN,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\ncovers = { procedures = [\"1.000001\"] }\n\
             limit = { set = { working_days = 4 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 31", "2026-12-01 by decision/1 (law 2026-12-09)"),
            ("2026-11-25T09:00 48", "2026-12-09"),
        ],
    },
    Shape {
        name: "2. a cut in percent, without a word on parts of a day",
        guide: ONLINE_FIVE_COUNTER_TEN,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\nlimit = { cut_percent = { percent = 30 } }",
        )],
        cases: &[
            // 1.5 of 5 days: only one is certainly cut.
            ("2026-11-25T09:00 31 online", "2026-12-01 rounded by decision/1 (law 2026-12-02)"),
            ("2026-11-25T09:00 31 counter", "2026-12-04 by decision/1 (law 2026-12-09)"),
        ],
    },
    Shape {
        name: "3. a cut in days, listed by procedure",
        guide: TEN,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\ncovers = { procedures = [\"1.000001\"] }\n\
             limit = { cut_days = 3 }\n\
             [[rules]]\nstatus = \"secondary\"\ncovers = { procedures = [\"9.999999\"] }\n\
             limit = { cut_days = 32 }",
        )],
        cases: &[
            ("2026-11-25T09:00 31", "2026-12-04 by decision/1 (law 2026-12-09)"),
            ("2026-11-25T09:00 01", "2026-12-09"),
        ],
    },
    Shape {
        name: "4. a threshold: limits of three days or more",
        guide: r#"
[[limits]]
channels = ["online"]
term = { working_days = 2 }
[[limits]]
term = { working_days = 3 }
"#,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\n\
             limit = { cut_percent = { percent = 30, rounding = \"up\", from_days = 3 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 counter", "2026-11-27 by decision/1 (law 2026-11-30)"),
            ("2026-11-25T09:00 31 online", "2026-11-27"),
        ],
    },
    Shape {
        name: "5. by channel",
        guide: r#"
[[limits]]
channels = ["online"]
term = { working_days = 25 }
[[limits]]
term = { working_days = 35 }
"#,
        policies: &[],
        // 1 January 2027 is off.
        cases: &[
            ("2026-11-25T09:00 48 online", "2026-12-30"),
            ("2026-11-25T09:00 48 counter", "2027-01-14"),
        ],
    },
    Shape {
        name: "6. by the citizen's case",
        guide: r#"
[[questions]]
id = "works"
dont_know = true
choices = [
  { id = "house", text = { vi = "Nhà ở", en = "House" } },
  { id = "other", text = { vi = "Công trình khác", en = "Other" } },
]
[[limits]]
when = { works = "house" }
term = { working_days = 7 }
[[limits]]
term = { working_days = 10 }
"#,
        policies: &[],
        cases: &[
            ("2026-11-25T09:00 48 works=house", "2026-12-04"),
            ("2026-11-25T09:00 48 works=other", "2026-12-09"),
            ("2026-11-25T09:00 48 works=dont_know", "2026-12-04 or 2026-12-09"),
        ],
    },
    Shape {
        name: "7. by area: more time in mountains and on islands",
        guide: AREA,
        policies: &[(
            "nation/decision",
            "[[rules]]\nstatus = \"secondary\"\nwhen = { area = \"remote\" }\n\
             covers = { procedures = [\"1.000001\"] }\nlimit = { extend = { working_days = 10 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 48 area=remote", "2026-12-14"),
            ("2026-11-25T09:00 48 area=other", "2026-11-30"),
            ("2026-11-25T09:00 48 area=dont_know", "2026-11-30 or 2026-12-14"),
        ],
    },
    Shape {
        name: "8. the same day, from 15:00 on the next working day",
        guide: "[[limits]]\nterm = \"same_day\"",
        policies: &[],
        cases: &[
            ("2026-11-25T14:59 48", "2026-11-25"),
            ("2026-11-25T15:00 48", "2026-11-26"),
            ("2026-11-27T15:00 48", "2026-11-30"),
        ],
    },
    Shape {
        name: "9. working hours",
        guide: "[[limits]]\nterm = { working_days = 2 }",
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
             limit = { set = { working_hours = 8 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 online", "2026-11-26 09:00 by decision/1 (law 2026-11-27)"),
            ("2026-11-25T09:00 31 counter", "2026-11-27"),
        ],
    },
    Shape {
        name: "10. calendar days and months",
        guide: r#"
[[limits]]
channels = ["online"]
term = { calendar_days = 10 }
[[limits]]
term = { months = 1 }
"#,
        policies: &[],
        cases: &[
            // 5 December is a Saturday.
            ("2026-11-25T09:00 48 online", "2026-12-07"),
            ("2026-11-25T09:00 48 counter", "2026-12-25"),
            // From 29 January to the last day of February, a Sunday.
            ("2027-01-29T09:00 48 counter", "2027-03-01"),
        ],
    },
    Shape {
        name: "11. free text only",
        guide: r#"
[[limits]]
channels = ["counter"]
term = { unknown = { vi = "Ghi là “24 giờ/07 ngày”", en = "It reads “24 giờ/07 ngày”: ask the police" } }
[[limits]]
term = { working_days = 1 }
"#,
        policies: &[],
        cases: &[
            ("2026-11-25T09:00 48 counter", "unknown: It reads “24 giờ/07 ngày”: ask the police"),
            ("2026-11-25T09:00 48 online", "2026-11-26"),
        ],
    },
    Shape {
        name: "12. what starts the clock",
        guide: r#"
[[limits]]
channels = ["online"]
start = "fee_paid"
term = { working_days = 2 }
[[limits]]
channels = ["post"]
start = "competent_agency"
term = { working_days = 2 }
[[limits]]
term = { working_days = 2 }
"#,
        policies: &[],
        cases: &[
            ("2026-11-25T09:00 48 online", "2026-11-27, once the fee is paid"),
            ("2026-11-25T09:00 48 post", "2026-11-27, once the agency has it"),
            ("2026-11-25T09:00 48 counter", "2026-11-27"),
        ],
    },
    Shape {
        name: "13. one limit after another in different units",
        guide: r#"
[[questions]]
id = "works"
choices = [
  { id = "lost", text = { vi = "Mất", en = "Lost" } },
  { id = "worn", text = { vi = "Hỏng", en = "Worn" } },
]
[[limits]]
when = { works = "lost" }
term = { sequence = [{ calendar_days = 30 }, { working_days = 2 }] }
[[limits]]
term = { working_days = 2 }
"#,
        policies: &[],
        cases: &[
            ("2026-11-25T09:00 48 works=lost", "2026-12-29"),
            ("2026-11-25T09:00 48 works=worn", "2026-11-27"),
        ],
    },
    Shape {
        name: "14. a cut in all channels, or online only",
        guide: TEN,
        policies: &[
            ("31/decision", "[[rules]]\nstatus = \"secondary\"\nlimit = { cut_days = 5 }"),
            (
                "48/newer",
                "[[rules]]\nstatus = \"secondary\"\nchannels = [\"online\"]\n\
                 limit = { cut_days = 5 }",
            ),
        ],
        cases: &[
            ("2026-11-25T09:00 31 counter", "2026-12-02 by decision/1 (law 2026-12-09)"),
            ("2026-11-25T09:00 48 counter", "2026-12-09"),
            ("2026-11-25T09:00 48 online", "2026-12-02 by newer/1 (law 2026-12-09)"),
        ],
    },
    Shape {
        name: "15. a local limit of an internal procedure, seen in part only",
        guide: WORKS_AND_TEN,
        policies: &[(
            "31/decision",
            "[[rules]]\nstatus = \"secondary\"\narticle = \"Quy trình số 3\"\n\
             when = { works = \"house\" }\ncovers = { procedures = [\"shape\"] }\n\
             limit = { set = { working_days = 5 } }\n\
             [[rules]]\nstatus = \"secondary\"\nperhaps = true\n\
             provided = { vi = \"thủ tục có trong danh mục\", en = \"it is on the list\" }\n\
             when = { works = \"other\" }\ncovers = { procedures = [\"shape\"] }\n\
             limit = { cut_percent = { percent = 30, from_days = 3 } }",
        )],
        cases: &[
            ("2026-11-25T09:00 31 works=house", "2026-12-02 by decision/1 (law 2026-12-09)"),
            // A list that nobody has seen shortens nothing: the law stands, the policy is named.
            ("2026-11-25T09:00 31 works=other", "2026-12-09, perhaps 2026-12-04 by decision/2"),
            ("2026-11-25T09:00 48 works=house", "2026-12-09"),
        ],
    },
];

const WORKS_AND_TEN: &str = r#"
[[questions]]
id = "works"
choices = [
  { id = "house", text = { vi = "Nhà ở", en = "House" } },
  { id = "other", text = { vi = "Công trình khác", en = "Other" } },
]
[[limits]]
term = { working_days = 10 }
"#;
