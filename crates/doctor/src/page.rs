//! A page's tags, read as browsers read them.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use url::Url;

/// A page with what matters of it.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) url: Url,
    /// What relative addresses are relative to.
    pub(crate) base: Url,
    /// All start tags, in order.
    pub(crate) elements: Vec<Element>,
}

/// A start tag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) line: u64,
    attributes: Vec<(String, String)>,
    /// What stands in a script.
    pub(crate) text: String,
}

impl Element {
    /// An attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl Page {
    pub(crate) fn read(html: &str, url: &Url) -> Self {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        let tokenizer = Tokenizer::new(Elements::default(), TokenizerOpts::default());
        // The only other answer is that a script waits to be run.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
        let elements = tokenizer.sink.0.take();
        let base = elements.iter().filter(|element| element.name == "base");
        let base = base.filter_map(|element| element.get("href")).next();
        let base = base.and_then(|href| url.join(href).ok()).unwrap_or_else(|| url.clone());
        Self { url: url.clone(), base, elements }
    }

    /// The page's origin, as browsers write it.
    pub(crate) fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Whether an address belongs to another site.
    pub(crate) fn is_foreign(&self, url: &Url) -> bool {
        url.origin() != self.url.origin()
    }

    pub(crate) fn absolute(&self, url: &str) -> Option<Url> {
        self.base.join(url.trim()).ok()
    }
}

#[derive(Default)]
struct Elements(RefCell<Vec<Element>>);

impl TokenSink for Elements {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut elements = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let raw = raw(&tag.name);
                elements.push(element(&tag, line));
                if let Some(raw) = raw {
                    return TokenSinkResult::RawData(raw);
                }
            }
            Token::CharacterTokens(text) => {
                if let Some(script) = elements.last_mut().filter(|last| last.name == "script") {
                    script.text.push_str(&text);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the contents of some elements are read: tags in them are none.
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "noscript" | "iframe" | "xmp" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

fn element(tag: &Tag, line: u64) -> Element {
    let attribute = |attribute: &html5ever::Attribute| {
        (attribute.name.local.to_string(), attribute.value.to_string())
    };
    Element {
        name: tag.name.to_string(),
        line,
        attributes: tag.attrs.iter().map(attribute).collect(),
        text: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_in_scripts_and_comments_are_none() {
        let url = Url::parse("https://example.gov.vn/a/").unwrap();
        let cases = [
            ("<p><mot-cua PROCEDURE=x>", Some(1)),
            ("<!doctype html>\n<title><mot-cua></title>\n<mot-cua>", Some(3)),
            ("<script>'<mot-cua>'</script>", None),
            ("<!-- <mot-cua> -->", None),
            ("<textarea><mot-cua></textarea>", None),
        ];
        for (html, line) in cases {
            let page = Page::read(html, &url);
            let found = page.elements.iter().find(|element| element.name == "mot-cua");
            assert_eq!(found.map(|element| element.line), line, "{html}");
        }
    }

    #[test]
    fn addresses_are_relative_to_the_base() {
        let url = Url::parse("https://example.gov.vn/a/").unwrap();
        for (html, expected) in [("", "/a/x.js"), ("<base href='/b/'>", "/b/x.js")] {
            let page = Page::read(html, &url);
            assert_eq!(page.absolute("x.js").unwrap().path(), expected, "{html}");
        }
    }
}
