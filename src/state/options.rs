//! What the host page asked for, parsed once.

use jiff_core::civil::{Date, DateTime};
use rules::channel::Channel;
use rules::iso::Iso;
use rules::place::ProvinceCode;
use rules::rating::{MAX_NAME, Ticket};
use rules::text::Language;

use super::Problem;

/// What the host page asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Id or national code of a procedure; without it the citizen searches.
    pub procedure: Option<String>,
    /// The province; without it the citizen is asked.
    pub province: Option<ProvinceCode>,
    /// The office that is rated.
    pub office: Option<String>,
    /// The channel that is shown first.
    pub channel: Option<Channel>,
    /// Where the widget starts.
    pub part: Part,
    /// The language of the interface.
    pub language: Language,
    /// A moment to preview instead of now.
    pub as_of: Option<DateTime>,
    /// Whether an officer goes through it with a citizen.
    pub officer: bool,
    /// Where things are kept.
    pub storage: Storage,
    /// A signed proof that one dossier is completed.
    pub ticket: Option<Ticket>,
    /// Whether free text may be given.
    pub comments: bool,
    /// The folder of the catalogue, as an absolute address that ends with `/`.
    pub catalogue: String,
    /// The address before `/v1/ratings`.
    pub collector: String,
}

/// Where the widget starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// With the guide.
    #[default]
    Guide,
    /// With the rating, after a dossier.
    Rating,
}

/// Where answers, ticks and ratings that wait are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Storage {
    /// On the device.
    #[default]
    Device,
    /// Until the browser is closed.
    Session,
    /// Nowhere.
    None,
}

impl Options {
    /// Reads the attributes of the element; `get` answers `None` for one that isn't set.
    ///
    /// # Errors
    /// The attribute whose value can't be read.
    pub fn parse(get: impl Fn(&'static str) -> Option<String>) -> Result<Self, Problem> {
        let comments = get("comments").is_some();
        let get = |name| get(name).filter(|value: &String| !value.is_empty());
        let bad = |attribute, value: String| Problem::BadAttribute { attribute, value };
        let province = match get("province") {
            None => None,
            Some(code) => {
                Some(ProvinceCode::parse(&code).map_err(|_| Problem::UnknownProvince(code))?)
            }
        };
        let channel = match get("channel") {
            None => None,
            Some(code) => Some(Channel::from_code(&code).ok_or_else(|| bad("channel", code))?),
        };
        let as_of = match get("as-of") {
            None => None,
            Some(text) => Some(moment(&text).ok_or_else(|| bad("as-of", text))?),
        };
        let storage = match get("storage").as_deref() {
            None | Some("device") => Storage::Device,
            Some("session") => Storage::Session,
            Some("none") => Storage::None,
            Some(other) => return Err(bad("storage", other.to_owned())),
        };
        let officer = match get("mode").as_deref() {
            None | Some("inline" | "button") => false,
            Some("officer") => true,
            Some(other) => return Err(bad("mode", other.to_owned())),
        };
        let ticket = match get("ticket") {
            None => None,
            Some(text) => {
                let start = text.chars().take(MAX_NAME).collect();
                Some(Ticket::try_from(text).map_err(|_| bad("ticket", start))?)
            }
        };
        Ok(Self {
            procedure: get("procedure"),
            province,
            office: get("office"),
            channel,
            part: part(get("parts").unwrap_or_default())?,
            language: Self::language(get("lang").as_deref()),
            as_of,
            officer,
            storage,
            ticket,
            comments,
            catalogue: get("catalogue").unwrap_or_default(),
            collector: get("collector").unwrap_or_default(),
        })
    }

    /// Whether anything of the person is kept: beside an officer sits another one each time.
    #[must_use]
    pub fn remembers(&self) -> bool {
        self.storage != Storage::None && !self.officer
    }

    /// Vietnamese, unless a language tag says English.
    #[must_use]
    pub fn language(tag: Option<&str>) -> Language {
        match tag {
            Some(tag) if tag.to_ascii_lowercase().starts_with("en") => Language::En,
            _ => Language::Vi,
        }
    }
}

/// A list of `guide`, `estimate` and `rating`; on its own, `rating` is where the widget starts.
fn part(text: String) -> Result<Part, Problem> {
    let known = ["guide", "estimate", "rating"];
    if text.split_whitespace().any(|word| !known.contains(&word)) {
        return Err(Problem::BadAttribute { attribute: "parts", value: text });
    }
    Ok(if text.trim() == "rating" { Part::Rating } else { Part::Guide })
}

/// A date and hour, or a date in the morning.
fn moment(text: &str) -> Option<DateTime> {
    DateTime::read(text).or_else(|| Date::read(text).map(|date| date.at(8, 0, 0, 0)))
}
