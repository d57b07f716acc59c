//! The arrows of the house: who may know whom. See ARCHITECTURE.md.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;
use crate::files::below;
use crate::run::{self, cargo};

/// Packages of ours, with those of ours that they may depend on.
const PACKAGES: [(&str, &[&str]); 8] = [
    ("rules", &[]),
    ("catalogue", &["rules"]),
    ("collector", &["rules"]),
    ("mot-cua", &["rules"]),
    ("doctor", &["rules", "mot-cua"]),
    ("cli", &["catalogue", "collector", "doctor", "rules", "mot-cua"]),
    ("xtask", &["rules"]),
    ("e2e", &[]),
];

/// What must not be behind `rules`: clocks, chance, networks, browsers.
const IMPURE: [&str; 9] =
    ["wasm-bindgen", "js-sys", "web-sys", "gloo", "tokio", "rand", "getrandom", "chrono", "libc"];

/// Modules of the widget, with those that they may name. Whoever isn't named here is anyone's.
const MODULES: [(&str, &[&str]); 8] = [
    ("screens", &["components", "state", "i18n", "format"]),
    ("components", &["components", "state", "i18n", "format"]),
    ("state", &["state"]),
    ("queue", &["queue"]),
    ("i18n", &["i18n"]),
    ("format", &["format", "i18n"]),
    ("contrast", &["contrast"]),
    ("browser", &["browser", "contrast"]),
];

/// Modules that touch the browser; of the components only the one that reads fields.
const TOUCHING: [&str; 4] = ["browser", "app", "mount", "lib"];
const READS_FIELDS: &str = "src/components/entry.rs";

/// Words that only they may write.
const BROWSER_WORDS: [&str; 4] = ["web_sys::", "js_sys::", "gloo", "wasm_bindgen::"];

/// What a strict content-security policy forbids in what the widget inserts.
const FORBIDDEN: [&str; 4] = ["style=\"", "<style", "eval(", "new Function"];

pub(crate) fn check() -> Result<(), Failure> {
    let mut found = packages()?;
    let pure = run::read(&mut cargo(&["tree", "-p", "rules", "-e", "normal", "--prefix", "none"]))?;
    found.extend(impure(&pure));
    for file in below(&["src", "www", "styles"])? {
        let text = fs::read_to_string(&file).unwrap_or_default();
        found.extend(modules(&file, &text));
        found.extend(forbidden(&file, &text));
    }
    if found.is_empty() { Ok(()) } else { Err(Failure::Check(found)) }
}

fn packages() -> Result<Vec<String>, Failure> {
    let text = run::read(&mut cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&text).unwrap_or_default();
    let mut found = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        let names = dependencies
            .filter(|dependency| dependency["path"].is_string() && dependency["kind"].is_null())
            .filter_map(|dependency| dependency["name"].as_str());
        found.extend(package_arrows(name, names));
    }
    Ok(found)
}

fn package_arrows<'a>(package: &str, dependencies: impl Iterator<Item = &'a str>) -> Vec<String> {
    let Some((_, allowed)) = PACKAGES.iter().find(|(name, _)| *name == package) else {
        return Vec::new();
    };
    dependencies
        .filter(|dependency| !allowed.contains(dependency))
        .map(|dependency| format!("`{package}` must not depend on `{dependency}`"))
        .collect()
}

fn impure(tree: &str) -> Vec<String> {
    tree.lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| IMPURE.contains(name))
        .map(|name| format!("`rules` must not depend on `{name}`, which touches the world"))
        .collect()
}

/// The module of the widget that a file belongs to.
fn module_of(file: &Path) -> Option<String> {
    let inner = file.strip_prefix("src").ok()?;
    let first = inner.components().next()?.as_os_str().to_str()?;
    Some(first.trim_end_matches(".rs").to_owned())
}

fn modules(file: &Path, text: &str) -> Vec<String> {
    let Some(module) = module_of(file) else { return Vec::new() };
    let mut found = Vec::new();
    let allowed = MODULES.iter().find(|(name, _)| *name == module).map(|(_, allowed)| *allowed);
    for (number, line) in text.lines().enumerate() {
        let place = format!("{}:{}", file.display(), number.saturating_add(1));
        if let Some(allowed) = allowed {
            for named in line.split("crate::").skip(1).filter_map(word) {
                if named != module && !allowed.contains(&named) {
                    found.push(format!("{place}: `{module}` must not know `{named}`"));
                }
            }
        }
        let touches = BROWSER_WORDS.iter().find(|word| line.contains(*word));
        let may_touch = TOUCHING.contains(&&*module) || file == Path::new(READS_FIELDS);
        if let Some(touched) = touches.filter(|_| !may_touch) {
            found.push(format!("{place}: only `browser` touches `{touched}`"));
        }
    }
    found
}

fn word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().filter(|w| !w.is_empty())
}

/// Host pages of the demo stand for other people's pages and may do as those do.
fn forbidden(file: &Path, text: &str) -> Vec<String> {
    if file.starts_with("www/demo") {
        return Vec::new();
    }
    let lines = text.lines().enumerate();
    lines
        .filter_map(|(number, line)| {
            let word = FORBIDDEN.iter().find(|word| line.contains(*word))?;
            let place = format!("{}:{}", file.display(), number.saturating_add(1));
            Some(format!("{place}: `{word}` is blocked by a strict content-security policy"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_may_not_look_upwards() {
        let cases: [(&str, &str, usize); 5] = [
            ("rules", "catalogue", 1),
            ("catalogue", "rules", 0),
            ("collector", "catalogue", 1),
            ("mot-cua", "collector", 1),
            ("cli", "collector", 0),
        ];
        for (package, dependency, expected) in cases {
            let found = package_arrows(package, [dependency].into_iter());
            assert_eq!(found.len(), expected, "{package} → {dependency}");
        }
    }

    #[test]
    fn rules_touch_nothing() {
        assert!(impure("rules v0.1.0\nserde v1.0.0\njiff v1.0.0").is_empty());
        assert_eq!(impure("rules v0.1.0\njs-sys v0.3.0 (*)").len(), 1);
    }

    #[test]
    fn a_module_may_not_look_upwards() {
        let cases = [
            ("src/screens/find.rs", "use crate::components::button::Button;", 0),
            ("src/screens/find.rs", "use crate::app::App;", 1),
            ("src/screens/find.rs", "use crate::browser::clock;", 1),
            ("src/components/button.rs", "use crate::screens::find::Find;", 1),
            ("src/state/state.rs", "use crate::i18n::Texts;", 1),
            ("src/state.rs", "use rules::case::Case;", 0),
            ("src/queue/retry.rs", "use crate::state::State;", 1),
            ("src/queue.rs", "use js_sys::Date;", 1),
            ("src/components/button.rs", "use web_sys::Element;", 1),
            ("src/components/entry.rs", "use web_sys::HtmlInputElement;", 0),
            ("src/mount.rs", "use web_sys::Element;", 0),
            ("src/browser/clock.rs", "js_sys::Date::now()", 0),
            ("src/app/data.rs", "use crate::browser::fetch;", 0),
        ];
        for (file, line, expected) in cases {
            assert_eq!(modules(Path::new(file), line).len(), expected, "{file}: {line}");
        }
    }

    #[test]
    fn what_a_strict_policy_forbids_is_named() {
        let file = Path::new("src/components/bar.rs");
        assert_eq!(
            forbidden(file, "<p style=\"color: red\">"),
            ["src/components/bar.rs:1: `style=\"` is blocked by a strict content-security policy"]
        );
        assert!(forbidden(Path::new("www/demo/index.html"), "<style>").is_empty());
    }
}
