//! Questions and conditions.

use super::{GUIDE, check};

#[test]
fn questions_and_conditions() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "number = { min = 0, max = 20, unit = { vi = \"bản\", en = \"copies\" } }",
            "number = { min = 0, max = 20, unit = { vi = \"bản\", en = \"copies\" } }\nwhen = { lent_on = { at_least_days_ago = 1 } }",
            "31:20: error: the condition uses the question `lent_on`, which is asked later",
        ),
        (
            GUIDE,
            "number = { min = 0,",
            "number = { min = 20,",
            "30:10: error: nothing lies between 20 and 20",
        ),
        (
            GUIDE,
            "date = { past = 3650 }",
            "",
            "32:1: error: the question `lent_on` needs exactly one of choices, number and date",
        ),
        (
            GUIDE,
            "  { id = \"own\", text = { vi = \"Của tôi\", en = \"Mine\" } },\n",
            "",
            "21:11: error: the question `rod` has 1 choices; 2 to 32 are possible",
        ),
        (
            GUIDE,
            "{ at_least_days_ago = 366 }",
            "{ at_least = 366 }",
            "40:47: error: `lent_on` = { at_least = 366 }: at_least_days_ago, at_most_days_ago is expected here",
        ),
        (
            GUIDE,
            "{ at_least_days_ago = 366 }",
            "{ at_least_days_ago = 366, at_most_days_ago = 60 }",
            "40:47: error: `lent_on` = { at_least_days_ago = 366, at_most_days_ago = 60 }: at_least_days_ago, at_most_days_ago is expected here",
        ),
        (
            GUIDE,
            "when = { not = { copies = { at_most = 0 } } }",
            "when = { not = {} }",
            "104:16: error: `not` = {}: a condition is expected here",
        ),
        (
            GUIDE,
            "when = { not = { copies = { at_most = 0 } } }",
            "when = { any = [] }",
            "104:16: error: `any` = []: a list of conditions is expected here",
        ),
        (
            GUIDE,
            "when = { not = { copies = { at_most = 0 } } }",
            "when = { copies = 3 }",
            "104:19: error: `copies` = 3: at_least, at_most is expected here",
        ),
        (
            GUIDE,
            "rod = [\"own\"]",
            "rod = true",
            "63:27: error: `rod` = true: a choice or list of choices is expected here",
        ),
    ] {
        check(file, from, to, expected);
    }
}
