//! Why the widget can't work.

/// Why the widget can't work. Codes are stable: host pages act on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// An attribute has a value that can't be read.
    BadAttribute {
        /// Its name.
        attribute: &'static str,
        /// Its value.
        value: String,
    },
    /// No procedure of that id or code.
    UnknownProcedure(String),
    /// No province of that code.
    UnknownProvince(String),
    /// A file of the catalogue can't be fetched.
    CatalogueUnreachable(String),
    /// A file of the catalogue can't be read.
    CatalogueBroken(String),
    /// The catalogue is newer than this version of the widget.
    CatalogueFormat(u8),
    /// The second module of the widget can't be fetched.
    PartMissing,
}

impl Problem {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadAttribute { .. } => "bad_attribute",
            Self::UnknownProcedure(_) => "unknown_procedure",
            Self::UnknownProvince(_) => "unknown_province",
            Self::CatalogueUnreachable(_) => "catalogue_unreachable",
            Self::CatalogueBroken(_) => "catalogue_broken",
            Self::CatalogueFormat(_) => "catalogue_format",
            Self::PartMissing => "part_missing",
        }
    }

    /// What a portal developer should look at.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::BadAttribute { attribute, value } => {
                format!("attribute `{attribute}` has the value `{value}`, which can't be read")
            }
            Self::UnknownProcedure(id) => format!("no procedure `{id}` in the catalogue"),
            Self::UnknownProvince(code) => {
                format!("no province `{code}`: two digits of a province in force since 1 July 2025")
            }
            Self::CatalogueUnreachable(url) => format!(
                "{url} can't be fetched: see `catalogue`, the policy connect-src and, for another \
                 site, its CORS headers"
            ),
            Self::CatalogueBroken(what) => format!("the catalogue can't be read: {what}"),
            Self::CatalogueFormat(format) => format!(
                "the catalogue has format {format}, newer than this widget: update the widget"
            ),
            Self::PartMissing => {
                "split_later.wasm can't be loaded: see `base` and the policy connect-src".to_owned()
            }
        }
    }

    /// Whether trying again may help.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::CatalogueUnreachable(_) | Self::PartMissing)
    }
}
