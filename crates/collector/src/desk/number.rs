//! Numbers as people read them, in whole tenths of a percent.

use maud::{Markup, html};

use super::Words;
use crate::figures::Figure;

/// `87,4 %`
pub(super) fn percent(share: f64, words: &Words) -> String {
    let text = format!("{:.1}", share * 100.0);
    format!("{} %", text.replace('.', &words.decimal.to_string()))
}

/// `1.234.567`
pub(super) fn count(count: u64, words: &Words) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(words.thousands);
        }
        grouped.push(digit);
    }
    grouped
}

/// `86,1 – 88,6 %`
pub(super) fn interval(low: f64, high: f64, words: &Words) -> String {
    let (low, high) = (percent(low, words), percent(high, words));
    format!("{} – {high}", low.trim_end_matches(" %"))
}

/// `0,012`, and no more zeros than anybody reads.
pub(super) fn probability(p: f64, words: &Words) -> String {
    let text = if p < 0.001 { "< 0.001".to_owned() } else { format!("{p:.3}") };
    text.replace('.', &words.decimal.to_string())
}

/// Why there is no figure, in words.
pub(super) fn nothing(figure: Figure, least: u64, words: &Words) -> String {
    match figure {
        Figure::None => words.none_yet.to_owned(),
        _ => words.hidden(least),
    }
}

/// Share with its interval, and number, as two cells of a table: so they fit a small screen.
pub(super) fn cells(figure: Figure, least: u64, words: &Words) -> Markup {
    html! {
        @if let Figure::Shown { n, share, low, high, .. } = figure {
            td.number { b { (percent(share, words)) } " " span.interval { (interval(low, high, words)) } }
            td.number { (count(n, words)) }
        } @else {
            td.nothing colspan="2" { (nothing(figure, least, words)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::words;
    use rules::text::Language;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let (vi, en) = (words(Language::Vi), words(Language::En));
        assert_eq!(percent(0.8736, vi), "87,4 %");
        assert_eq!(percent(1.0, en), "100.0 %");
        assert_eq!(interval(0.861, 0.886, vi), "86,1 – 88,6 %");
        let counts = [0, 999, 1_000, 1_234_567].map(|n| count(n, vi));
        assert_eq!(counts, ["0", "999", "1.000", "1.234.567"]);
        assert_eq!([0.0, 0.0123, 1.0].map(|p| probability(p, vi)), ["< 0,001", "0,012", "1,000"]);
    }
}
