//! The loader and what it loads: whether all of it is there, as it was published, and kept as long
//! as it may be.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256, Sha384, Sha512};
use url::Url;

use crate::finding::Finding;
use crate::page::Page;
use crate::tag::Tag;
use crate::web::{Answer, Web};

/// What the widget runs.
#[derive(Debug, Default)]
pub(crate) struct Program {
    /// What is loaded as a script.
    pub(crate) scripts: Vec<Url>,
    /// What is fetched.
    pub(crate) fetched: Vec<Url>,
}

/// How long a file may be kept, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Its name stays and its content changes: an hour is late enough.
    Briefly,
    /// Its name changes with its content: a day is little.
    Long,
}

const HOUR: u64 = 3_600;
const DAY: u64 = 24 * HOUR;
/// What fits into one packet needs no compression.
const PACKET: usize = 1_400;

/// Looks at the loader, then at everything whose name stands in it.
pub(crate) fn program(web: &Web, page: &Page, tag: &Tag, found: &mut Vec<Finding>) -> Program {
    let mut program = Program::default();
    // The tag's own script is loaded without CORS, unless it asks for it.
    let cors = tag.script.as_ref().is_some_and(|script| script.get("crossorigin").is_some());
    let Some(loader) = file(web, page, &tag.loader, cors, found) else { return program };
    integrity(page, tag, &loader, found);
    let text = loader.text();
    let Some(version) = version(&text).filter(|_| text.contains("MotCua")) else {
        found.push(Finding::Foreign { url: tag.loader.clone() });
        return program;
    };
    let pinned = tag.loader.path().ends_with(&format!("/{version}/mot-cua.js"));
    kept(&loader, if pinned { Keep::Long } else { Keep::Briefly }, found);
    found.push(Finding::Version { version: version.clone() });
    let folder = tag.base.join(&format!("{version}/"));
    let (Ok(folder), sums) = (folder, sums(web, tag, &version, found)) else { return program };
    let mut names = names(&text);
    let mut done = 0;
    while let Some(name) = names.get(done).cloned() {
        done = done.saturating_add(1);
        let Ok(url) = folder.join(&name) else { continue };
        let Some(answer) = file(web, page, &url, true, found) else { continue };
        kept(&answer, Keep::Long, found);
        let expected = sums.as_ref().and_then(|sums| sums[format!("{version}/{name}")].as_str());
        let actual = integrity_of(&answer.body);
        if let Some(expected) = expected.filter(|expected| *expected != actual) {
            found.push(Finding::Changed { url: url.clone(), expected: expected.to_owned() });
        }
        if name.ends_with(".js") {
            let text = answer.text();
            for other in self::names(&text).into_iter().filter(|_| !is_page(&answer)) {
                if !names.contains(&other) {
                    names.push(other);
                }
            }
            program.scripts.push(url);
        } else {
            program.fetched.push(url);
        }
    }
    program
}

/// Fetches a file; tells what is wrong with how it is sent.
pub(crate) fn file(
    web: &Web,
    page: &Page,
    url: &Url,
    cors: bool,
    found: &mut Vec<Finding>,
) -> Option<Answer> {
    let foreign = page.is_foreign(url);
    let origin = page.origin();
    let answer = match web.get(url, foreign.then_some(&*origin)) {
        Ok(answer) => answer,
        Err(error) => {
            found.push(Finding::Unreachable { url: url.clone(), error });
            return None;
        }
    };
    if answer.status != 200 {
        found.push(Finding::Status { url: url.clone(), status: answer.status });
        return None;
    }
    if foreign && cors {
        let allowed = answer.header("access-control-allow-origin");
        if !allowed.is_some_and(|allowed| allowed == "*" || allowed == origin) {
            found.push(Finding::Cors { url: url.clone(), origin });
        }
    }
    if is_page(&answer) {
        found.push(Finding::Foreign { url: url.clone() });
        return None;
    }
    kind(&answer, url, found);
    if answer.body.len() > PACKET && answer.header("content-encoding").is_none() {
        found.push(Finding::NotCompressed { url: url.clone(), bytes: answer.body.len() });
    }
    Some(answer)
}

/// Tells a file that is kept too long or not long enough.
pub(crate) fn kept(answer: &Answer, keep: Keep, found: &mut Vec<Finding>) {
    let (url, kept) = (answer.url.clone(), answer.kept());
    match keep {
        Keep::Briefly if kept > HOUR => found.push(Finding::KeptTooLong { url, seconds: kept }),
        Keep::Long if kept < DAY => found.push(Finding::KeptTooBriefly { url, seconds: kept }),
        _ => {}
    }
}

fn kind(answer: &Answer, url: &Url, found: &mut Vec<Finding>) {
    let kind = answer.kind();
    let (expected, right) = match url.path().rsplit('.').next() {
        Some("js") => ("text/javascript", kind.ends_with("/javascript")),
        Some("wasm") => ("application/wasm", kind == "application/wasm"),
        // The rest is fetched by scripts, which don't look at the type.
        _ => return,
    };
    if !right {
        found.push(Finding::Kind { url: url.clone(), kind, expected });
    }
}

/// Whether an error page or a sign-in page came instead.
fn is_page(answer: &Answer) -> bool {
    let start: String = answer.text().trim_start().chars().take(15).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

fn integrity(page: &Page, tag: &Tag, loader: &Answer, found: &mut Vec<Finding>) {
    let Some(script) = &tag.script else { return };
    let Some(given) = script.get("integrity").filter(|given| !given.trim().is_empty()) else {
        return;
    };
    let line = script.line;
    let matches = given.split_whitespace().any(|sum| {
        let sum = sum.split('?').next().unwrap_or_default();
        match sum.split_once('-') {
            Some(("sha256", hash)) => hash == BASE64_STANDARD.encode(Sha256::digest(&loader.body)),
            Some(("sha384", _)) => sum == integrity_of(&loader.body),
            Some(("sha512", hash)) => hash == BASE64_STANDARD.encode(Sha512::digest(&loader.body)),
            _ => false,
        }
    });
    if !matches {
        found.push(Finding::Integrity { line, expected: integrity_of(&loader.body) });
    }
    if version_of(tag.loader.path()).is_none() {
        found.push(Finding::IntegrityOfCurrent { line });
    }
    if page.is_foreign(&tag.loader) && script.get("crossorigin").is_none() {
        found.push(Finding::IntegrityWithoutCors { line });
    }
}

fn integrity_of(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// The sums of a release, from `version.json`, which a build without `dist` doesn't have.
fn sums(web: &Web, tag: &Tag, version: &str, found: &mut Vec<Finding>) -> Option<Value> {
    let url = tag.base.join("version.json").ok()?;
    let answer = web.get(&url, None).ok().filter(|answer| answer.status == 200)?;
    let summary: Value = serde_json::from_slice(&answer.body).ok()?;
    let published = summary["version"].as_str()?;
    if published != version && version_of(tag.loader.path()).is_none() {
        let (loader, published) = (version.to_owned(), published.to_owned());
        found.push(Finding::Mixed { loader, published });
        return None;
    }
    let sums = summary["files"].as_object()?.iter();
    let sums = sums.map(|(path, file)| (path.clone(), file["integrity"].clone()));
    Some(Value::Object(sums.collect()))
}

/// The first `1.2.3` in quotes: the loader's own version.
fn version(script: &str) -> Option<String> {
    version_of(script).or_else(|| {
        let parts = script.split(['"', '\'', '`']);
        parts.filter(|part| is_version(part)).map(str::to_owned).next()
    })
}

/// The folder of a version in a path.
fn version_of(path: &str) -> Option<String> {
    let mut folders = path.split('/').filter(|_| path.starts_with('/'));
    folders.find(|folder| is_version(folder)).map(str::to_owned)
}

fn is_version(text: &str) -> bool {
    let core = text.split('-').next().unwrap_or_default();
    let numbers: Vec<&str> = core.split('.').collect();
    let number = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    numbers.len() == 3 && numbers.iter().all(number)
}

/// The names of the widget's files that stand in a script, each once; the loader's own is none.
fn names(script: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let outside = |c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c);
    for word in script.split(outside) {
        let (stem, end) = word.rsplit_once('.').unwrap_or_default();
        // `…_bg.js` is how wasm-bindgen calls what it hands to the wasm: no file has that name.
        let no_file = word == "mot-cua.js" || word.ends_with("_bg.js");
        let file = ["js", "css", "wasm"].contains(&end) && !no_file;
        let ours = end == "wasm" || stem.starts_with("mot_cua") || stem.starts_with("mot-cua");
        if file && ours && !found.iter().any(|name| name == word) {
            found.push(word.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_found_in_scripts_as_they_are_published() {
        let script = r#"x(f+"mot_cua_bg-0123456789ab.wasm"),import(`${f}mot_cua.js`),"./split_later.wasm",
            y('mot-cua.css'),{"./mot_cua_bg.js":0},document.querySelector('script[src*="mot-cua.js"]'),"jquery.js""#;
        let expected =
            ["mot_cua_bg-0123456789ab.wasm", "mot_cua.js", "split_later.wasm", "mot-cua.css"];
        assert_eq!(names(script), expected);
    }

    #[test]
    fn versions_are_told_from_other_numbers() {
        let cases = [
            (r#"var a="0.1.0""#, Some("0.1.0")),
            (r#"var a="1.2",b='2.0.0-rc1'"#, Some("2.0.0-rc1")),
            ("/mot-cua/0.1.0/mot-cua.js", Some("0.1.0")),
            (r#""1.2.x""#, None),
        ];
        for (text, expected) in cases {
            assert_eq!(version(text).as_deref(), expected, "{text}");
        }
    }
}
