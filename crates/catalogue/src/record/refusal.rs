//! Why an object of an export doesn't become a procedure.

use rules::text::Text;

/// Why an object isn't used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has none of the three official forms.
    UnknownForm,
    /// A value isn't of the kind that its form has there.
    Malformed {
        /// What the reader says.
        detail: String,
    },
    /// It has no national code.
    NoCode,
    /// Its code isn't one.
    BadCode {
        /// The code.
        code: String,
    },
    /// It has no name.
    NoName,
    /// It has no id, so that its page can't be named.
    NoId,
    /// Nothing tells its date: neither its last change nor its id.
    NoDate,
    /// It isn't in force.
    Withdrawn {
        /// Its state.
        state: String,
    },
    /// Another procedure has its code, written without spaces.
    CodeTaken {
        /// The name of the other.
        by: String,
    },
    /// It lists more papers than a procedure can hold.
    TooManyPapers {
        /// How many.
        count: usize,
    },
}

impl Refusal {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> Text {
        let (vi, en) = match self {
            Self::UnknownForm => (
                "không đúng dạng nào của Cổng Dịch vụ công quốc gia".to_owned(),
                "none of the forms of the national portal".to_owned(),
            ),
            Self::Malformed { detail } => {
                (format!("sai dữ liệu: {detail}"), format!("malformed: {detail}"))
            }
            Self::NoCode => ("không có mã".to_owned(), "no code".to_owned()),
            Self::BadCode { code } => (
                format!("`{code}` không phải là mã thủ tục"),
                format!("`{code}` is not the code of a procedure"),
            ),
            Self::NoName => ("không có tên".to_owned(), "no name".to_owned()),
            Self::NoId => (
                "không có id nên không chỉ được tới trang của Cổng".to_owned(),
                "no id, so its page can't be named".to_owned(),
            ),
            Self::NoDate => {
                ("không có ngày cập nhật".to_owned(), "no date of its last change".to_owned())
            }
            Self::Withdrawn { state } => {
                (format!("không còn hiệu lực (`{state}`)"), format!("not in force (`{state}`)"))
            }
            Self::CodeTaken { by } => (
                format!("mã này, bỏ dấu cách thừa, là của thủ tục “{by}”"),
                format!("without its spaces the code is that of “{by}”"),
            ),
            Self::TooManyPapers { count } => (
                format!("có {count} giấy tờ, nhiều hơn mức chứa được"),
                format!("lists {count} papers, more than can be held"),
            ),
        };
        Text { vi, en }
    }
}
