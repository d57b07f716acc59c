//! The widget's tag in a page, and what it asks for: every way to configure it.

use mot_cua::state::{Options, Part};
use rules::text::Language;
use url::Url;

use crate::finding::Finding;
use crate::page::{Element, Page};

/// The loader's name, also in the folder of a version.
const LOADER: &str = "mot-cua.js";

/// The widget as the page has it.
#[derive(Debug)]
pub(crate) struct Tag {
    /// The script; none where a tag manager puts it in.
    pub(crate) script: Option<Element>,
    pub(crate) loader: Url,
    /// The folder of the widget's files.
    pub(crate) base: Url,
    /// The folder of the catalogue.
    pub(crate) catalogue: Url,
    /// The address before `/v1/ratings`.
    pub(crate) collector: Url,
    elements: Vec<Element>,
    language: Option<String>,
}

/// What the widgets of a page ask for.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) options: Vec<Options>,
    pub(crate) languages: Vec<Language>,
    pub(crate) asks_for_ratings: bool,
}

impl Tag {
    /// Finds it; what is missing or wrong of it is told.
    pub(crate) fn find(page: &Page, given: Option<&Url>, found: &mut Vec<Finding>) -> Option<Self> {
        let script = page.elements.iter().find(|element| {
            let source = element.get("src").and_then(|source| page.absolute(source));
            element.name == "script" && source.is_some_and(|source| is_loader(&source))
        });
        let elements: Vec<Element> = page.elements.iter().filter(is_widget).cloned().collect();
        let source = script.and_then(|script| script.get("src"));
        let Some(loader) = given.cloned().or_else(|| page.absolute(source?)) else {
            found.push(match elements.first() {
                Some(element) => Finding::NoLoader { line: element.line },
                None => Finding::NoTag,
            });
            return None;
        };
        let mut tag = Self {
            script: script.cloned(),
            base: loader.join(".").ok()?,
            catalogue: loader.join("data/").ok()?,
            collector: loader.join("/").ok()?,
            loader,
            elements,
            language: page.elements.first().and_then(|e| e.get("lang")).map(str::to_owned),
        };
        let folder = |name| tag.get(name).and_then(|value| page.absolute(&slash(&value)));
        let (base, catalogue) = (folder("base"), folder("catalogue"));
        let collector = folder("collector");
        if let Some(base) = base {
            (tag.catalogue, tag.collector) = (base.join("data/").ok()?, base.join("/").ok()?);
            tag.base = base;
        }
        tag.catalogue = catalogue.unwrap_or(tag.catalogue);
        tag.collector = collector.unwrap_or(tag.collector);
        tag.report(page, found);
        Some(tag)
    }

    /// What the widgets of the page ask for, or why that can't be understood.
    pub(crate) fn options(&self, found: &mut Vec<Finding>) -> Wanted {
        let mut wanted = Wanted::default();
        let nothing = [Element::default()];
        let elements = if self.elements.is_empty() { &nothing[..] } else { &self.elements };
        for element in elements {
            let get = |name| self.value(element, name);
            match Options::parse(get) {
                Ok(options) => {
                    let parts = get("parts").unwrap_or_default();
                    wanted.asks_for_ratings |= parts.is_empty()
                        || options.part == Part::Rating
                        || parts.contains("rating");
                    wanted.options.push(options);
                }
                Err(problem) => found.push(Finding::Attribute { line: element.line, problem }),
            }
            let language = get("lang").or_else(|| self.language.clone());
            let language = Options::language(language.as_deref());
            if !wanted.languages.contains(&language) {
                wanted.languages.push(language);
            }
        }
        wanted
    }

    fn report(&self, page: &Page, found: &mut Vec<Finding>) {
        let mounts = page.elements.iter().any(|script| script.text.contains("MotCua.mount"));
        if let Some(script) = &self.script {
            let itself = ["procedure", "parts"].iter().any(|name| self.default(name).is_some());
            if self.elements.is_empty() && !itself && !mounts {
                found.push(Finding::NoElement { line: script.line });
            }
        }
        if page.url.scheme() == "https" && self.loader.scheme() == "http" {
            found.push(Finding::Insecure { url: self.loader.clone() });
        }
    }

    /// What an element, or the script, or its address says of an attribute.
    fn value(&self, element: &Element, name: &str) -> Option<String> {
        let is_element = element.name == "mot-cua";
        let own = if is_element { element.get(name) } else { element.get(&data(name)) };
        own.map(str::to_owned).or_else(|| self.default(name))
    }

    fn get(&self, name: &str) -> Option<String> {
        let own = self.elements.iter().find_map(|element| self.value(element, name));
        own.or_else(|| self.default(name)).filter(|value| !value.is_empty())
    }

    fn default(&self, name: &str) -> Option<String> {
        let script = self.script.as_ref().and_then(|script| script.get(&data(name)));
        let query = || self.loader.query_pairs().find(|(key, _)| key == name);
        script.map(str::to_owned).or_else(|| query().map(|(_, value)| value.into_owned()))
    }
}

fn data(name: &str) -> String {
    format!("data-{name}")
}

fn is_widget(element: &&Element) -> bool {
    element.name == "mot-cua" || element.get("data-mot-cua").is_some()
}

fn is_loader(url: &Url) -> bool {
    url.path_segments().and_then(|mut path| path.next_back()) == Some(LOADER)
}

fn slash(folder: &str) -> String {
    format!("{}/", folder.trim_end_matches('/'))
}
