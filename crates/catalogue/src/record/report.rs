//! Tells in a table what was read, what is wrong with it, and what has changed.

use std::collections::BTreeMap;
use std::fmt::Write;

use rules::text::{Language, Text};

use super::collection::Collection;
use super::defect::Defect;
use super::diff::{Diff, Field};
use super::procedure::assess;

/// Lines of one kind that are listed; the rest is counted.
const MOST_LINES: usize = 200;

/// Chooses one of two texts.
fn say(language: Language, vi: &str, en: &str) -> String {
    Text { vi: vi.to_owned(), en: en.to_owned() }.in_language(language).to_owned()
}

/// How many of each form were read, which defects were found and what each turned into, and what
/// was refused.
#[must_use]
pub fn summary(collection: &Collection, language: Language) -> String {
    let [rows, pages, details] = collection.read;
    let (used, outdone, refused) = (collection.len(), collection.outdone, collection.refused.len());
    let read = rows + pages + details + refused;
    // Every object is one of these; a poorer form completes the record of its code.
    let joined = read.saturating_sub(used + outdone + refused);
    let mut text = String::new();
    for (count, vi, en) in [
        (read, "mục đã đọc", "objects read"),
        (details, "  hồ sơ chi tiết", "  detail records"),
        (pages, "  trang của Cổng", "  pages"),
        (rows, "  dòng danh sách", "  rows of the list"),
        (used, "thủ tục dùng được", "procedures usable"),
        (joined, "mục bổ sung cho hồ sơ cùng mã", "objects complete a record of the same code"),
        (outdone, "mục cũ hơn hoặc trùng", "objects older or the same"),
        (refused, "mục bị từ chối", "objects refused"),
    ] {
        let _ = writeln!(text, "{count:>7}  {}", say(language, vi, en));
    }
    text.push('\n');
    text.push_str(&defects(collection, language));
    let refusals = collection.refused.iter().map(|refused| {
        let object = &refused.object;
        let name = object.name.as_deref().unwrap_or("?");
        let code = object.code.as_deref().unwrap_or("?");
        let reason = object.reason.text();
        format!("{}: {code} “{name}”: {}", refused.place, reason.in_language(language))
    });
    list(&mut text, &say(language, "Bị từ chối", "Refused"), refusals, language);
    text
}

fn defects(collection: &Collection, language: Language) -> String {
    let mut counts: BTreeMap<Defect, usize> = BTreeMap::new();
    for record in collection.records() {
        for defect in assess(record).defects {
            *counts.entry(defect).or_default() += 1;
        }
    }
    let mut text = String::new();
    if !counts.is_empty() {
        let heading = say(
            language,
            "Khiếm khuyết của hồ sơ: số thủ tục, mã, Cổng …, và thành gì",
            "Defects of records: procedures, code, the portal …, and what it turned into",
        );
        let _ = writeln!(text, "{heading}");
    }
    for (defect, count) in counts {
        let (what, outcome) = (defect.text(), defect.outcome().text());
        let _ = writeln!(
            text,
            "{count:>7}  {:<24} {} → {}",
            defect.code(),
            what.in_language(language),
            outcome.in_language(language),
        );
    }
    text
}

/// What has changed between two collections.
#[must_use]
pub fn changes(diff: &Diff, language: Language) -> String {
    if diff.is_empty() {
        return format!("{}\n", say(language, "Không có gì thay đổi.", "Nothing has changed."));
    }
    let mut text = String::new();
    let named = |(code, name): &(String, String)| format!("{code} {name}");
    let heading = say(language, "Mới", "Added");
    list(&mut text, &heading, diff.added.iter().map(named), language);
    let heading = say(language, "Không còn", "Gone");
    list(&mut text, &heading, diff.gone.iter().map(named), language);
    let heading = say(language, "Được thay thế", "Succeeded");
    let succeeded = diff.succeeded.iter().map(|(code, now)| format!("{code} → {now}"));
    list(&mut text, &heading, succeeded, language);
    let heading = say(language, "Nay bị từ chối", "Refused now");
    let refused =
        diff.refused.iter().map(|(code, why)| format!("{code}: {}", why.in_language(language)));
    list(&mut text, &heading, refused, language);
    let heading = say(language, "Thay đổi", "Changed");
    let word = |field: &Field| field.text().in_language(language).to_owned();
    let changed = diff.changed.iter().map(|(code, fields)| {
        format!("{code}: {}", fields.iter().map(word).collect::<Vec<_>>().join("; "))
    });
    list(&mut text, &heading, changed, language);
    text
}

/// A heading with a count, and the lines under it.
fn list(text: &mut String, heading: &str, lines: impl Iterator<Item = String>, language: Language) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}: {}", lines.len());
    for line in lines.iter().take(MOST_LINES) {
        let _ = writeln!(text, "  {line}");
    }
    if let Some(more) = lines.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        let _ = writeln!(
            text,
            "  {}",
            say(language, &format!("và {more} dòng nữa"), &format!("and {more} more"))
        );
    }
}
