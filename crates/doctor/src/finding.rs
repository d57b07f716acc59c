//! What is found, how serious it is, and the stable code of it.

use jiff_core::civil::Date;
use mot_cua::state::Problem;
use rules::text::{Language, Text};
use url::Url;

use crate::words;

/// What a finding means for the people who visit the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The widget doesn't work, or not all of it.
    Error,
    /// It works, but slower, or not for long.
    Warning,
    /// Worth knowing.
    Note,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// An address gives no answer.
    Unreachable {
        /// The address.
        url: Url,
        /// What went wrong.
        error: String,
    },
    /// A file isn't there.
    Status {
        /// Its address.
        url: Url,
        /// The answer.
        status: u16,
    },
    /// The page holds neither script nor element.
    NoTag,
    /// There is an element, and no script for it.
    NoLoader {
        /// Line of the element.
        line: u64,
    },
    /// There is a script, and nothing that it could fill.
    NoElement {
        /// Line of the script.
        line: u64,
    },
    /// A page with TLS loads the script without.
    Insecure {
        /// The script.
        url: Url,
    },
    /// An attribute can't be understood.
    Attribute {
        /// Line of the element; 0 where the script has it.
        line: u64,
        /// What the widget itself would say.
        problem: Problem,
    },
    /// The catalogue doesn't hold what the page asks for, or can't be read.
    Wanted(Problem),
    /// Something else came than the file.
    Foreign {
        /// Its address.
        url: Url,
    },
    /// A file has the wrong type.
    Kind {
        /// Its address.
        url: Url,
        /// The type that it has.
        kind: String,
        /// The type that it needs.
        expected: &'static str,
    },
    /// A file is sent as large as it is.
    NotCompressed {
        /// Its address.
        url: Url,
        /// Its size.
        bytes: usize,
    },
    /// A file whose content changes is kept for long.
    KeptTooLong {
        /// Its address.
        url: Url,
        /// How long.
        seconds: u64,
    },
    /// A file that never changes is fetched again and again.
    KeptTooBriefly {
        /// Its address.
        url: Url,
        /// How long it is kept.
        seconds: u64,
    },
    /// Another site doesn't let the page read a file.
    Cors {
        /// Its address.
        url: Url,
        /// The page's origin.
        origin: String,
    },
    /// A policy of the page forbids something.
    Blocked {
        /// The directive that does.
        directive: &'static str,
        /// What has to be added there.
        need: String,
    },
    /// The loader isn't the file that the tag describes.
    Integrity {
        /// Line of the script.
        line: u64,
        /// What would be right for the file as it is.
        expected: String,
    },
    /// The loader that changes with each release is pinned.
    IntegrityOfCurrent {
        /// Line of the script.
        line: u64,
    },
    /// Integrity of a script of another site needs `crossorigin`.
    IntegrityWithoutCors {
        /// Line of the script.
        line: u64,
    },
    /// A file isn't the one that was published.
    Changed {
        /// Its address.
        url: Url,
        /// The integrity that was published.
        expected: String,
    },
    /// The files are of different versions.
    Mixed {
        /// Version of the loader.
        loader: String,
        /// Version that `version.json` names.
        published: String,
    },
    /// What is shown of a procedure before the widget runs, or where it can't, isn't there.
    NotRendered {
        /// Where it should be.
        url: Url,
    },
    /// The first question isn't of the catalogue that is there.
    MixedCatalogue {
        /// Its address.
        url: Url,
        /// The version that it is of.
        version: String,
        /// The version of the catalogue.
        catalogue: String,
    },
    /// The working days of this year aren't in the catalogue.
    NoCalendar {
        /// The year.
        year: i16,
    },
    /// Nobody has compared a procedure with its sources for long.
    Old {
        /// The procedure.
        procedure: String,
        /// When that was last done.
        checked_on: Date,
        /// How many days ago.
        days: i32,
    },
    /// The collector isn't ready.
    NoCollector {
        /// The address that was asked.
        url: Url,
        /// What came back.
        what: String,
    },
    /// The collector takes no ratings of this page.
    NotAllowed {
        /// Where ratings would go.
        url: Url,
        /// The page's origin.
        origin: String,
    },
    /// The version that the page loads.
    Version {
        /// The version.
        version: String,
    },
    /// The catalogue that the page reads.
    Catalogue {
        /// Its version.
        version: String,
        /// Its language.
        language: Language,
    },
}

impl Finding {
    /// How serious it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::NoElement { .. }
            | Self::NotCompressed { .. }
            | Self::KeptTooLong { .. }
            | Self::KeptTooBriefly { .. }
            | Self::IntegrityOfCurrent { .. }
            | Self::NotRendered { .. }
            | Self::Old { .. } => Severity::Warning,
            // Without its type a wasm file is compiled after it has come, not while it comes.
            Self::Kind { expected: "application/wasm", .. } => Severity::Warning,
            Self::Version { .. } | Self::Catalogue { .. } => Severity::Note,
            _ => Severity::Error,
        }
    }

    /// The stable code: the widget's own where it would tell the same.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "unreachable",
            Self::Status { .. } => "missing",
            Self::NoTag => "no_tag",
            Self::NoLoader { .. } => "no_loader",
            Self::NoElement { .. } => "no_element",
            Self::Insecure { .. } => "mixed_content",
            Self::Attribute { problem, .. } | Self::Wanted(problem) => problem.code(),
            Self::Foreign { .. } => "not_ours",
            Self::Kind { .. } => "wrong_type",
            Self::NotCompressed { .. } => "not_compressed",
            Self::KeptTooLong { .. } => "kept_too_long",
            Self::KeptTooBriefly { .. } => "kept_too_briefly",
            Self::Cors { .. } => "cors",
            Self::Blocked { .. } => "policy",
            Self::Integrity { .. } => "integrity",
            Self::IntegrityOfCurrent { .. } => "integrity_of_current",
            Self::IntegrityWithoutCors { .. } => "integrity_without_cors",
            Self::Changed { .. } => "changed",
            Self::Mixed { .. } => "mixed_release",
            Self::NotRendered { .. } => "not_rendered",
            Self::MixedCatalogue { .. } => "mixed_catalogue",
            Self::NoCalendar { .. } => "no_calendar",
            Self::Old { .. } => "old_catalogue",
            Self::NoCollector { .. } => "no_collector",
            Self::NotAllowed { .. } => "origin_not_allowed",
            Self::Version { .. } => "version",
            Self::Catalogue { .. } => "catalogue",
        }
    }

    /// What was found and what to change, in a sentence or two.
    #[must_use]
    pub fn text(&self) -> Text {
        words::of(self)
    }
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn text(self) -> Text {
        let (vi, en) = match self {
            Self::Error => ("lỗi", "error"),
            Self::Warning => ("cảnh báo", "warning"),
            Self::Note => ("ghi chú", "note"),
        };
        Text { vi: vi.into(), en: en.into() }
    }
}
