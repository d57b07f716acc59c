//! What the words of a record say: figures, dates and phrases inside texts.

use std::sync::LazyLock;

use jiff_core::civil::{Date, UnixEpochDay};
use regex_lite::Regex;
use rules::search::fold;
use rules::window::Window;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::pattern::pattern;

/// Việt Nam is seven hours ahead of the portal's clock.
const AHEAD: i64 = 7 * 3_600_000;
const DAY: i64 = 86_400_000;

static MONEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đồng|vnđ|vnd|việt nam đồng|đ(?:[\s/.,;)]|$))")
});
static UNIT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:đồng|vnđ|vnd|đ)\s*/\s*(?:\d+\s*)?([^\s/,.;()]+(?: sơ| hợp)?)"));
static DAYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(\d+)(?:[.,](\d{1,2}))?\s*(?:\([^)]*\)\s*)?ngày( làm việc)?"));
static ONLY_DAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:không quá |trong thời hạn |tối đa )?(\d+)(?:[.,](\d{1,2}))? ngày( làm việc)?\.?$")
});
static FROM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:từ|kể từ)(?: ngày)? (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
});
static TO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:đến|hết)(?: hết)?(?: ngày)? (\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})")
});

/// A text on one line, without the spaces that come with copied texts.
pub(super) fn clean(text: &str) -> String {
    // Marks of no width, and the bullets of word processors.
    let hidden =
        |c: &char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}');
    let shown = text.chars().filter(|c| !hidden(c));
    let spaced: String = shown.nfc().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of at most so many letters, cut between two words.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = text.get(..end).unwrap_or_default();
    let head = head.rsplit_once(' ').map_or(head, |(before, _)| before);
    format!("{}…", head.trim_end_matches([',', ';', ':', '.', '-', ' ']))
}

/// Whether a text, diacritics aside, has one of these words or phrases.
pub(super) fn names_any(text: &str, phrases: &[&str]) -> bool {
    let text = format!(" {} ", fold(text));
    phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")))
}

/// The amounts in đồng that a text names.
pub(super) fn amounts(text: &str) -> Vec<u64> {
    let text = text.to_lowercase();
    let digits = |found: &str| found.chars().filter(char::is_ascii_digit).collect::<String>();
    let found = MONEY.captures_iter(&text).filter_map(|c| digits(c.get(1)?.as_str()).parse().ok());
    let mut amounts: Vec<u64> = found.collect();
    amounts.sort_unstable();
    amounts.dedup();
    amounts
}

/// What amounts in a text are paid for each of, such as `người` in "5.000 đồng/người".
pub(super) fn units(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    UNIT.captures_iter(&text).filter_map(|c| Some(c.get(1)?.as_str().to_owned())).collect()
}

/// A number of days, in hundredths, and whether they are working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) hundredths: u32,
    pub(super) working: bool,
}

/// The numbers of days that a text names.
pub(super) fn days(text: &str) -> Vec<Days> {
    DAYS.captures_iter(&clean(text).to_lowercase()).filter_map(|c| days_of(&c)).collect()
}

/// The days of a text that says nothing else, such as "Không quá 03 ngày làm việc".
pub(super) fn only_days(text: &str) -> Option<Days> {
    ONLY_DAYS.captures_iter(&clean(text).to_lowercase()).next().and_then(|c| days_of(&c))
}

fn days_of(found: &regex_lite::Captures<'_>) -> Option<Days> {
    let fraction = found.get(2).map_or("", |fraction| fraction.as_str());
    let hundredths = hundredths(found.get(1)?.as_str(), fraction)?;
    Some(Days { hundredths, working: found.get(3).is_some() })
}

/// `17` and `5` as 1,750.
pub(super) fn hundredths(whole: &str, fraction: &str) -> Option<u32> {
    let fraction: u32 = format!("{fraction:0<2}").get(..2)?.parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(fraction)
}

/// The filing dates that a text limits itself to, open on both sides if it doesn't.
pub(super) fn window(text: &str) -> Window {
    let text = clean(text).to_lowercase();
    let date = |pattern: &LazyLock<Regex>| {
        let found = pattern.captures(&text)?;
        let part = |group| found.get(group).map(|part| part.as_str());
        let day = part(1)?.parse().ok()?;
        Date::new(part(3)?.parse().ok()?, part(2)?.parse().ok()?, day).ok()
    };
    Window { from: date(&FROM), to: date(&TO) }
}

/// The day in Việt Nam of a moment in milliseconds since 1970.
pub(super) fn day_of(milliseconds: i64) -> Option<Date> {
    let day = milliseconds.checked_add(AHEAD)?.div_euclid(DAY);
    UnixEpochDay::new(i32::try_from(day).ok()?).ok().map(UnixEpochDay::to_date)
}

/// When an id was made, in milliseconds since 1970: a UUID of version 7 begins with it.
pub(super) fn made_at(id: &str) -> Option<i64> {
    let digits: String = id.chars().filter(|c| *c != '-').collect();
    let version = digits.get(12..13)?;
    (digits.len() == 32 && version == "7")
        .then(|| i64::from_str_radix(digits.get(..12)?, 16).ok())?
}

/// A short id that stays the same as long as the name does, so that a tick on a paper keeps its
/// place when an import brings the papers in another order.
pub(super) fn short_id(name: &str) -> String {
    let digest = Sha256::digest(fold(name).as_bytes());
    digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use jiff_core::civil::date;

    use super::*;

    #[test]
    fn figures_are_read_from_words() {
        for (text, found) in [
            ("8.000 đồng/bản", vec![8_000]),
            ("Mức thu 5.700.000 đồng/lần; 200,000 VNĐ", vec![200_000, 5_700_000]),
            ("thu 5000 đồng/lần, 70.000đ/hồ sơ", vec![5_000, 70_000]),
            ("Hội đồng nhân dân quyết định, Điều 3", vec![]),
            ("Thông tư 64/2025/TT-BTC", vec![]),
        ] {
            assert_eq!(amounts(text), found, "{text}");
        }
        for (text, found) in [
            ("Không quá 7,5 ngày làm việc", vec![(750, true)]),
            (
                "10 ngày, vùng khó khăn 20 (hai mươi) ngày làm việc",
                vec![(1000, false), (2000, true)],
            ),
            ("sau 15 giờ cùng ngày; từ ngày 01 tháng 8 năm 2024", vec![]),
        ] {
            let days: Vec<_> = days(text).iter().map(|d| (d.hundredths, d.working)).collect();
            assert_eq!(days, found, "{text}");
        }
        assert!(only_days("Không quá 03  ngày làm việc.").is_some_and(|d| d.working));
        assert_eq!(only_days("Không quá 03 ngày làm việc (không tính thời gian khác)"), None);
        assert_eq!(units("thu 5.000 đồng/người/lần; 1.000đ/ hồ sơ"), ["người", "hồ sơ"]);
    }

    #[test]
    fn windows_are_read_from_words() {
        for (text, from, to) in [
            (
                "kể từ 01/01/2024 đến hết ngày 31/12/2025",
                Some(date(2024, 1, 1)),
                Some(date(2025, 12, 31)),
            ),
            ("đến ngày 31 tháng 12 năm 2026", None, Some(date(2026, 12, 31))),
            ("từ ngày 31/02/2024", None, None),
            ("theo Thông tư 64/2025/TT-BTC", None, None),
        ] {
            assert_eq!(window(text), Window { from, to }, "{text}");
        }
    }

    #[test]
    fn moments_become_days_in_viet_nam() {
        // 17:00 in Greenwich is midnight of the next day.
        assert_eq!(day_of(1_768_496_400_000), Some(date(2026, 1, 16)));
        assert_eq!(day_of(i64::MAX), None);
        let made = made_at("019d2bfd-3faf-768a-9224-9cb889436133").and_then(day_of);
        assert_eq!(made, Some(date(2026, 3, 27)));
        assert_eq!(made_at("019d2bfd-3faf-468a-9224-9cb889436133"), None, "version 4");
        assert_eq!(made_at("é"), None);
    }

    #[test]
    fn texts_are_cleaned_and_cut_between_words() {
        assert_eq!(clean(" a\u{a0}b\n\tc\u{200e} "), "a b c");
        assert_eq!(shorten("một hai ba", 50), "một hai ba");
        assert_eq!(shorten("một hai, ba bốn", 10), "một hai…");
    }
}
