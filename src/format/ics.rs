//! An appointment as a file that calendars open (RFC 5545).

use jiff_core::civil::Date;

/// Longest line in bytes, without its end (section 3.1).
const LONGEST: usize = 75;
const END: &str = "\r\n";

/// Something on a whole day. Calendars are shared and kept on servers: nothing of the person is in
/// it.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// The same event has the same name again, so that it replaces the earlier one.
    pub id: &'a str,
    /// When the file was made; nothing finer than the day is needed.
    pub made_on: Date,
    /// The day.
    pub day: Date,
    /// What it is.
    pub title: &'a str,
    /// What there is to know.
    pub text: &'a str,
    /// Where it leads to.
    pub link: Option<&'a str>,
}

/// The address of a file that holds the event: the browser fetches it from nowhere.
#[must_use]
pub fn address(event: &Event<'_>) -> String {
    let mut address = "data:text/calendar;charset=utf-8,".to_owned();
    for byte in file(event).bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                address.push(char::from(byte));
            }
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

/// The file. In the morning of the day it reminds.
#[must_use]
pub fn file(event: &Event<'_>) -> String {
    let next = event.day.tomorrow().unwrap_or(event.day);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        concat!("PRODID:-//Mot Cua//", env!("CARGO_PKG_VERSION"), "//VI").to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}@mot-cua", event.id),
        format!("DTSTAMP:{}T000000Z", basic(event.made_on)),
        format!("DTSTART;VALUE=DATE:{}", basic(event.day)),
        format!("DTEND;VALUE=DATE:{}", basic(next)),
        format!("SUMMARY:{}", escaped(event.title)),
        format!("DESCRIPTION:{}", escaped(event.text)),
        event.link.map(|link| format!("URL:{link}")).unwrap_or_default(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(event.title)),
        "TRIGGER:PT8H".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().filter(|line| !line.is_empty()).map(|line| folded(line)).collect()
}

/// `20260825`
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A text with what means something in a calendar file escaped (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A line in pieces of at most 75 bytes, each but the first after a space, and none inside a letter.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len().saturating_add(8));
    let mut length = 0_usize;
    for letter in line.chars() {
        if length.saturating_add(letter.len_utf8()) > LONGEST {
            folded.push_str(END);
            folded.push(' ');
            length = 1;
        }
        folded.push(letter);
        length = length.saturating_add(letter.len_utf8());
    }
    folded.push_str(END);
    folded
}

#[cfg(test)]
mod tests {
    use jiff_core::civil::date;

    use super::*;

    fn event() -> Event<'static> {
        Event {
            id: "fishing-online-2026-12-31",
            made_on: date(2026, 8, 21),
            day: date(2026, 12, 31),
            title: "Hẹn kết quả: Cấp giấy phép câu cá; ở hồ, sông",
            text: "Đây là ước tính\nGiấy hẹn của cơ quan là đúng \\ hơn",
            link: Some("https://example.gov.vn/?a=1,2;3#mot-cua=1~rating~fishing~48~~00000000"),
        }
    }

    /// What a calendar reads: lines put together again, then the values.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator(END).map(str::to_owned).collect()
    }

    #[test]
    fn the_file_is_what_calendars_expect() {
        let file = file(&event());
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            concat!("PRODID:-//Mot Cua//", env!("CARGO_PKG_VERSION"), "//VI"),
            "BEGIN:VEVENT",
            "UID:fishing-online-2026-12-31@mot-cua",
            "DTSTAMP:20260821T000000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Hẹn kết quả: Cấp giấy phép câu cá\\; ở hồ\\, sông",
            "DESCRIPTION:Đây là ước tính\\nGiấy hẹn của cơ quan là đúng \\\\ hơn",
            "URL:https://example.gov.vn/?a=1,2;3#mot-cua=1~rating~fishing~48~~00000000",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Hẹn kết quả: Cấp giấy phép câu cá\\; ở hồ\\, sông",
            "TRIGGER:PT8H",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(unfolded(&file), expected);
        assert!(file.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn no_line_is_longer_than_75_bytes_and_no_letter_is_cut() {
        for length in 0..200 {
            let text = "ở".repeat(length) + "a";
            let line = folded(&format!("SUMMARY:{text}"));
            assert!(line.split(END).all(|piece| piece.len() <= LONGEST), "{length}");
            assert_eq!(unfolded(&line), [format!("SUMMARY:{text}")]);
        }
        assert_eq!(folded(&"x".repeat(75)).matches(END).count(), 1);
        assert_eq!(folded(&"x".repeat(76)).matches(END).count(), 2);
    }

    #[test]
    fn the_address_holds_every_byte() {
        let address = address(&event());
        let encoded = address.strip_prefix("data:text/calendar;charset=utf-8,").unwrap();
        assert!(
            encoded.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte))
        );
        let mut bytes = Vec::new();
        let mut rest = encoded;
        while let Some(letter) = rest.chars().next() {
            if letter == '%' {
                bytes.push(u8::from_str_radix(&rest[1..3], 16).unwrap());
                rest = &rest[3..];
            } else {
                bytes.push(letter as u8);
                rest = &rest[1..];
            }
        }
        assert_eq!(String::from_utf8(bytes).unwrap(), file(&event()));
    }
}
