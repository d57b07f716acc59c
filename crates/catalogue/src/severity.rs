//! How serious a finding is.

use rules::text::Text;

/// What a finding means for the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// Built, but a citizen may be told less than could be known.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word for it.
    pub(crate) fn text(self) -> Text {
        match self {
            Self::Error => Text { vi: "lỗi".into(), en: "error".into() },
            Self::Warning => Text { vi: "cảnh báo".into(), en: "warning".into() },
            Self::Note => Text { vi: "ghi chú".into(), en: "note".into() },
        }
    }
}
