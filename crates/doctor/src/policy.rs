//! Content-security policies of a page, as far as the widget meets them.

use url::Url;

use crate::files::Program;
use crate::finding::Finding;
use crate::page::Page;
use crate::tag::Tag;

/// What the loader calls its policy of trusted types.
const TRUSTED: &str = "mot-cua";

/// All policies of a page; each has to allow what the page does.
#[derive(Debug)]
pub(crate) struct Policies {
    page: Url,
    policies: Vec<Policy>,
}

/// One policy: directives with their sources.
#[derive(Debug)]
struct Policy(Vec<(String, Vec<String>)>);

impl Policies {
    /// Those of the headers, and of the page itself.
    pub(crate) fn of(page: &Page, headers: &[String]) -> Self {
        let metas = page.elements.iter().filter(|element| {
            let name = element.get("http-equiv").unwrap_or_default();
            element.name == "meta" && name.eq_ignore_ascii_case("content-security-policy")
        });
        let metas = metas.filter_map(|element| element.get("content")).map(str::to_owned);
        let texts: Vec<String> = headers.iter().cloned().chain(metas).collect();
        // A comma separates policies: no source holds one.
        let policies = texts.iter().flat_map(|text| text.split(',')).map(Policy::read).collect();
        Self { page: page.url.clone(), policies }
    }

    /// Tells what a policy forbids.
    pub(crate) fn check(&self, tag: &Tag, program: &Program, found: &mut Vec<Finding>) {
        for policy in &self.policies {
            policy.check(&self.page, tag, program, found);
        }
    }
}

impl Policy {
    fn read(text: &str) -> Self {
        let directives = text.split(';').filter_map(|directive| {
            let mut words = directive.split_whitespace();
            let name = words.next()?.to_ascii_lowercase();
            Some((name, words.map(str::to_owned).collect()))
        });
        Self(directives.collect())
    }

    /// The sources of the first directive that is there.
    fn sources(&self, names: &[&'static str]) -> Option<(&'static str, &[String])> {
        names.iter().find_map(|name| {
            let (_, sources) = self.0.iter().find(|(directive, _)| directive == name)?;
            Some((*name, sources.as_slice()))
        })
    }

    fn check(&self, page: &Url, tag: &Tag, program: &Program, found: &mut Vec<Finding>) {
        if let Some((directive, sources)) = self.sources(&["sandbox"]) {
            for need in ["allow-scripts", "allow-same-origin"] {
                if !sources.iter().any(|source| source.eq_ignore_ascii_case(need)) {
                    found.push(Finding::Blocked { directive, need: need.to_owned() });
                }
            }
        }
        let mut blocked = |directive, need: String| {
            found.push(Finding::Blocked { directive, need });
        };
        let script = self.sources(&["script-src-elem", "script-src", "default-src"]);
        if let Some((directive, sources)) = script {
            let has = |keyword: &str| sources.iter().any(|s| s.eq_ignore_ascii_case(keyword));
            let nonce = tag.script.as_ref().and_then(|script| script.get("nonce"));
            let trusted = nonce.is_some_and(|nonce| has(&format!("'nonce-{nonce}'")));
            let strict = has("'strict-dynamic'");
            // Who puts the script in, where the page doesn't show it, hands its trust on.
            let handed_on = strict && tag.script.is_none();
            if !(trusted || handed_on) {
                let scripts = std::iter::once(&tag.loader).chain(&program.scripts);
                for url in scripts.filter(|url| strict || !allows(sources, page, url)) {
                    blocked(directive, need(page, url));
                }
            }
        }
        if let Some((directive, sources)) = self.sources(&["script-src", "default-src"]) {
            let evaluates = ["'wasm-unsafe-eval'", "'unsafe-eval'"];
            if !sources.iter().any(|s| evaluates.contains(&&*s.to_ascii_lowercase())) {
                blocked(directive, "'wasm-unsafe-eval'".to_owned());
            }
        }
        // The loader puts the first question and the plain list in as HTML.
        if let (Some(_), Some((directive, names))) =
            (self.sources(&["require-trusted-types-for"]), self.sources(&["trusted-types"]))
            && !names.iter().any(|name| name == "*" || name == TRUSTED)
        {
            blocked(directive, TRUSTED.to_owned());
        }
        if let Some((directive, sources)) = self.sources(&["connect-src", "default-src"]) {
            let data = [&tag.catalogue, &tag.collector];
            for url in program.fetched.iter().chain(data) {
                if !allows(sources, page, url) {
                    blocked(directive, need(page, url));
                }
            }
        }
    }
}

/// What to add so that an address is allowed.
fn need(page: &Url, url: &Url) -> String {
    if page.origin() == url.origin() {
        "'self'".to_owned()
    } else {
        url.origin().ascii_serialization()
    }
}

fn allows(sources: &[String], page: &Url, url: &Url) -> bool {
    sources.iter().any(|source| allows_one(&source.to_ascii_lowercase(), source, page, url))
}

fn allows_one(lower: &str, source: &str, page: &Url, url: &Url) -> bool {
    let network = ["http", "https"].contains(&url.scheme());
    match lower {
        "*" => network,
        "'self'" => page.origin() == url.origin(),
        _ if lower.starts_with('\'') => false,
        _ if lower.ends_with(':') => {
            let scheme = lower.trim_end_matches(':');
            scheme == url.scheme() || (scheme == "http" && url.scheme() == "https")
        }
        _ => matches_host(source, page, url),
    }
}

/// `scheme://host:port/path`, of which all but the host may be missing.
fn matches_host(source: &str, page: &Url, url: &Url) -> bool {
    let (scheme, rest) = match source.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => (page.scheme().to_owned(), source),
    };
    let safer = scheme == "http" && url.scheme() == "https";
    if scheme != url.scheme() && !safer {
        return false;
    }
    let (authority, path) = match rest.find('/') {
        Some(start) => rest.split_at(start),
        None => (rest, ""),
    };
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let is_host = match (host.strip_prefix("*."), url.host_str()) {
        (_, None) => false,
        (Some(parent), Some(host)) => host
            .strip_suffix(&parent.to_ascii_lowercase())
            .is_some_and(|child| child.ends_with('.')),
        (None, Some(name)) => name.eq_ignore_ascii_case(host),
    };
    let is_port = match port {
        Some("*") => true,
        Some(port) => url.port_or_known_default().is_some_and(|p| p.to_string() == port),
        None => url.port().is_none(),
    };
    let is_path = match path {
        "" | "/" => true,
        folder if folder.ends_with('/') => url.path().starts_with(folder),
        file => url.path() == file,
    };
    is_host && is_port && is_path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_allow_what_browsers_let_them_allow() {
        let page = Url::parse("https://tinh.example.gov.vn/thu-tuc").unwrap();
        let cases = [
            ("'self'", "https://tinh.example.gov.vn/x.js", true),
            ("'self'", "https://mot-cua.example.gov.vn/x.js", false),
            ("*", "https://mot-cua.example.gov.vn/x.js", true),
            ("https:", "https://mot-cua.example.gov.vn/x.js", true),
            ("http:", "https://mot-cua.example.gov.vn/x.js", true),
            ("data:", "https://mot-cua.example.gov.vn/x.js", false),
            ("*.example.gov.vn", "https://mot-cua.example.gov.vn/x.js", true),
            ("*.example.gov.vn", "https://example.gov.vn/x.js", false),
            ("mot-cua.example.gov.vn", "https://mot-cua.example.gov.vn/x.js", true),
            ("mot-cua.example.gov.vn", "https://mot-cua.example.gov.vn:8443/x.js", false),
            ("mot-cua.example.gov.vn:*", "https://mot-cua.example.gov.vn:8443/x.js", true),
            ("https://mot-cua.example.gov.vn/a/", "https://mot-cua.example.gov.vn/a/x", true),
            ("https://mot-cua.example.gov.vn/a/", "https://mot-cua.example.gov.vn/b/x", false),
            ("'none'", "https://tinh.example.gov.vn/x.js", false),
        ];
        for (source, url, expected) in cases {
            let (sources, url) = ([source.to_owned()], Url::parse(url).unwrap());
            assert_eq!(allows(&sources, &page, &url), expected, "{source} {url}");
        }
    }
}
