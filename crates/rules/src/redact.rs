//! Strikes personal data out of free text: on the device before it is sent, and at the door again.
//!
//! What is looked for: numbers of people (identity card, passport, social and health insurance),
//! telephone numbers however they are spelled, e-mail addresses, bank and card numbers, plates
//! and codes of dossiers. What a complaint needs stays: amounts, dates, hours, documents, codes of
//! procedures and hotlines.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

mod around;
mod code;
mod email;
mod harmless;
mod number;
mod plate;
mod spelled;
mod token;

use token::Tokens;

/// What stands in the place of a part that was struck out.
pub const STRUCK_OUT: &str = "[…]";

/// The parts of a text that tell who somebody is, as ranges of its bytes, in order.
///
/// ```
/// use rules::redact::personal;
/// let text = "Gọi tôi số 0912.345.678, phí 15.000 đ";
/// let found = personal(text);
/// assert_eq!(found.len(), 1);
/// assert_eq!(&text[found[0].clone()], "0912.345.678");
/// ```
#[must_use]
pub fn personal(text: &str) -> Vec<Range<usize>> {
    let tokens = Tokens::of(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let matched = [email::email, code::code, plate::plate, spelled::spelled, number::number]
            .iter()
            .find_map(|matcher| matcher(&tokens, at));
        at = match matched {
            Some(Match { parts, next }) => {
                found.extend(parts);
                next.max(at.saturating_add(1))
            }
            None => at.saturating_add(1),
        };
    }
    found
}

/// The text with every personal part replaced by [`STRUCK_OUT`].
///
/// ```
/// assert_eq!(rules::redact::redact("CCCD 001190012345"), "CCCD […]");
/// ```
#[must_use]
pub fn redact(text: &str) -> String {
    let mut text = String::from(text);
    // What was struck out can have stood between a number and the word that says whose it is.
    loop {
        let parts = personal(&text);
        if parts.is_empty() {
            return text;
        }
        text = without(&text, parts);
    }
}

fn without(text: &str, parts: Vec<Range<usize>>) -> String {
    let mut redacted = String::with_capacity(text.len());
    let mut from = 0;
    for part in parts {
        redacted.push_str(text.get(from..part.start).unwrap_or_default());
        redacted.push_str(STRUCK_OUT);
        from = part.end;
    }
    redacted.push_str(text.get(from..).unwrap_or_default());
    redacted
}

/// What a matcher found from a token on.
struct Match {
    /// The bytes to strike out; none where it is sure that nothing is to be struck out.
    parts: Vec<Range<usize>>,
    /// The token to go on from.
    next: usize,
}

impl Match {
    /// All from one token up to before another.
    fn whole(tokens: &Tokens<'_>, first: usize, next: usize) -> Option<Self> {
        let start = tokens.get(first)?.start;
        let end = tokens.get(next.checked_sub(1)?)?.end;
        Some(Self { parts: alloc::vec![start..end], next })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each text with what is struck out between `⟦` and `⟧`.
    #[test]
    fn what_tells_who_somebody_is_and_what_does_not() {
        for marked in [
            "gọi ⟦0912345678⟧ nhé",
            "gọi ⟦0912.345.678⟧ hoặc ⟦(024) 3825 1234⟧.",
            "zalo ⟦+84 912 345 678⟧",
            "sđt: ⟦09l2 345 678⟧",
            "số ⟦O912345678⟧",
            "số ⟦không chín một hai ba bốn năm sáu bảy tám⟧ nhé",
            "CCCD ⟦001190012345⟧, CMND ⟦012345678⟧",
            "căn cước ⟦001 190 012 345⟧",
            "hộ chiếu ⟦B1234567⟧ và ⟦c12345678⟧",
            "BHXH ⟦0123456789⟧, thẻ ⟦DN4010123456789⟧",
            "mail ⟦nguyen.van.a@gmail.com⟧",
            "mail ⟦nguyenvana @ gmail . com⟧",
            "mail ⟦nguyenvana(at)gmail.com⟧",
            "STK ⟦19036789⟧ Techcombank, thẻ ⟦9704 3668 1234 5678⟧",
            "xe ⟦30A-123.45⟧ và ⟦29-B1 123.45⟧, ⟦59X3 1234⟧",
            "hồ sơ ⟦H29.15-250821-0001⟧ và ⟦000.00.17.H33-210315-0005⟧",
            "ngày 21.08.2026 gọi ⟦0912345678⟧",
            "đóng 15.000 đ, 1.500.000 đồng, 150.000.000đ, 150 000 000 đồng",
            "theo 64/2025/TT-BTC và 117/2026/TT-BTC, NQ 66.22/2026",
            "thủ tục 1.001193, 2.000815 và 1.001193 2.000815",
            "từ 15/8/2026-28/2/2027, 21.08.2026 08.30, 2024-2025-2026",
            "lúc 7h30-11h30, 13:30 đến 17:00",
            "tổng đài 1900 1234, 18001060, 1900.54.54.64, gọi 113",
            "mẫu CT01, TK01a, 3 ngày 15 phút, 100000000 đồng",
            "24H 10000 đồng, phòng 12A tầng 3",
        ] {
            let text = marked.replace(['⟦', '⟧'], "");
            let mut shown = String::new();
            let mut from = 0;
            for part in personal(&text) {
                shown.push_str(&text[from..part.start]);
                shown.push('⟦');
                shown.push_str(&text[part.clone()]);
                shown.push('⟧');
                from = part.end;
            }
            shown.push_str(&text[from..]);
            assert_eq!(shown, marked);
        }
    }
}
