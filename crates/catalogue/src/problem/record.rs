//! Mistakes in exports of the national portal, and in what became of its codes.

use rules::text::Text;

use super::Problem;

/// A mistake with national records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordProblem {
    /// Not UTF-8.
    Encoding,
    /// More than is ever read: a file, a record or what a compressed file unpacks to.
    TooMuchToRead { most: u64 },
    /// The file ends before its end.
    CutOff,
    /// Not JSON, or nested too deeply.
    Json { detail: String },
    /// Nothing in the file.
    NoRecords,
    /// Everything in the files was refused.
    NothingUsable,
    /// A code is there twice, with different contents and no dates to choose by.
    Duplicate { code: String, other: String },
    /// A code that becomes itself.
    Cycle { chain: Vec<String> },
    /// A code that was replaced is still that of a guide.
    StillInForce { code: String, guide: String },
}

impl From<RecordProblem> for Problem {
    fn from(problem: RecordProblem) -> Self {
        Self::Record(problem)
    }
}

impl RecordProblem {
    /// The message.
    #[must_use]
    pub fn message(&self) -> Text {
        let (vi, en) = match self {
            Self::Encoding => {
                ("tệp không phải UTF-8".to_owned(), "the file isn't UTF-8".to_owned())
            }
            Self::TooMuchToRead { most } => {
                (format!("quá {most} byte"), format!("more than {most} bytes"))
            }
            Self::CutOff => (
                "tệp bị đứt trước khi hết".to_owned(),
                "the file is cut off before its end".to_owned(),
            ),
            Self::Json { detail } => (
                format!("không đọc được JSON: {detail}"),
                format!("not readable as JSON: {detail}"),
            ),
            Self::NoRecords => {
                ("tệp không có mục nào".to_owned(), "nothing is in the file".to_owned())
            }
            Self::NothingUsable => (
                "không có hồ sơ thủ tục nào dùng được".to_owned(),
                "no record of the files is usable".to_owned(),
            ),
            Self::Duplicate { code, other } => (
                format!("mã `{code}` đã có ở {other}, nội dung khác, không có ngày để chọn"),
                format!(
                    "the code `{code}` is at {other} too, with other contents and no date to choose by"
                ),
            ),
            Self::Cycle { chain } => {
                let chain = chain.join(" → ");
                (
                    format!("mã thay thế nhau thành vòng: {chain}"),
                    format!("codes replace each other in a circle: {chain}"),
                )
            }
            Self::StillInForce { code, guide } => (
                format!("mã `{code}` vẫn là mã đang dùng của `{guide}`"),
                format!("the code `{code}` is still in force in `{guide}`"),
            ),
        };
        Text { vi, en }
    }

    /// What to do about it, where the message doesn't say it already.
    #[must_use]
    pub(super) fn advice(&self) -> Option<Text> {
        let (vi, en) = match self {
            Self::Encoding => ("lưu lại tệp bằng UTF-8", "save the file as UTF-8"),
            Self::CutOff => ("tải lại tệp", "fetch the file again"),
            Self::Duplicate { .. } => (
                "giữ lại một bản, hoặc nhập bản chi tiết có ngày cập nhật",
                "keep one of them, or import the detail record, which has a date",
            ),
            Self::StillInForce { .. } => (
                "chuyển mã vào former_codes, hoặc bỏ mục này",
                "move the code to former_codes, or drop this entry",
            ),
            _ => return None,
        };
        Some(Text { vi: vi.to_owned(), en: en.to_owned() })
    }
}
