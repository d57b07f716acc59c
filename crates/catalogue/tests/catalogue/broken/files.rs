//! Files that aren't what they should be.

use super::{GUIDE, check};

#[test]
fn files_that_are_not_what_they_should_be() {
    for (file, from, to, expected) in [
        (
            GUIDE,
            "id = \"fishing\"",
            "id = fishing",
            "1:6: error: invalid boolean, expected `false`",
        ),
        (
            GUIDE,
            "also_called",
            "also_caled",
            "7:1: error: unknown field `also_caled`, expected one of `id`, `codes`, `former_codes`, `field`, `name`, `also_called`, `result`, `agency`, `link`, `channels`, `reception`, `in_person`, `checked_on`, `record_note`, `questions`, `dead_ends`, `papers`, `limits`, `fees`, `examples`",
        ),
        (GUIDE, ", en = \"The permit\"", "", "8:10: error: missing field `en`"),
        (
            GUIDE,
            "checked_on = 2026-11-23",
            "checked_on = 2026-11-23T10:00:00",
            "13:14: error: `2026-11-23T10:00:00` is not a date: write `2026-11-23`",
        ),
        (
            GUIDE,
            "filed = 2026-08-21T10:00:00",
            "filed = 2026-08-21T10:00:00Z",
            "113:9: error: `2026-08-21T10:00:00Z` is not a date and hour: write `2026-11-23T10:00:00`, without a time zone",
        ),
        (
            GUIDE,
            "source = { document = \"base\", article = \"Điều 3\" }\n",
            "",
            "39:1: error: missing field `source`",
        ),
        (
            GUIDE,
            "kind = \"charge\"",
            "kind = \"tax\"",
            "78:8: error: unknown variant `tax`, expected one of `fee`, `charge`, `price`",
        ),
        (
            GUIDE,
            "{ working_days = 3 }",
            "{ working_days = \"3\" }",
            "72:25: error: invalid type: string \"3\", expected u16",
        ),
        (
            "reception.toml",
            "\"15:00\"",
            "\"15 giờ\"",
            "3:20: error: `15 giờ` is not an hour: write \"07:30\"",
        ),
        (
            "provinces.csv",
            "48,Đà Nẵng,Da Nang",
            "48;Đà Nẵng;Da Nang",
            "5:1: error: the line `48;Đà Nẵng;Da Nang` doesn't have the columns `code,name_vi,name_en`",
        ),
        (
            "provinces.csv",
            "code,name_vi,name_en\n",
            "",
            "2:1: error: the line `01,Hà Nội,Hanoi` doesn't have the columns `code,name_vi,name_en`",
        ),
    ] {
        check(file, from, to, expected);
    }
}
