//! What each defect and what it turns into says, in Vietnamese and English.

use rules::text::Text;

use super::{Defect, Outcome};

impl Defect {
    /// What the national portal does, as the predicate of a sentence about it.
    #[must_use]
    pub fn text(self) -> Text {
        let (vi, en) = match self {
            Self::FeeMissing => ("không ghi mức thu", "gives no amount"),
            Self::FeeByCouncil => (
                "ghi mức thu do Hội đồng nhân dân cấp tỉnh quyết định",
                "leaves the amount to the provincial people's council",
            ),
            Self::FeeElsewhere => (
                "chỉ dẫn sang văn bản khác về mức thu",
                "refers to another document for the amount",
            ),
            Self::FeeZeroWithTariff => (
                "ghi 0 đồng nhưng lại nhắc tới phí, lệ phí phải nộp",
                "says 0 but names a fee that is due",
            ),
            Self::FeeScale => (
                "ghi một số tiền quá nhỏ, có thể thiếu ba số 0 hoặc là ngoại tệ",
                "gives an amount too small for đồng: three zeros may be missing, or it is foreign",
            ),
            Self::FeeContradiction => (
                "ghi số tiền khác với lời giải thích bên cạnh",
                "gives an amount other than the text beside it",
            ),
            Self::FeeWindow => (
                "chỉ ghi mức thu cho một thời gian đã nêu",
                "gives the amount for a stated time only",
            ),
            Self::FeeSeveral => (
                "ghi nhiều mức thu mà không rõ mức nào cho trường hợp nào",
                "gives several amounts without saying which is for which case",
            ),
            Self::FeeConditional => (
                "ghi mức thu chỉ cho một số trường hợp hoặc theo đơn vị tính",
                "gives the amount for some cases only, or by a unit",
            ),
            Self::FeeOtherChannel => (
                "ghi mức thu của cách nộp khác ở chỗ này",
                "gives the amount of another channel here",
            ),
            Self::FeeCurrency => {
                ("ghi mức thu bằng ngoại tệ", "gives the amount in another currency")
            }
            Self::TimeMissing => ("không ghi thời hạn", "gives no time"),
            Self::TimeUnitMissing => {
                ("ghi thời hạn mà thiếu đơn vị tính", "gives a time without a unit")
            }
            Self::TimeInWords => ("chỉ mô tả thời hạn bằng lời", "gives the time in words only"),
            Self::TimeContradiction => (
                "ghi thời hạn theo cách nộp khác với thời hạn theo trường hợp",
                "gives one time for the channel and another for the case",
            ),
            Self::TimeUnitContradiction => (
                "ghi ngày làm việc ở chỗ này và ngày thường ở chỗ khác",
                "says working days in one place and days in another",
            ),
            Self::TimeSeveral => (
                "nêu nhiều thời hạn khác nhau trong lời mô tả, ví dụ cho vùng khó khăn",
                "names several times in its description, such as for remote areas",
            ),
            Self::TimeByCase => (
                "ghi nhiều thời hạn theo trường hợp mà không đặt tên trường hợp",
                "gives several times by case without naming the cases",
            ),
            Self::CasesAsChannels => (
                "ghi các trường hợp vào chỗ của cách nộp nên thời hạn lẫn lộn",
                "puts cases in the place of channels, so the times are mixed up",
            ),
            Self::NotesAsPapers => {
                ("ghi lời lưu ý vào danh sách giấy tờ", "puts remarks in the list of papers")
            }
            Self::HeadingsAsCases => {
                ("ghi đề mục vào chỗ của trường hợp", "puts headings in the place of cases")
            }
            Self::TooManyCases => (
                "có nhiều trường hợp hơn một câu hỏi chứa được",
                "has more cases than a question holds",
            ),
            Self::PapersMissing => ("không ghi giấy tờ nào", "lists no papers"),
            Self::RequiredUnset => {
                ("không đánh dấu giấy tờ nào là bắt buộc", "marks no paper as required")
            }
            Self::DuplicateCaseCodes => {
                ("dùng một mã cho nhiều trường hợp", "uses one code for several cases")
            }
            Self::RepeatedRows => ("ghi một dòng nhiều lần", "has the same row several times"),
            Self::CodeSpaces => ("ghi mã có dấu cách thừa", "has spaces around the code"),
            Self::OddCode => {
                ("ghi mã không đúng sáu chữ số", "has a code of other than six digits")
            }
            Self::ListOnly => (
                "mới chỉ có tên thủ tục trong danh sách được nhập",
                "is known by its list only, which has the name and no details",
            ),
            Self::FlattenedTable => (
                "được nhập từ trang có bảng bị dồn thành chữ",
                "was read from a page whose tables were run together",
            ),
            Self::ResultMissing => ("không ghi kết quả", "names no result"),
            Self::AgencyMissing => ("không ghi cơ quan giải quyết", "names no agency"),
        };
        Text { vi: vi.to_owned(), en: en.to_owned() }
    }
}

impl Outcome {
    /// Its words.
    #[must_use]
    pub fn text(self) -> Text {
        let (vi, en) = match self {
            Self::UnknownFee => ("phí: chưa rõ", "fee: unknown"),
            Self::UnknownFeeLater => ("phí: chưa rõ sau ngày đó", "fee: unknown after that day"),
            Self::UnknownLimit => ("thời hạn: chưa rõ", "limit: unknown"),
            Self::Notes => ("lưu ý, không phải giấy tờ", "notes, not papers"),
            Self::AllApply => ("giấy tờ chung, không hỏi", "papers of every case, no question"),
            Self::Ignored => ("bỏ qua", "ignored"),
            Self::Merged => ("gộp lại", "merged"),
            Self::Trimmed => ("bỏ dấu cách", "spaces removed"),
            Self::Kept => ("giữ nguyên", "kept"),
            Self::PageNamed => ("chỉ sang trang của Cổng", "the portal's page is named"),
            Self::Careful => ("chỉ lấy phần tách được", "only what can be told apart"),
        };
        Text { vi: vi.to_owned(), en: en.to_owned() }
    }
}
