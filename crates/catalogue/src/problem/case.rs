//! What the walk over all answers of a guide proves.

use rules::text::Text;

use super::Kind;
use crate::severity::Severity;

/// A mistake that shows in some case of a guide, or in all of them together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseProblem {
    /// More classes of answers than can be thought through; the questions with the most.
    TooManyClasses { count: u64, most: u64, largest: Vec<(String, usize)> },
    /// Every case runs into a dead end.
    NoWay,
    /// Cases without any paper: the first, and how many more.
    NoPapers { case: String, more: usize },
    /// Cases without a limit: the first, and how many more.
    NoLimit { case: String, more: usize },
    /// Cases of which nothing says what they cost, not even that nothing is paid.
    NoFee { case: String, more: usize },
    /// Cases of a fee that no rate covers: the first, and how many more.
    NoRate { fee: String, case: String, more: usize },
    /// A question of a guide that no case asks.
    Unasked { id: String },
    /// A paper that no case needs.
    NeverNeeded { paper: String },
    /// A paper whose waiver has a condition, but holds in every case that needs the paper.
    AlwaysWaived { paper: String },
    /// Never used; the number from 1 of the one that holds wherever it does.
    NeverUsed { kind: Kind, before: Option<usize> },
    /// A question whose answers all lead to the same.
    NoEffect { id: String },
    /// Choices that lead to the same.
    SameEffect { question: String, choices: Vec<String> },
    /// Two with different values hold in one case, and only their order decides.
    Overlap { kind: Kind, other: usize, case: String },
    /// Rules that set different amounts for one case.
    Contradiction { rules: Vec<String>, case: String },
}

impl CaseProblem {
    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::AlwaysWaived { .. } | Self::SameEffect { .. } | Self::Overlap { .. } => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }

    pub(super) fn message(&self) -> Text {
        match self {
            Self::TooManyClasses { count, most, largest } => {
                let largest: Vec<String> =
                    largest.iter().map(|(id, classes)| format!("{id} ({classes})")).collect();
                let largest = largest.join(", ");
                Text {
                    vi: format!(
                        "có {count} loại trường hợp, tối đa là {most}; nhiều nhất ở câu hỏi {largest}"
                    ),
                    en: format!(
                        "{count} classes of answers, at most {most} are allowed; the largest questions are {largest}"
                    ),
                }
            }
            Self::NoWay => Text {
                vi: "trường hợp nào cũng bị coi là không làm được".to_owned(),
                en: "every case runs into a dead end".to_owned(),
            },
            Self::NoPapers { case, more } => {
                in_case(case, *more, "không có giấy tờ nào", "no papers")
            }
            Self::NoLimit { case, more } => in_case(case, *more, "không có thời hạn", "no limit"),
            Self::NoFee { case, more } => in_case(
                case,
                *more,
                "không có dòng phí, lệ phí nào, cũng không ghi là miễn phí",
                "nothing says what is paid, not even that it is free",
            ),
            Self::NoRate { fee, case, more } => in_case(
                case,
                *more,
                &format!("khoản `{fee}` không có mức thu"),
                &format!("`{fee}` has no rate"),
            ),
            Self::Unasked { id } => Text {
                vi: format!("không trường hợp nào hỏi câu `{id}`"),
                en: format!("no case asks the question `{id}`"),
            },
            Self::NeverNeeded { paper } => Text {
                vi: format!("không trường hợp nào cần giấy tờ `{paper}`"),
                en: format!("no case needs the paper `{paper}`"),
            },
            Self::AlwaysWaived { paper } => Text {
                vi: format!("trường hợp nào cũng được miễn giấy tờ `{paper}`"),
                en: format!("the paper `{paper}` is struck out in every case"),
            },
            Self::NeverUsed { kind, before: Some(before) } => {
                let kind = kind.text();
                Text {
                    vi: format!(
                        "{} này không bao giờ được dùng: mục thứ {before} luôn áp dụng trước",
                        kind.vi
                    ),
                    en: format!(
                        "this {} is never used: the one with number {before} always holds first",
                        kind.en
                    ),
                }
            }
            Self::NeverUsed { kind, before: None } => {
                let kind = kind.text();
                Text {
                    vi: format!("{} này không bao giờ được dùng", kind.vi),
                    en: format!("this {} is never used", kind.en),
                }
            }
            Self::NoEffect { id } => Text {
                vi: format!("câu hỏi `{id}` không làm thay đổi gì"),
                en: format!("the question `{id}` changes nothing"),
            },
            Self::SameEffect { question, choices } => {
                let choices = choices.join(", ");
                Text {
                    vi: format!(
                        "câu hỏi `{question}`: các lựa chọn {choices} cho kết quả như nhau"
                    ),
                    en: format!("the choices {choices} of `{question}` lead to the same"),
                }
            }
            Self::Overlap { kind, other, case } => {
                let kind = kind.text();
                let case = if case.is_empty() { String::new() } else { format!(" ({case})") };
                Text {
                    vi: format!(
                        "{} này và mục thứ {other} cùng đúng{case} nhưng khác nhau; chỉ thứ tự quyết định",
                        kind.vi
                    ),
                    en: format!(
                        "this {} and the one with number {other} both hold{case} and differ: only their order decides",
                        kind.en
                    ),
                }
            }
            Self::Contradiction { rules, case } => {
                let rules = rules.join(", ");
                in_case(
                    case,
                    0,
                    &format!("các quy định {rules} đặt mức khác nhau"),
                    &format!("the rules {rules} set different amounts"),
                )
            }
        }
    }

    pub(super) fn advice(&self) -> (&'static str, &'static str) {
        match self {
            Self::TooManyClasses { .. } => (
                "tách thành hai thủ tục, hoặc chỉ hỏi một câu khi câu khác cần nó (when)",
                "split the guide in two, or ask a question only where another answer calls for it (when)",
            ),
            Self::NoPapers { .. } => (
                "thêm giấy tờ cho trường hợp này; nếu không cần giấy tờ nào thì ghi tờ khai điện tử",
                "add papers for this case; where nothing is handed in, name the electronic form",
            ),
            Self::NoLimit { .. } => (
                "thêm thời hạn cho trường hợp này; nếu văn bản không nói thì term = { unknown = … }",
                "add a limit for this case; where no source says it, term = { unknown = … }",
            ),
            Self::NoFee { .. } => (
                "thêm [[fees]] với price = \"free\" và nguồn nếu không thu, hoặc { unknown = … }",
                "add [[fees]] with price = \"free\" and its source if nothing is paid, or { unknown = … }",
            ),
            Self::NoRate { .. } => (
                "thêm mức thu cho trường hợp này; nếu văn bản không nói thì price = { unknown = … }",
                "add a rate for this case; where no source says it, price = { unknown = … }",
            ),
            Self::NoWay
            | Self::Unasked { .. }
            | Self::NeverNeeded { .. }
            | Self::NeverUsed { before: None, .. } => {
                ("sửa điều kiện when, hoặc bỏ mục này", "mend its condition, or remove it")
            }
            Self::AlwaysWaived { .. } => (
                "sửa điều kiện ở waiver.when; nếu lúc nào cũng được miễn thì bỏ điều kiện đó",
                "mend the condition in waiver.when; if it is spared everyone, drop the condition",
            ),
            Self::NeverUsed { .. } => (
                "đưa mục riêng lên trước mục chung",
                "move what is more special above what is more general",
            ),
            Self::NoEffect { .. } => (
                "bỏ câu hỏi, hoặc cho giấy tờ, thời hạn hay mức thu phụ thuộc vào nó",
                "remove the question, or let a paper, limit or rate depend on it",
            ),
            Self::SameEffect { .. } => (
                "gộp các lựa chọn, hoặc ghi help cho từng lựa chọn nếu mỗi lựa chọn có lời dặn riêng",
                "join the choices, or give those that need advice of their own a help",
            ),
            Self::Overlap { .. } => (
                "thu hẹp một trong hai điều kiện để không cùng đúng",
                "narrow one of the conditions so that they don't hold together",
            ),
            Self::Contradiction { .. } => (
                "sửa phạm vi của một quy định; nếu chính các văn bản trái nhau thì status = \"conflict\"",
                "mend the scope of one of them; where the documents themselves disagree, status = \"conflict\"",
            ),
        }
    }
}

/// What is wrong in a case, and that it is so in others too.
fn in_case(case: &str, more: usize, vi: &str, en: &str) -> Text {
    let others = |vi: bool| match (more, vi) {
        (0, _) => String::new(),
        (_, true) => format!(", và {more} trường hợp khác"),
        (_, false) => format!(", and {more} more"),
    };
    if case.is_empty() {
        return Text {
            vi: format!("mọi trường hợp: {vi}"), en: format!("in every case: {en}")
        };
    }
    Text {
        vi: format!("trường hợp {case}{}: {vi}", others(true)),
        en: format!("case {case}{}: {en}", others(false)),
    }
}
