//! What every record must have, whichever form it came in.

use super::super::Record;
use super::super::defect::Defect;
use super::super::papers;
use super::super::refusal::Refusal;
use super::super::words::clean;

/// Digits behind the point of a code.
const CODE_DIGITS: usize = 6;
/// Some offices type more; behind these it isn't a code any more.
const MOST_CODE_DIGITS: usize = 12;

/// The record with a code that can be compared, or why it isn't used.
pub(super) fn accept(mut record: Record) -> Result<Record, Refusal> {
    let code = clean(&record.code);
    if code.is_empty() {
        return Err(Refusal::NoCode);
    }
    if code != record.code {
        record.defects.push(Defect::CodeSpaces);
    }
    match digits_behind_the_point(&code) {
        Some(CODE_DIGITS) => {}
        Some(count) if (CODE_DIGITS..=MOST_CODE_DIGITS).contains(&count) => {
            record.defects.push(Defect::OddCode);
        }
        _ => return Err(Refusal::BadCode { code }),
    }
    record.code = code;
    if record.name.is_empty() {
        return Err(Refusal::NoName);
    }
    let safe = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if record.id.is_empty() || !record.id.chars().all(safe) {
        return Err(Refusal::NoId);
    }
    if record.dated().is_none() {
        return Err(Refusal::NoDate);
    }
    let count = papers::count(&record.groups);
    if count > usize::from(u8::MAX) {
        return Err(Refusal::TooManyPapers { count });
    }
    record.defects.sort_unstable();
    record.defects.dedup();
    Ok(record)
}

/// How many digits `1.004194` has behind its point; `None` for something else.
fn digits_behind_the_point(code: &str) -> Option<usize> {
    let (first, rest) = code.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    (first.len() == 1 && digits(first) && digits(rest)).then_some(rest.len())
}
