//! What ends, and what rests on what has ended.

use jiff_core::civil::Date;
use rules::iso::Iso;
use rules::text::Text;

use super::Kind;

/// A mistake about the time in which something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeProblem {
    /// It ends and nothing says what follows; for a limit or rate, the first case without an answer.
    EndsOpen { kind: Kind, to: Date, case: Option<String> },
    /// A document that doesn't begin on the day after the one that it replaces.
    Gap { to: Date, from: Date },
    /// A text that names a document which has ended.
    NamesEnded { name: Text, to: Date },
    /// A fact that rests on a document which has ended.
    CitesEnded { id: String, to: Date },
}

impl TimeProblem {
    pub(super) fn message(&self) -> Text {
        match self {
            Self::EndsOpen { kind, to, case } => {
                let (kind, to) = (kind.text(), to.write());
                let case = case.as_ref().map(|case| format!(" ({case})")).unwrap_or_default();
                Text {
                    vi: format!("sau ngày {to} không có gì nối tiếp {} này{case}", kind.vi),
                    en: format!("nothing follows this {} after {to}{case}", kind.en),
                }
            }
            Self::Gap { to, from } => Text {
                vi: format!(
                    "hết hiệu lực {}, văn bản thay thế bắt đầu {}",
                    to.write(),
                    from.write()
                ),
                en: format!(
                    "it ends on {}, what replaces it begins on {}",
                    to.write(),
                    from.write()
                ),
            },
            Self::NamesEnded { name, to } => Text {
                vi: format!("nhắc tới {}, đã hết hiệu lực từ sau {}", name.vi, to.write()),
                en: format!("it names {}, which ended on {}", name.en, to.write()),
            },
            Self::CitesEnded { id, to } => Text {
                vi: format!("dựa vào văn bản `{id}`, đã hết hiệu lực từ sau {}", to.write()),
                en: format!("it rests on the document `{id}`, which ended on {}", to.write()),
            },
        }
    }

    pub(super) fn advice(&self) -> (&'static str, &'static str) {
        match self {
            Self::EndsOpen { kind: Kind::Document | Kind::Rule, .. } => (
                "ghi repealed_by ở văn bản; nếu không có văn bản thay thế thì ghi after = { vi = …, en = … }: sau đó thế nào",
                "name what replaces the document in repealed_by, or say in after = { vi = …, en = … } what follows",
            ),
            Self::EndsOpen { .. } => (
                "thêm mục tiếp theo với valid_from là ngày hôm sau; chưa biết thì ghi unknown và chỉ chỗ để hỏi",
                "add one that begins on the next day; where it isn't known yet, write unknown and whom to ask",
            ),
            Self::Gap { .. } => (
                "sửa valid_to hoặc valid_from cho liền nhau theo đúng văn bản",
                "mend valid_to or valid_from so that they meet, as the documents say",
            ),
            Self::NamesEnded { .. } => (
                "nhắc văn bản đang có hiệu lực; chuyện cũ thì ghi ở record_note hoặc đặt valid_to cho mục này",
                "name the document in force; what is past belongs into record_note, or give this entry its valid_to",
            ),
            Self::CitesEnded { .. } => (
                "dẫn văn bản thay thế sau khi đối chiếu lại, hoặc đặt valid_to cho mục này",
                "compare it with what replaced the document and cite that, or give this entry its valid_to",
            ),
        }
    }
}
