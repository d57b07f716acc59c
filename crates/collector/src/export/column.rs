//! The columns of single ratings: one list for every format and for the dictionary.

use crate::figures::Dimension;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Stable codes.
    Code,
    /// What people have written: citizens in comments, operators in names.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// A number with decimals, in the database's text.
    Decimal,
    /// Codes, in a JSON array in the database.
    Codes,
}

/// A column of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// Its name, which doesn't change.
    pub(crate) code: &'static str,
    pub(crate) kind: Kind,
    pub(crate) vi: &'static str,
    pub(crate) en: &'static str,
}

/// A column of single ratings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source {
    pub(crate) column: Column,
    /// Where it comes from.
    pub(crate) sql: &'static str,
    /// The field whose code is there, where the column holds the code's name.
    pub(crate) names: Option<Dimension>,
}

const fn source(
    code: &'static str,
    sql: &'static str,
    kind: Kind,
    vi: &'static str,
    en: &'static str,
) -> Source {
    Source { column: Column { code, kind, vi, en }, sql, names: None }
}

/// The name of a code.
const fn name(
    code: &'static str,
    of: Dimension,
    sql: &'static str,
    vi: &'static str,
    en: &'static str,
) -> Source {
    Source { names: Some(of), ..source(code, sql, Kind::Text, vi, en) }
}

/// What was done with a comment is looked up for ratings that have one.
macro_rules! of_comment {
    ($column:literal) => {
        concat!(
            "(SELECT ",
            $column,
            " FROM comments WHERE comments.counted_on = ratings.counted_on",
            " AND comments.rating_id = ratings.id)"
        )
    };
}

const COMMENT: &str = concat!(
    "CASE WHEN comment IS NOT NULL AND COALESCE(",
    of_comment!("hidden"),
    ", 0) = 0 THEN comment END"
);
const HIDDEN: &str = concat!("CASE WHEN comment IS NOT NULL THEN ", of_comment!("hidden"), " END");
const STATUS: &str = concat!("CASE WHEN comment IS NOT NULL THEN ", of_comment!("status"), " END");
const TAGS: &str =
    concat!("CASE WHEN comment IS NULL THEN '[]' ELSE ", of_comment!("tags"), " END");

/// All of them. The first is the key.
pub(crate) const RATINGS: [Source; 30] = [
    source(
        "response_id",
        "id",
        Kind::Code,
        "Mã lượt đánh giá, do thiết bị tạo",
        "Id, made on the device",
    ),
    source(
        "answered_on",
        "answered_on",
        Kind::Date,
        "Ngày trả lời, theo thiết bị",
        "Day of the answer, by the device",
    ),
    source("received_on", "received_on", Kind::Date, "Ngày máy chủ nhận", "Day of receipt"),
    source(
        "counted_on",
        "counted_on",
        Kind::Date,
        "Ngày được tính trong số liệu",
        "Day on which it counts",
    ),
    source(
        "province_code",
        "province",
        Kind::Code,
        "Mã tỉnh, thành phố (QĐ 19/2025/QĐ-TTg)",
        "Province",
    ),
    name("province_name", Dimension::Province, "province", "Tên tỉnh, thành phố", "Its name"),
    source("unit_code", "office", Kind::Code, "Mã cơ quan được đánh giá", "Office that is rated"),
    name(
        "unit_name",
        Dimension::Office,
        "office",
        "Tên cơ quan, nếu biết",
        "Its name, where it is known",
    ),
    source(
        "procedure_code",
        "procedure_id",
        Kind::Code,
        "Mã thủ tục trong danh mục của Một Cửa",
        "Procedure",
    ),
    name("procedure_name", Dimension::Procedure, "procedure_id", "Tên thủ tục", "Its name"),
    source(
        "channel",
        "channel",
        Kind::Code,
        "Cách nộp: online trực tuyến, counter tại quầy, post bưu chính, kiosk",
        "How it was filed",
    ),
    source(
        "stage",
        "stage",
        Kind::Code,
        "Giai đoạn: completed đã có kết quả, dead_end không đi tiếp được, gave_up bỏ dở, guide_only mới xem hướng dẫn",
        "How far the citizen had come",
    ),
    source(
        "question_set",
        "question_set",
        Kind::Code,
        "Bộ câu hỏi đã hiện",
        "Question set that was shown",
    ),
    source(
        "score",
        "score",
        Kind::Number,
        "Điểm từ 1 (rất không hài lòng) đến 5 (rất hài lòng)",
        "From 1, very dissatisfied, to 5",
    ),
    source("score_max", "5", Kind::Number, "Điểm cao nhất có thể", "Highest score"),
    source(
        "factor_access",
        "factor_access",
        Kind::Number,
        "Tiếp cận dịch vụ, 1–5",
        "Access to the service",
    ),
    source(
        "factor_procedure",
        "factor_procedure",
        Kind::Number,
        "Thủ tục hành chính, 1–5",
        "The procedure",
    ),
    source("factor_staff", "factor_staff", Kind::Number, "Công chức, 1–5", "The staff"),
    source("factor_result", "factor_result", Kind::Number, "Kết quả, 1–5", "The result"),
    source(
        "factor_feedback",
        "factor_feedback",
        Kind::Number,
        "Tiếp nhận phản ánh, 1–5",
        "Handling of complaints",
    ),
    source(
        "reasons",
        "reasons",
        Kind::Codes,
        "Lý do đã chọn, cách nhau bằng dấu chấm phẩy",
        "Reasons that were ticked",
    ),
    source(
        "comment",
        COMMENT,
        Kind::Text,
        "Ý kiến, đã che thông tin cá nhân; để trống nếu đã ẩn",
        "Comment, with personal data struck out; empty if it is hidden",
    ),
    source(
        "comment_hidden",
        HIDDEN,
        Kind::Number,
        "1 nếu nhóm khảo sát đã ẩn ý kiến",
        "1 if the survey team has hidden the comment",
    ),
    source(
        "status",
        STATUS,
        Kind::Code,
        "Xử lý ý kiến: new mới, read đã đọc, forwarded đã chuyển, resolved đã xử lý",
        "How far the comment has come",
    ),
    source("tags", TAGS, Kind::Codes, "Nhãn của nhóm khảo sát", "Tags of the survey team"),
    source(
        "verified",
        "verified",
        Kind::Number,
        "1 nếu có vé xác nhận của cổng dịch vụ công",
        "1 if a portal's ticket proves it",
    ),
    source(
        "marks",
        "marks",
        Kind::Codes,
        "Dấu hiệu cần xem lại, gắn khi nhận",
        "Why to look twice, marked at the door",
    ),
    source("locale", "locale", Kind::Code, "Ngôn ngữ đã hiện", "Language that was shown"),
    source("widget_version", "widget", Kind::Code, "Phiên bản tiện ích", "Version of the widget"),
    source(
        "rules_version",
        "catalogue",
        Kind::Code,
        "Phiên bản danh mục",
        "Version of the catalogue",
    ),
];
