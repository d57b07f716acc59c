//! The texts of the plain list, which is written when the catalogue is built: the widget that a
//! phone downloads doesn't hold them.

use rules::text::Language;

/// The texts of the plain list in one language.
#[derive(Debug)]
pub struct PlainTexts {
    /// Under the name: what the list holds, and how to read it.
    pub help: &'static str,
    /// Heading of the limits.
    pub limits: &'static str,
    /// Heading of the fees.
    pub fees: &'static str,
    /// Heading of policies.
    pub policies: &'static str,
    /// Heading of the cases that can't be filed so.
    pub dead_ends: &'static str,
    /// The case of a line: `{}` is the condition.
    pub when: &'static str,
    /// A paper needn't be brought: `{}` is the condition, then why.
    pub waived: &'static str,
    /// Between conditions of which one is enough.
    pub or: &'static str,
    /// The opposite of `{}`.
    pub not: &'static str,
    /// From `{}` on, of a number or a date.
    pub from: &'static str,
    /// Up to `{}`, of a number.
    pub up_to: &'static str,
    /// Until the end of `{}`, a date.
    pub until: &'static str,
    /// A date at least `{}` days before filing.
    pub days_before: &'static str,
    /// A date at most `{}` days before filing.
    pub days_since: &'static str,
    /// A date at least `{}` days after filing.
    pub days_after: &'static str,
    /// A date at most `{}` days after filing.
    pub days_until: &'static str,
    /// A province before the merger: `{}` is its name.
    pub former: &'static str,
    /// Only in places: `{}` are their names.
    pub places: &'static str,
    /// `{}` for each `{}`.
    pub each: &'static str,
    /// From the `{}`th on: `{}`.
    pub from_nth: &'static str,
    /// From `{}` `{}` on: `{}`.
    pub from_amount: &'static str,
    /// `{}` percent of the answer to `{}`.
    pub percent: &'static str,
    /// At least `{}`.
    pub least: &'static str,
    /// At most `{}`.
    pub most: &'static str,
    /// Between the whole and the hundredths of a percentage.
    pub point: &'static str,
}

/// The texts in `language`.
#[must_use]
pub fn texts(language: Language) -> &'static PlainTexts {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

const VI: PlainTexts = PlainTexts {
    help: "Danh sách cho mọi trường hợp; dòng nào ghi “khi” chỉ dùng cho trường hợp đó. Trong một khoản hay thời hạn có nhiều dòng, dòng đầu tiên đúng với bạn là dòng được dùng.",
    limits: "Thời hạn giải quyết",
    fees: "Phí, lệ phí",
    policies: "Chính sách có thể áp dụng",
    dead_ends: "Không nộp theo thủ tục này",
    when: "khi: {}",
    waived: "không cần nộp khi: {}. {}",
    or: " hoặc ",
    not: "không phải ({})",
    from: "từ {}",
    up_to: "đến {}",
    until: "đến hết {}",
    days_before: "trước ngày nộp ít nhất {} ngày",
    days_since: "trước ngày nộp nhiều nhất {} ngày",
    days_after: "sau ngày nộp ít nhất {} ngày",
    days_until: "sau ngày nộp nhiều nhất {} ngày",
    former: "{} (trước 1/7/2025)",
    places: "chỉ ở {}",
    each: "{} mỗi {}",
    from_nth: "từ thứ {}: {}",
    from_amount: "từ {} {}: {}",
    percent: "{} % của “{}”",
    least: "ít nhất {}",
    most: "nhiều nhất {}",
    point: ",",
};

const EN: PlainTexts = PlainTexts {
    help: "For every case; a line that says “when” is for that case only. Of several lines of a fee or limit, the first that fits you counts.",
    limits: "Time limits",
    fees: "Fees",
    policies: "Policies that may apply",
    dead_ends: "Not filed as this procedure",
    when: "when: {}",
    waived: "not needed when: {}. {}",
    or: " or ",
    not: "not ({})",
    from: "from {}",
    up_to: "up to {}",
    until: "until {}",
    days_before: "at least {} days before filing",
    days_since: "at most {} days before filing",
    days_after: "at least {} days after filing",
    days_until: "at most {} days after filing",
    former: "{} (before 1 July 2025)",
    places: "only in {}",
    each: "{} each ({})",
    from_nth: "from number {} on: {}",
    from_amount: "from {} {} on: {}",
    percent: "{} % of “{}”",
    least: "at least {}",
    most: "at most {}",
    point: ".",
};
