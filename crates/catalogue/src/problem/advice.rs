//! What to do about each problem, where the message doesn't say it already.

use rules::text::Text;

use super::{Kind, Problem};
use crate::reading::Hard;

impl Problem {
    /// The advice.
    #[must_use]
    pub fn advice(&self) -> Option<Text> {
        let (vi, en) = match self {
            Self::Unknown { nearest: Some(nearest), .. } => {
                return Some(Text {
                    vi: format!("ý bạn là `{nearest}`?"),
                    en: format!("did you mean `{nearest}`?"),
                });
            }
            Self::Unknown { kind: Kind::Document, .. } => {
                ("thêm văn bản vào thư mục documents", "add the document to the folder documents")
            }
            Self::Unknown { kind: Kind::Question, .. } => (
                "thêm câu hỏi vào thủ tục, hoặc vào questions.toml nếu nhiều thủ tục cùng hỏi",
                "add the question to the guide, or to questions.toml if several procedures ask it",
            ),
            Self::Unknown { kind: Kind::Reception, .. } => {
                ("thêm giờ tiếp nhận vào reception.toml", "add the hours to reception.toml")
            }
            Self::NotFileName { .. } => {
                ("đổi mã hoặc đổi tên tệp", "change the id or rename the file")
            }
            Self::BadCode { kind: Kind::Province, .. } => (
                "tỉnh từ 1/7/2025 có hai chữ số, ví dụ \"48\"",
                "a province since 1 July 2025 has two digits, such as \"48\"",
            ),
            Self::BadCode { kind: Kind::Territory, .. } => (
                "địa bàn trước 1/7/2025 viết \"2024:31\"",
                "a territory before 1 July 2025 is written \"2024:31\"",
            ),
            Self::BadCode { kind: Kind::Code, .. } => {
                ("mã thủ tục có dạng 1.004194", "a procedure code looks like 1.004194")
            }
            Self::LaterQuestion { .. } => (
                "đưa câu hỏi kia lên trước, hoặc bỏ điều kiện",
                "move that question up, or drop the condition",
            ),
            Self::PerhapsUnsaid { .. } => (
                "thêm provided: điều chưa rõ, bằng lời của người dân",
                "add provided: what is open, in plain words",
            ),
            Self::NoPapers => (
                "thêm [[papers]]; nếu thủ tục không cần giấy tờ nào thì ghi tờ khai điện tử",
                "add [[papers]]; where nothing is handed in, name the electronic form",
            ),
            Self::NoLimits => (
                "thêm [[limits]]; nếu văn bản không nói thì term = { unknown = … }",
                "add [[limits]]; where no source says it, term = { unknown = … }",
            ),
            Self::FewExamples { .. } => (
                "thêm [[examples]]: trường hợp thật, một nửa ở ranh giới",
                "add [[examples]]: real cases, half of them on a boundary",
            ),
            Self::CentralFee { .. } => (
                "tỉnh chỉ có thể chi trả thay: dùng fee = { subsidy = … }, hoặc covers.competence = \"provincial\"",
                "a province can only pay it: use fee = { subsidy = … }, or covers.competence = \"provincial\"",
            ),
            Self::Example { .. } => (
                "sửa ví dụ nếu nó sai, sửa thủ tục nếu ví dụ đúng với văn bản",
                "mend the example if it is wrong, the guide if the example is what the document says",
            ),
            Self::PaperName { .. } => (
                "một giấy tờ thì cùng một tên; hai giấy tờ khác nhau thì hai mã",
                "one paper has one name; two papers have two ids",
            ),
            Self::EmptyText | Self::Untranslated => (
                "viết cả tiếng Việt lẫn tiếng Anh",
                "write both the Vietnamese and the English text",
            ),
            Self::Hard(Hard::Sentence(_)) => (
                "tách thành hai câu, mỗi câu không quá 28 chữ",
                "make two sentences of it, of 28 words at most",
            ),
            Self::Hard(Hard::Word(_)) => (
                "dùng từ thường ngày, hoặc giải thích trong ngoặc hay ở `help`: “… là …”",
                "use an everyday word, or explain it in brackets or in `help`: “… là …”",
            ),
            Self::BadTerm { .. } => (
                "ví dụ: { working_days = 3 } hoặc \"same_day\"",
                "for example { working_days = 3 } or \"same_day\"",
            ),
            Self::TierOrder { .. } => (
                "xếp `from` tăng dần; bậc đầu của per_unit bắt đầu từ 1",
                "let `from` ascend; the first tier of per_unit begins at 1",
            ),
            Self::Case(problem) => problem.advice(),
            Self::Record(problem) => return problem.advice(),
            Self::Time(problem) => problem.advice(),
            _ => return None,
        };
        Some(Text { vi: vi.to_owned(), en: en.to_owned() })
    }
}
