//! What each problem says, in Vietnamese and English.

use rules::iso::Iso;
use rules::text::Text;

use super::{Expected, Kind, Outcome, Problem, toml_detail};
use crate::reading::Hard;

/// Both languages of a message, filled in alike.
macro_rules! text {
    ($vi:literal, $en:literal) => {
        Text { vi: format!($vi), en: format!($en) }
    };
}

impl Problem {
    /// The message.
    #[must_use]
    pub fn message(&self) -> Text {
        match self {
            Self::Unreadable { detail } => {
                text!("không đọc được: {detail}", "can't be read: {detail}")
            }
            Self::FileTooLarge { bytes, most } => text!(
                "tệp có {bytes} byte, tối đa là {most}",
                "the file has {bytes} bytes, at most {most} are read"
            ),
            Self::Toml { detail } => {
                Text { vi: toml_detail::in_vietnamese(detail), en: detail.clone() }
            }
            Self::Csv { found, expected } => text!(
                "dòng `{found}` không có các cột `{expected}`",
                "the line `{found}` doesn't have the columns `{expected}`"
            ),
            Self::Unknown { kind, id, .. } => {
                let kind = kind.text();
                Text {
                    vi: format!("không có {} `{id}`", kind.vi),
                    en: format!("there is no {} `{id}`", kind.en),
                }
            }
            Self::NotFileName { id, file } => text!(
                "mã `{id}` khác tên tệp `{file}`",
                "the id `{id}` isn't the name of the file, `{file}`"
            ),
            Self::Duplicate { kind, id } => {
                let kind = kind.text();
                Text {
                    vi: format!("{} `{id}` có hai lần", kind.vi),
                    en: format!("the {} `{id}` is there twice", kind.en),
                }
            }
            Self::BadId { id } => text!(
                "`{id}` không phải là mã: chỉ dùng chữ thường không dấu, số và dấu gạch nối",
                "`{id}` is not an id: lower-case letters, digits, hyphens and underscores only"
            ),
            Self::BadCode { kind, code } => {
                let kind = kind.text();
                Text {
                    vi: format!("`{code}` không đúng dạng mã ({})", kind.vi),
                    en: format!("`{code}` doesn't have the form of a code ({})", kind.en),
                }
            }
            Self::BadLink { link } => {
                text!("`{link}` không phải là địa chỉ https", "`{link}` is not an https address")
            }
            Self::TerritoryElsewhere { territory, province } => text!(
                "địa bàn cũ `{territory}` không thuộc tỉnh `{province}`",
                "the old territory `{territory}` doesn't lie in province `{province}`"
            ),
            Self::LaterQuestion { id } => text!(
                "điều kiện dùng câu hỏi `{id}`, nhưng câu này được hỏi sau",
                "the condition uses the question `{id}`, which is asked later"
            ),
            Self::WrongTest { question, found, expected } => {
                let expected = expected.text();
                Text {
                    vi: format!("`{question}` = {found}: ở đây cần {}", expected.vi),
                    en: format!("`{question}` = {found}: {} is expected here", expected.en),
                }
            }
            Self::QuestionKind { id } => text!(
                "câu hỏi `{id}` cần đúng một trong ba: choices, number, date",
                "the question `{id}` needs exactly one of choices, number and date"
            ),
            Self::ChoiceCount { id, count } => text!(
                "câu hỏi `{id}` có {count} lựa chọn; cần từ 2 đến 32",
                "the question `{id}` has {count} choices; 2 to 32 are possible"
            ),
            Self::Bounds { min, max } => text!(
                "khoảng từ {min} đến {max} không chứa giá trị nào",
                "nothing lies between {min} and {max}"
            ),
            Self::Sessions { from, to } => {
                let (from, to) = (from.write(), to.write());
                text!(
                    "buổi từ {from} đến {to} không đúng thứ tự, hoặc trùng với buổi trước",
                    "the session from {from} to {to} is out of order, or overlaps the one before"
                )
            }
            Self::NotANumber { id } => text!(
                "câu hỏi `{id}` không hỏi một con số nên không tính tiền theo nó được",
                "the question `{id}` doesn't ask for a number, so that no amount follows from it"
            ),
            Self::TooMany { kind, most } => {
                let kind = kind.text();
                Text {
                    vi: format!("quá {most} {}", kind.vi),
                    en: format!("more than {most} of this kind: {}", kind.en),
                }
            }
            Self::EmptyText => text!("thiếu nội dung", "the text is empty"),
            Self::EmptyList => text!("danh sách trống", "the list is empty"),
            Self::BadTerm { found } => text!(
                "`{found}` không phải là thời hạn ở đây",
                "`{found}` is not a limit that can stand here"
            ),
            Self::TierOrder { from } => text!(
                "bậc bắt đầu từ {from} không đúng thứ tự",
                "the tier from {from} is out of order"
            ),
            Self::BadPercent { percent } => {
                text!("{percent} % là không thể ở đây", "{percent} % is impossible here")
            }
            Self::WindowReversed { from, to } => {
                let (from, to) = (from.write(), to.write());
                text!(
                    "hết hiệu lực ({to}) trước khi có hiệu lực ({from})",
                    "it ends ({to}) before it begins ({from})"
                )
            }
            Self::RuleEffect { id } => text!(
                "quy định `{id}` cần đúng một trong hai: fee, limit",
                "the rule `{id}` needs exactly one of fee and limit"
            ),
            Self::PerhapsUnsaid { id } => text!(
                "quy định `{id}` ghi perhaps = true mà không nói tùy vào điều gì",
                "the rule `{id}` says perhaps = true, but not on what it depends"
            ),
            Self::NoPapers => text!("thủ tục không có giấy tờ nào", "the guide has no papers"),
            Self::NoLimits => text!("thủ tục không có thời hạn nào", "the guide has no limits"),
            Self::FewExamples { count, least } => text!(
                "mới có {count} ví dụ, cần ít nhất {least}",
                "{count} worked examples, at least {least} are needed"
            ),
            Self::CentralFee { rule, procedure, fee } => text!(
                "quy định `{rule}` của tỉnh đặt mức `{fee}` của `{procedure}`, khoản do Trung ương quy định",
                "the rule `{rule}` of a province sets `{fee}` of `{procedure}`, which the centre sets"
            ),
            Self::NoGuideYet { kind, id } => {
                let kind = kind.text();
                Text {
                    vi: format!("chưa có hướng dẫn nào cho {} `{id}`", kind.vi),
                    en: format!("no guide yet for the {} `{id}`", kind.en),
                }
            }
            Self::HasGuide { guide } => text!(
                "đã có hướng dẫn `{guide}`: không dùng đến name và link ở đây nữa",
                "there is the guide `{guide}`: name and link aren't used here any more"
            ),
            Self::PaperName { id, names: [one, other] } => text!(
                "giấy tờ `{id}` có hai tên: “{one}” và “{other}”",
                "the paper `{id}` has two names: “{one}” and “{other}”"
            ),
            Self::Untranslated => text!(
                "tiếng Anh chép lại y nguyên tiếng Việt",
                "the English text is the Vietnamese one"
            ),
            Self::Hard(Hard::Sentence(words)) => {
                text!("câu dài {words} chữ, khó đọc", "a sentence of {words} words is hard to read")
            }
            Self::Hard(Hard::Word(word)) => text!(
                "“{word}” là từ chuyên môn, chưa được giải thích",
                "“{word}” is a word of offices and isn't explained"
            ),
            Self::NoSource { id } => text!(
                "câu hỏi `{id}` chưa ghi nguồn của lý do hỏi",
                "the reason of the question `{id}` has no source"
            ),
            Self::Case(problem) => problem.message(),
            Self::Time(problem) => problem.message(),
            Self::NeverAsked { id } => {
                text!("không thủ tục nào hỏi câu `{id}`", "no procedure asks the question `{id}`")
            }
            Self::Example { title, what, expected, got } => {
                let what = what.text();
                Text {
                    vi: format!("ví dụ “{title}”, {}: ghi là {expected}, tính ra {got}", what.vi),
                    en: format!(
                        "example “{title}”, {}: {expected} is written, {got} comes out",
                        what.en
                    ),
                }
            }
            Self::NotAsked { title, question } => text!(
                "ví dụ “{title}” trả lời câu `{question}`, nhưng trường hợp này không hỏi câu đó",
                "example “{title}” answers `{question}`, which this case doesn't ask"
            ),
            Self::OtherYear { date, year } => {
                let date = date.write();
                text!("{date} không thuộc năm {year}", "{date} doesn't lie in {year}")
            }
            Self::BadDay { date } => {
                let date = date.write();
                text!(
                    "{date} có hai lần, hoặc đã là ngày làm việc, ngày nghỉ bình thường",
                    "{date} is there twice, or is a working day or day off anyway"
                )
            }
            Self::MissingYear { year } => {
                text!("thiếu lịch năm {year}", "the calendar of {year} is missing")
            }
            Self::Record(problem) => problem.message(),
            Self::MissingHoliday { date, name } => Text {
                vi: format!("thiếu ngày nghỉ theo luật: {}, {}", date.write(), name.vi),
                en: format!("a holiday by law is missing: {}, {}", date.write(), name.en),
            },
        }
    }
}

impl Kind {
    pub(crate) fn text(self) -> Text {
        match self {
            Self::Document => text!("văn bản", "document"),
            Self::Question => text!("câu hỏi", "question"),
            Self::Choice => text!("lựa chọn", "choice"),
            Self::Paper => text!("giấy tờ", "paper"),
            Self::Limit => text!("thời hạn", "limit"),
            Self::Fee => text!("khoản phí, lệ phí", "fee"),
            Self::Rate => text!("mức thu", "rate"),
            Self::Rule => text!("quy định", "rule"),
            Self::Province => text!("tỉnh", "province"),
            Self::Territory => text!("địa bàn cũ", "old territory"),
            Self::Reception => text!("giờ tiếp nhận", "reception"),
            Self::Procedure => text!("thủ tục", "procedure"),
            Self::Code => text!("mã thủ tục", "procedure code"),
            Self::Field => text!("lĩnh vực", "field"),
            Self::Category => text!("nhóm phí, lệ phí", "category of fees"),
            Self::Waiver => text!("lý do miễn giấy tờ", "waiver"),
            Self::DeadEnd => text!("trường hợp không làm được", "dead end"),
            Self::Synonym => text!("cách gọi", "synonym"),
        }
    }
}

impl Expected {
    fn text(self) -> Text {
        match self {
            Self::Choice => {
                text!("một lựa chọn hoặc danh sách lựa chọn", "a choice or list of choices")
            }
            Self::Number => text!("at_least, at_most", "at_least, at_most"),
            Self::Date => {
                text!("at_least_days_ago, at_most_days_ago", "at_least_days_ago, at_most_days_ago")
            }
            Self::List => text!("danh sách điều kiện", "a list of conditions"),
            Self::Condition => text!("một điều kiện", "a condition"),
            Self::Fee => text!(
                "số tiền, \"unknown\" hoặc {{ at_least = … }}",
                "an amount, \"unknown\" or {{ at_least = … }}"
            ),
            Self::Due => text!("một ngày hoặc \"unknown\"", "a date or \"unknown\""),
            Self::Answer => {
                text!("một câu trả lời mà câu hỏi cho phép", "an answer that the question allows")
            }
        }
    }
}

impl Outcome {
    fn text(self) -> Text {
        match self {
            Self::Papers => text!("giấy tờ phải nộp", "papers"),
            Self::StruckOut => text!("giấy tờ được miễn", "papers struck out"),
            Self::Perhaps => text!("giấy tờ có thể cần", "papers perhaps needed"),
            Self::Received => text!("ngày tiếp nhận", "received"),
            Self::Due => text!("ngày trả kết quả", "due"),
            Self::Provisional => text!("tạm tính", "provisional"),
            Self::Fee => text!("tổng tiền", "fee"),
        }
    }
}
