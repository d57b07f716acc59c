//! What the TOML reader says in English, said in Vietnamese.

/// The beginnings of its messages; what follows is a name or a list of names and stays.
const BEGINNINGS: [(&str, &str); 9] = [
    ("unknown field ", "không có khóa "),
    ("missing field ", "thiếu khóa "),
    ("unknown variant ", "không có giá trị "),
    ("invalid type: ", "sai kiểu dữ liệu: "),
    ("invalid value: ", "sai giá trị: "),
    ("invalid length ", "sai số phần tử: "),
    ("duplicate key", "khóa có hai lần"),
    ("wanted ", "cần "),
    ("map with no value", "bảng trống"),
];

/// Words inside its messages.
const INSIDE: [(&str, &str); 4] = [
    (", expected one of ", "; có thể là một trong "),
    (", expected ", "; cần "),
    (", there are no fields", "; ở đây không có khóa nào"),
    (", there are no variants", "; ở đây không có giá trị nào"),
];

/// The message in Vietnamese; one that isn't known is shown as it is, after words that say what
/// it is about.
pub(super) fn in_vietnamese(detail: &str) -> String {
    let known = BEGINNINGS
        .iter()
        .find_map(|(en, vi)| detail.strip_prefix(en).map(|rest| format!("{vi}{rest}")));
    let mut message = known.unwrap_or_else(|| format!("không đúng cú pháp TOML: {detail}"));
    for (en, vi) in INSIDE {
        message = message.replace(en, vi);
    }
    message
}
