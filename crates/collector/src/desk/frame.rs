//! What is around every page: its head, where one can go, and which figures are chosen.

use maud::{DOCTYPE, Markup, html};
use rules::text::Language;

use super::{Labels, Words, words};
use crate::access::Scope;
use crate::figures::{Dimension, View};

/// A page of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Overview,
    Tables,
    Offices,
    Signs,
    Comments,
    Sipas,
}

/// What all pages share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) language: Language,
    pub(crate) view: &'a View,
    pub(crate) labels: &'a Labels,
    pub(crate) least: u64,
    /// Whose key is used.
    pub(crate) who: &'a str,
    /// What that key opens.
    pub(crate) scopes: &'a [Scope],
    /// Against forms of other sites.
    pub(crate) token: &'a str,
    /// Fields of this page's address beside those of the view.
    pub(crate) more: &'a [(&'static str, String)],
}

impl Place {
    const ALL: [Self; 6] =
        [Self::Overview, Self::Tables, Self::Offices, Self::Signs, Self::Comments, Self::Sipas];

    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Overview => "/desk",
            Self::Tables => "/desk/tables",
            Self::Offices => "/desk/offices",
            Self::Signs => "/desk/signs",
            Self::Comments => "/desk/comments",
            Self::Sipas => "/desk/sipas",
        }
    }

    fn title(self, words: &'static Words) -> &'static str {
        match self {
            Self::Overview => words.overview,
            Self::Tables => words.tables,
            Self::Offices => words.offices,
            Self::Signs => words.signs,
            Self::Comments => words.comments.title,
            Self::Sipas => words.sipas,
        }
    }

    /// What a key must allow to open it.
    fn needs(self) -> Scope {
        if self == Self::Comments { Scope::Comments } else { Scope::Read }
    }
}

impl Frame<'_> {
    pub(crate) fn words(&self) -> &'static Words {
        words(self.language)
    }

    /// An address of a page with this view, other fields replaced or added.
    pub(crate) fn address(&self, path: &str, view: &View, more: &[(&str, String)]) -> String {
        let mut fields: Vec<(&str, String)> = view.fields();
        fields.extend(more.iter().map(|(name, value)| (*name, value.clone())));
        if self.language == Language::En && more.iter().all(|(name, _)| *name != "lang") {
            fields.push(("lang", "en".to_owned()));
        }
        // Codes need no escape; what people type does.
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
        format!("{path}?{}", fields.join("&"))
    }

    /// The name of a value.
    pub(crate) fn name(&self, by: Dimension, value: Option<&str>) -> String {
        self.labels.name(by, value, self.language)
    }

    /// A whole page.
    pub(crate) fn page(&self, place: Place, content: &Markup) -> Markup {
        let words = self.words();
        let other = if self.language == Language::En { "vi" } else { "en" };
        let mut more = self.more.to_vec();
        more.push(("lang", other.to_owned()));
        let body = html! {
            header.top {
                p.product { "Một Cửa" span { " · " (words.title) } }
                div.who {
                    span { (self.who) }
                    a href=(self.address(place.path(), self.view, &more)) lang=(other) { (words.other_language) }
                    form method="post" action="/desk/sign-out" {
                        input type="hidden" name="token" value=(self.token);
                        button.quiet { (words.sign_out) }
                    }
                }
            }
            nav.pages aria-label=(words.nav) {
                @for page in Place::ALL.into_iter().filter(|page| self.scopes.contains(&page.needs())) {
                    a href=(self.address(page.path(), self.view, &[])) aria-current=[(page == place).then_some("page")] {
                        (page.title(words))
                    }
                }
            }
            main #content {
                h1 { (place.title(words)) }
                div.chosen {
                    p.about { (self.about()) }
                    (self.steps(place))
                }
                details.choose {
                    summary { (words.filters) }
                    (self.filters(place))
                }
                (content)
            }
        };
        document(words, place.title(words), &body)
    }

    /// What the figures of this page are about, in words.
    pub(crate) fn about(&self) -> String {
        let words = self.words();
        let narrowed = Dimension::ALL.into_iter().filter_map(|by| {
            let value = self.view.filter.value(by)?;
            Some(format!("{}: {}", field(by, words), self.name(by, Some(&value))))
        });
        std::iter::once(format!("{} {}", words.period, self.view.period))
            .chain(narrowed)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    fn filters(&self, place: Place) -> Markup {
        let words = self.words();
        let (view, period) = (self.view, self.view.period);
        html! {
            form.filters method="get" action=(place.path()) aria-label=(words.filters) {
                @for (name, value) in self.more { input type="hidden" name=(name) value=(value); }
                @if self.language == Language::En { input type="hidden" name="lang" value="en"; }
                label { (words.period)
                    input name="period" value=(period) required aria-describedby="period-hint";
                    small #period-hint { (words.period_hint) }
                }
                @for by in [Dimension::Province, Dimension::Procedure, Dimension::Channel] {
                    @let chosen = view.filter.value(by);
                    @let choices = self.labels.choices(by, self.language);
                    label { (field(by, words))
                        @if choices.is_empty() {
                            input name=(by.code()) value=(chosen.as_deref().unwrap_or_default());
                        } @else {
                            select name=(by.code()) {
                                option value="" { (words.all) }
                                @for (code, name) in choices {
                                    option value=(code) selected[chosen.as_ref() == Some(&code)] { (name) }
                                }
                            }
                        }
                    }
                }
                label { (words.office)
                    input name="office" value=(view.filter.value(Dimension::Office).unwrap_or_default());
                }
                button { (words.show) }
            }
        }
    }

    /// To the periods before and after.
    fn steps(&self, place: Place) -> Markup {
        let (words, period) = (self.words(), self.view.period);
        let to = |period| self.address(place.path(), &self.view.at(period), self.more);
        html! {
            p.steps {
                a href=(to(period.before())) { "← " (words.earlier) }
                a href=(to(period.after())) { (words.later) " →" }
            }
        }
    }

    /// Links to the figures of a page as files, and to the ratings themselves for a key that may take
    /// them.
    pub(crate) fn files(&self, by: Option<Dimension>) -> Markup {
        let words = self.words();
        let by: Vec<_> = by.iter().map(|by| ("by", by.code().to_owned())).collect();
        let links = |title: &str, path: &str, more: &[(&str, String)]| {
            html! {
                p.files {
                    (title) ": "
                    @for format in ["csv", "xlsx", "ndjson"] {
                        a href=(self.address(&format!("{path}/{format}"), self.view, more)) { (format.to_uppercase()) }
                        " "
                    }
                }
            }
        };
        html! {
            (links(words.figure_files, "/desk/summary", &by))
            @if self.scopes.contains(&Scope::Rows) { (links(words.files, "/desk/export", &[])) }
        }
    }
}

/// The name of a field.
pub(super) fn field(by: Dimension, words: &'static Words) -> &'static str {
    match by {
        Dimension::Procedure => words.procedure,
        Dimension::Province => words.province,
        Dimension::Office => words.office,
        Dimension::Channel => words.channel,
    }
}

/// A document with the desk's styles.
pub(super) fn document(words: &'static Words, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.code) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) " · " (words.title) " · Một Cửa" }
                link rel="stylesheet" href="/desk.css";
                script src="/desk.js" defer {}
            }
            body {
                a.skip href="#content" { (words.skip) }
                (body)
            }
        }
    }
}

/// Percent-encodes what isn't a letter, a digit or `-._:`.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._:".contains(&byte) {
            escaped.push(byte.into());
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}
