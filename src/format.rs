//! Amounts, days and limits as people read them.

pub mod ics;

use jiff_core::civil::{Date, DateTime, Time};
use rules::fee::Dong;
use rules::limit::{Span, Unit};

use crate::i18n::LaterTexts;

/// Keeps a figure and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// A text with each `{}` replaced, in order.
#[must_use]
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut filled = String::with_capacity(text.len().saturating_add(32));
    for letter in text.chars() {
        match letter {
            '{' => filled.push_str(values.next().copied().unwrap_or_default()),
            '}' => {}
            letter => filled.push(letter),
        }
    }
    filled
}

/// `7.000 ₫`
#[must_use]
pub fn dong(texts: &LaterTexts, amount: Dong) -> String {
    let digits = amount.0.to_string();
    let mut text = String::with_capacity(digits.len().saturating_mul(2));
    for (index, digit) in digits.char_indices() {
        if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
            text.push_str(texts.thousands);
        }
        text.push(digit);
    }
    text.push(NO_BREAK);
    text.push('₫');
    text
}

/// `thứ Ba, 25/8/2026`
#[must_use]
pub fn date(texts: &LaterTexts, date: Date) -> String {
    (texts.date)(texts, date)
}

/// `10:00`
#[must_use]
pub fn time(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// `10:00 thứ Sáu, 21/8/2026`
#[must_use]
pub fn moment(texts: &LaterTexts, moment: DateTime) -> String {
    fill(texts.moment, &[&time(moment.time()), &date(texts, moment.date())])
}

/// `30 ngày, sau đó 2 ngày làm việc`
#[must_use]
pub fn limit(texts: &LaterTexts, spans: &[Span]) -> String {
    let spans: Vec<String> = spans
        .iter()
        .map(|span| {
            let unit = match span.unit {
                Unit::WorkingDays => texts.working_days,
                Unit::CalendarDays => texts.calendar_days,
                Unit::WorkingHours => texts.working_hours,
                Unit::Months => texts.in_months,
                Unit::SameDay => texts.same_day,
            };
            fill(unit, &[&span.count.to_string()])
        })
        .collect();
    spans.join(texts.then)
}

#[cfg(test)]
mod tests {
    use jiff_core::civil::date as day;
    use rules::text::Language;

    use super::*;
    use crate::i18n::later as texts;

    #[test]
    fn amounts_are_grouped_by_thousands() {
        let (vi, en) = (texts(Language::Vi), texts(Language::En));
        for (amount, in_vi, in_en) in [
            (0, "0\u{a0}₫", "0\u{a0}₫"),
            (999, "999\u{a0}₫", "999\u{a0}₫"),
            (7_000, "7.000\u{a0}₫", "7,000\u{a0}₫"),
            (75_000, "75.000\u{a0}₫", "75,000\u{a0}₫"),
            (1_234_567, "1.234.567\u{a0}₫", "1,234,567\u{a0}₫"),
        ] {
            assert_eq!(dong(vi, Dong(amount)), in_vi);
            assert_eq!(dong(en, Dong(amount)), in_en);
        }
    }

    #[test]
    fn days_are_written_out() {
        let tuesday = day(2026, 8, 25);
        assert_eq!(date(texts(Language::Vi), tuesday), "thứ Ba, 25/8/2026");
        assert_eq!(date(texts(Language::En), tuesday), "Tuesday 25 August 2026");
        let evening = tuesday.at(18, 5, 0, 0);
        assert_eq!(moment(texts(Language::Vi), evening), "18:05 thứ Ba, 25/8/2026");
        assert_eq!(moment(texts(Language::En), evening), "at 18:05 on Tuesday 25 August 2026");
    }

    #[test]
    fn limits_follow_each_other() {
        let spans = [
            Span { count: 30, unit: Unit::CalendarDays },
            Span { count: 2, unit: Unit::WorkingDays },
        ];
        let text = limit(texts(Language::Vi), &spans);
        assert_eq!(text, "30 ngày, sau đó 2 ngày làm việc");
    }
}
