//! The colours of the tokens, in both themes: what stands on what can be told from it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use mot_cua::contrast::{Colour, PAIRS, corrections};
use proptest::prelude::*;

const TOKENS: &str = include_str!("../styles/tokens.css");

/// Colours of text, and what it may stand on.
const TEXT: [(&str, &[&str]); 8] = PAIRS;

/// Edges and pictures by which something is recognised, and what is around them.
const EDGES: [(&str, &[&str]); 3] = [
    ("control", &["surface", "raised"]),
    ("accent", &["surface", "raised", "line", "accent-soft"]),
    ("bad", &["surface", "raised"]),
];

/// Fills that need no contrast: lines that only part, and grounds of text.
const GROUNDS: [&str; 7] =
    ["surface", "raised", "line", "accent-soft", "good-soft", "warn-soft", "bad-soft"];

type Theme = BTreeMap<String, [u8; 3]>;

/// The colours of a block of `tokens.css`, by their names.
fn theme(selector: &str) -> Theme {
    let (_, rest) = TOKENS.split_once(selector).expect("the selector is there");
    let (_, block) = rest.split_once('{').unwrap();
    let (block, _) = block.split_once('}').unwrap();
    let mut theme = Theme::new();
    for line in block.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--m-").and_then(|l| l.split_once(':'))
        else {
            continue;
        };
        let Some((_, hex)) = value.split_once('#') else { continue };
        let hex: String = hex.chars().take_while(char::is_ascii_hexdigit).collect();
        let twice = |c: char| [c, c].iter().collect::<String>();
        let hex = if hex.len() == 3 { hex.chars().map(twice).collect() } else { hex };
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        theme.insert(name.to_owned(), [part(0), part(2), part(4)]);
    }
    theme
}

/// The contrast of two colours, as WCAG 2 defines it.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let light = |[r, g, b]: [u8; 3]| 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    let (one, other) = (light(one) + 0.05, light(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn contrast_is_what_the_guidelines_say() {
    let hex = |text: &str| {
        let part = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        [part(0), part(2), part(4)]
    };
    for (one, other, expected) in
        [("000000", "ffffff", "21.00"), ("777777", "ffffff", "4.48"), ("767676", "ffffff", "4.54")]
    {
        assert_eq!(format!("{:.2}", contrast(hex(one), hex(other))), expected);
    }
}

#[test]
fn every_pair_of_tokens_can_be_told_apart_in_both_themes() {
    let (light, dark) = (theme(":host "), theme(":host([theme=\"dark\"])"));
    assert_eq!(dark, theme(":host([theme=\"auto\"])"), "dark by choice or by the device");
    let mut low = Vec::new();
    for (theme, name) in [(&light, "light"), (&dark, "dark")] {
        for (pairs, least) in [(&TEXT[..], 4.5), (&EDGES[..], 3.0)] {
            for (above, grounds) in pairs {
                for ground in *grounds {
                    let found = contrast(theme[*above], theme[*ground]);
                    if found < least {
                        low.push(format!("{name}: {above} on {ground} {found:.2} < {least}"));
                    }
                }
            }
        }
    }
    assert!(low.is_empty(), "{low:#?}");
    // A token that nobody looks at here is a token that nobody has thought of.
    let named: BTreeSet<&str> =
        TEXT.iter().chain(&EDGES).map(|(name, _)| *name).chain(GROUNDS).collect();
    let known: BTreeSet<&str> = light.keys().map(String::as_str).collect();
    assert_eq!(known, named);
}

/// The lists above are of what the style sheets do, not of what somebody remembers.
#[test]
fn no_rule_puts_a_colour_on_a_ground_that_is_not_looked_at() {
    let mut unknown = Vec::new();
    let mut files = vec!["styles/base.css".into()];
    files.extend(fs::read_dir("styles/components").unwrap().map(|file| file.unwrap().path()));
    for file in files {
        let css = fs::read_to_string(&file).unwrap();
        for rule in css.split('}') {
            let token = |property: &str| {
                let line = rule.lines().map(str::trim).find(|line| line.starts_with(property))?;
                let (_, name) = line.split_once("var(--m-")?;
                name.split_once(')').map(|(name, _)| name)
            };
            if let (Some(above), Some(ground)) = (token("color:"), token("background:"))
                && !TEXT.iter().any(|(name, on)| *name == above && on.contains(&ground))
            {
                unknown.push(format!("{}: {above} on {ground}", file.display()));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}

const WHITE: Colour = Colour { rgb: [255; 3], cover: 255 };

fn hex(text: &str) -> Colour {
    let part = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    Colour::opaque([part(1), part(3), part(5)])
}

/// What a page sets over the light theme, and what is shown of it.
#[test]
fn what_a_page_sets_is_corrected_where_it_could_not_be_read() {
    let light = theme(":host ");
    let corrected = |set: &[(&str, &str)]| {
        let found = corrections(WHITE, |token| {
            let own = set.iter().find(|(name, _)| *name == token);
            let ours = || light.get(token).copied().map(Colour::opaque);
            own.map(|(_, colour)| hex(colour)).or_else(ours)
        });
        let shown = found.iter().map(|one| format!("{} {}", one.token, one.is.hex()));
        shown.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(corrected(&[]), "");
    assert_eq!(corrected(&[("accent", "#0b5cad")]), "");
    assert_eq!(corrected(&[("accent", "#a11c1c")]), "");
    // Yellow: darker as text, and then white can stand on it.
    assert_eq!(corrected(&[("accent", "#ffcc00")]), "accent #7f6600");
    assert_eq!(corrected(&[("on-accent", "#0b5cad")]), "on-accent #cedeee");
    // A dark ground under dark text.
    let dark =
        corrected(&[("surface", "#141b22"), ("raised", "#1d2731"), ("accent-soft", "#17324c")]);
    assert!(dark.starts_with("text #"), "{dark}");
}

/// What lets the page shine through is judged as it is seen.
#[test]
fn what_shines_through_is_judged_with_what_is_behind() {
    let (light, dark) = (theme(":host "), Colour::opaque([0x14, 0x1b, 0x22]));
    let corrected = |page: Colour, token: &str, set: Colour| {
        let found = corrections(page, |name| {
            let ours = light.get(name).copied().map(Colour::opaque);
            if name == token { Some(set) } else { ours }
        });
        let shown = found.iter().map(|one| one.token);
        shown.collect::<Vec<_>>().join(" ")
    };
    let clear = Colour { rgb: [0; 3], cover: 0 };
    assert_eq!(corrected(WHITE, "surface", clear), "");
    assert!(corrected(dark, "surface", clear).starts_with("text muted"));
    // Dark letters that are half there, and hardly there.
    assert_eq!(corrected(WHITE, "text", Colour { rgb: [0; 3], cover: 180 }), "");
    assert_eq!(corrected(WHITE, "text", Colour { rgb: [0; 3], cover: 60 }), "text");
    assert_eq!(corrected(WHITE, "text", clear), "text");
    assert_eq!(Colour { rgb: [11, 92, 173], cover: 128 }.hex(), "#0b5cad80");
}

proptest! {
    /// Whatever a page sets, text has 4.5:1 wherever some colour can have that on all its grounds.
    #[test]
    fn whatever_a_page_sets_can_be_read(accent: [u8; 3], surface: [u8; 3], text: [u8; 3]) {
        let colour = |token: &str| Some(Colour::opaque(match token {
            "surface" | "raised" | "accent-soft" => surface,
            "accent" | "accent-strong" => accent,
            _ => text,
        }));
        let found = corrections(WHITE, colour);
        for (token, grounds) in PAIRS {
            let shown = |token| {
                let corrected = found.iter().find(|one| one.token == token).map(|one| one.is);
                corrected.or_else(|| colour(token)).unwrap().rgb
            };
            let worst = |above: [u8; 3]| {
                grounds.iter().map(|ground| contrast(above, shown(ground))).fold(f64::MAX, f64::min)
            };
            let possible = [[0; 3], [255; 3]].iter().any(|end| worst(*end) >= 4.55);
            prop_assert!(worst(shown(token)) >= 4.5 || !possible, "{token} {:?}", worst(shown(token)));
        }
    }
}
