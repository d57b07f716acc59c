//! Names by content: what is in the folder of a version carries a hash, so that two builds of one
//! version never mix in a cache.

use std::collections::BTreeMap;

use super::sums::short;
use crate::failure::Failure;

/// Files by name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Renames `files`, and the names of them that stand in one another and in `loader`.
pub(super) fn by_content(mut files: Files, loader: &mut Vec<u8>) -> Result<Files, Failure> {
    let mut named = Files::new();
    while !files.is_empty() {
        // A file that names another one changes with that one's name: it comes later.
        let free = files.iter().find(|(name, content)| {
            files.keys().all(|other| other == *name || count(content, other) == 0)
        });
        let Some(name) = free.map(|(name, _)| name.clone()) else {
            let names: Vec<&str> = files.keys().map(String::as_str).collect();
            return Err(failure(format!("{} name each other in a circle", names.join(", "))));
        };
        let content = files.remove(&name).unwrap_or_default();
        let new = with_hash(&name, &content);
        let mut found = replace(loader, &name, &new);
        for other in files.values_mut() {
            found = found.saturating_add(replace(other, &name, &new));
        }
        if found == 0 {
            return Err(failure(format!("nothing names `{name}`: no page would load it")));
        }
        named.insert(new, content);
    }
    Ok(named)
}

fn with_hash(name: &str, content: &[u8]) -> String {
    let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{end}", short(content))
}

fn count(content: &[u8], name: &str) -> usize {
    places(content, name).len()
}

/// Puts another name in the place of one; says how often.
fn replace(content: &mut Vec<u8>, name: &str, new: &str) -> usize {
    let places = places(content, name);
    for place in places.iter().rev() {
        content.splice(*place..place.saturating_add(name.len()), new.bytes());
    }
    places.len()
}

/// Where a name stands, and not only the end of a longer one.
fn places(content: &[u8], name: &str) -> Vec<usize> {
    // A name in a binary file is a message, not an address.
    let Ok(text) = std::str::from_utf8(content) else { return Vec::new() };
    let whole = |place: &usize| {
        let before = text.get(..*place).and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
    };
    text.match_indices(name).map(|(place, _)| place).filter(whole).collect()
}

fn failure(line: String) -> Failure {
    Failure::Check(vec![line])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn renamed(loader: &str, these: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
        let mut loader = loader.as_bytes().to_vec();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let named = by_content(files(these), &mut loader).unwrap();
        (text(loader), named.into_iter().map(|(name, content)| (name, text(content))).collect())
    }

    #[test]
    fn names_follow_what_is_in_the_files_and_in_those_that_they_name() {
        let glue = r#"new URL("a_bg.wasm", import.meta.url)"#;
        let (loader, named) = renamed(
            "f('a.js'),f('a.css')",
            &[("a.css", "body"), ("a.js", glue), ("a_bg.wasm", "one")],
        );
        let (_, changed) = renamed(
            "f('a.js'),f('a.css')",
            &[("a.css", "body"), ("a.js", glue), ("a_bg.wasm", "two")],
        );
        let file = |files: &[(String, String)], end: &str| {
            files.iter().find(|(name, _)| name.ends_with(end)).unwrap().clone()
        };
        let same = |end: &str| file(&named, end).0 == file(&changed, end).0;
        for (end, expected) in [(".css", true), (".wasm", false), (".js", false)] {
            assert_eq!(same(end), expected, "{end} keeps its name when the wasm changes");
        }
        let glue = file(&named, ".js").1;
        for (name, _) in &named {
            assert!(loader.contains(name) || glue.contains(name), "{name} is named");
        }
    }

    #[test]
    fn what_cant_be_named_is_an_error_that_says_so() {
        type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);
        let cases: [Case; 3] = [
            ("", &[("a.js", "")], "nothing names `a.js`"),
            ("load('not_a.js')", &[("a.js", "")], "nothing names `a.js`"),
            ("load('a.js')", &[("a.js", "b.js"), ("b.js", "a.js")], "a.js, b.js name each other"),
        ];
        for (loader, these, expected) in cases {
            let failure = by_content(files(these), &mut loader.as_bytes().to_vec()).unwrap_err();
            assert!(failure.to_string().contains(expected), "{failure}");
        }
    }
}
