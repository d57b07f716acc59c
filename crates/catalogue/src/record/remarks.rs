//! What a record says in words where no figure could be taken from it.

use rules::channel::Channel;
use rules::condition::Condition;
use rules::record::RecordNote;
use rules::search::fold;

use super::papers::note;
use super::words::{clean, days, names_any};
use super::{FeeRow, Money, Record, Time};

/// More is a table to look up on the portal's page, not something to read on a phone.
const MOST: usize = 12;

/// The remarks of a record: its own, its words on fees, and those on time where it is unknown.
pub(super) fn of(record: &Record, limit_unknown: bool) -> Vec<RecordNote> {
    let mut texts: Vec<String> = Vec::new();
    let mut add = |text: String| {
        if !text.is_empty() && !texts.iter().any(|known| fold(known) == fold(&text)) {
            texts.push(text);
        }
    };
    for way in record.ways.iter().filter(|_| limit_unknown) {
        if let Time::Words(words) = &way.time
            && !names_any(words, &["theo mo ta"])
        {
            add(format!("Thời hạn: {words}"));
        }
        if !days(&way.description).is_empty() {
            add(format!("Thời hạn: {}", clean(&way.description)));
        }
    }
    for row in record.ways.iter().flat_map(|way| &way.fees) {
        // Beside a known amount its text tells who pays nothing and what isn't included.
        add(in_words(row, record));
    }
    for remark in &record.notes {
        add(clean(remark));
    }
    texts.iter().take(MOST).map(|text| note(Condition::Always, text)).collect()
}

/// A row of fees in words, with the channels that it is for, if it isn't for all.
fn in_words(row: &FeeRow, record: &Record) -> String {
    let description = clean(&row.description);
    let has_row = |channel: Channel| {
        record.ways.iter().any(|way| way.channel == channel && way.fees.contains(row))
    };
    let channels = || record.ways.iter().map(|way| way.channel);
    let only: Vec<&str> = Channel::ALL
        .into_iter()
        .filter(|channel| has_row(*channel) && !channels().all(has_row))
        .map(|channel| match channel {
            Channel::Online => "trực tuyến",
            Channel::Counter => "trực tiếp",
            Channel::Post => "bưu chính",
            Channel::Kiosk => "kiosk",
        })
        .collect();
    let only = if only.is_empty() { String::new() } else { format!(" ({})", only.join(", ")) };
    match row.money {
        // An amount stands here as the record's own words, not as what is due.
        Money::Dong(amount) if amount >= 1_000 && !description.is_empty() => {
            format!("{description}: {} đồng{only}", thousands(amount))
        }
        _ if description.is_empty() => String::new(),
        _ => format!("{description}{only}"),
    }
}

/// 15000 as `15.000`.
fn thousands(amount: u64) -> String {
    let digits = amount.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}
