//! The columns of an export: one list for every format and for the dictionary.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Stable codes.
    Code,
    /// What a citizen has written.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Number,
    /// Codes, in a JSON array in the database.
    Codes,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// Its name, which doesn't change.
    pub(crate) code: &'static str,
    /// Where it comes from.
    pub(crate) sql: &'static str,
    pub(crate) kind: Kind,
    pub(crate) vi: &'static str,
    pub(crate) en: &'static str,
}

const fn column(
    code: &'static str,
    sql: &'static str,
    kind: Kind,
    vi: &'static str,
    en: &'static str,
) -> Column {
    Column { code, sql, kind, vi, en }
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

/// All columns. The first is the key.
pub(crate) const COLUMNS: [Column; 27] = [
    column(
        "response_id",
        "id",
        Kind::Code,
        "Mã lượt đánh giá, do thiết bị tạo",
        "Id, made on the device",
    ),
    column(
        "answered_on",
        "answered_on",
        Kind::Date,
        "Ngày trả lời, theo thiết bị",
        "Day of the answer, by the device",
    ),
    column("received_on", "received_on", Kind::Date, "Ngày máy chủ nhận", "Day of receipt"),
    column(
        "counted_on",
        "counted_on",
        Kind::Date,
        "Ngày được tính trong số liệu",
        "Day on which it counts",
    ),
    column(
        "province_code",
        "province",
        Kind::Code,
        "Mã tỉnh, thành phố (QĐ 19/2025/QĐ-TTg)",
        "Province",
    ),
    column("unit_code", "office", Kind::Code, "Mã cơ quan được đánh giá", "Office that is rated"),
    column(
        "procedure_code",
        "procedure_id",
        Kind::Code,
        "Mã thủ tục trong danh mục của Một Cửa",
        "Procedure",
    ),
    column(
        "channel",
        "channel",
        Kind::Code,
        "Cách nộp: online trực tuyến, counter tại quầy, post bưu chính, kiosk",
        "How it was filed",
    ),
    column(
        "stage",
        "stage",
        Kind::Code,
        "Giai đoạn: completed đã có kết quả, dead_end không đi tiếp được, gave_up bỏ dở, guide_only mới xem hướng dẫn",
        "How far the citizen had come",
    ),
    column(
        "question_set",
        "question_set",
        Kind::Code,
        "Bộ câu hỏi đã hiện",
        "Question set that was shown",
    ),
    column(
        "score",
        "score",
        Kind::Number,
        "Điểm từ 1 (rất không hài lòng) đến 5 (rất hài lòng)",
        "From 1, very dissatisfied, to 5",
    ),
    column("score_max", "5", Kind::Number, "Điểm cao nhất có thể", "Highest score"),
    column(
        "factor_access",
        "factor_access",
        Kind::Number,
        "Tiếp cận dịch vụ, 1–5",
        "Access to the service",
    ),
    column(
        "factor_procedure",
        "factor_procedure",
        Kind::Number,
        "Thủ tục hành chính, 1–5",
        "The procedure",
    ),
    column("factor_staff", "factor_staff", Kind::Number, "Công chức, 1–5", "The staff"),
    column("factor_result", "factor_result", Kind::Number, "Kết quả, 1–5", "The result"),
    column(
        "factor_feedback",
        "factor_feedback",
        Kind::Number,
        "Tiếp nhận phản ánh, 1–5",
        "Handling of complaints",
    ),
    column(
        "reasons",
        "reasons",
        Kind::Codes,
        "Lý do đã chọn, cách nhau bằng dấu chấm phẩy",
        "Reasons that were ticked",
    ),
    column(
        "comment",
        COMMENT,
        Kind::Text,
        "Ý kiến, đã che thông tin cá nhân; để trống nếu đã ẩn",
        "Comment, with personal data struck out; empty if it is hidden",
    ),
    column(
        "comment_hidden",
        HIDDEN,
        Kind::Number,
        "1 nếu nhóm khảo sát đã ẩn ý kiến",
        "1 if the survey team has hidden the comment",
    ),
    column(
        "status",
        STATUS,
        Kind::Code,
        "Xử lý ý kiến: new mới, read đã đọc, forwarded đã chuyển, resolved đã xử lý",
        "How far the comment has come",
    ),
    column("tags", TAGS, Kind::Codes, "Nhãn của nhóm khảo sát", "Tags of the survey team"),
    column(
        "verified",
        "verified",
        Kind::Number,
        "1 nếu có vé xác nhận của cổng dịch vụ công",
        "1 if a portal's ticket proves it",
    ),
    column(
        "marks",
        "marks",
        Kind::Codes,
        "Dấu hiệu cần xem lại, gắn khi nhận",
        "Why to look twice, marked at the door",
    ),
    column("locale", "locale", Kind::Code, "Ngôn ngữ đã hiện", "Language that was shown"),
    column("widget_version", "widget", Kind::Code, "Phiên bản tiện ích", "Version of the widget"),
    column(
        "rules_version",
        "catalogue",
        Kind::Code,
        "Phiên bản danh mục",
        "Version of the catalogue",
    ),
];
