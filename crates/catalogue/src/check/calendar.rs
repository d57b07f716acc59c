//! The files of years: dates of the right year, no gap, and no holiday of the law left out.

use jiff_core::civil::Date;

use crate::calendar::{Holiday, certain_holidays, is_weekend};
use crate::finding::Finding;
use crate::problem::Problem;
use crate::source::calendar::AnnouncedYear;
use crate::source::file::{At, Parsed};
use crate::source::{Source, stem};

pub(super) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for parsed in &source.years {
        let (year, at) = (&parsed.value, parsed.at());
        let file = stem(parsed.file.path.as_ref());
        if year.year.to_string() != file {
            let id = year.year.to_string();
            findings.push(at.key("year").finding(Problem::NotFileName { id, file }));
            continue;
        }
        if year.notices.is_empty() {
            findings.push(at.key("notices").finding(Problem::EmptyList));
        }
        findings.extend(days(year, &at));
        findings.extend(missing_holidays(parsed, source));
    }
    findings.extend(gaps(source));
    findings
}

fn days(year: &AnnouncedYear, at: &At<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let off: Vec<Date> = year.off.iter().map(|off| off.date.0).collect();
    let worked: Vec<Date> = year.worked.iter().map(|worked| worked.date.0).collect();
    for (key, dates) in [("off", &off), ("worked", &worked)] {
        for (index, date) in dates.iter().enumerate() {
            let at = at.key(key).index(index).key("date");
            let twice = dates[..index].contains(date);
            let ordinary = key == "worked" && (!is_weekend(*date) || off.contains(date));
            if date.year() != year.year {
                findings.push(at.finding(Problem::OtherYear { date: *date, year: year.year }));
            } else if twice || ordinary {
                findings.push(at.finding(Problem::BadDay { date: *date }));
            }
        }
    }
    for (index, worked) in year.worked.iter().enumerate() {
        let swapped = worked.r#for.0;
        // The day off in return may lie in another year, and so in another file.
        if swapped.year() == year.year && !off.contains(&swapped) {
            let at = at.key("worked").index(index).key("for");
            findings.push(at.finding(Problem::BadDay { date: swapped }));
        }
    }
    findings
}

/// Holidays on weekdays that must be off whatever is announced.
fn missing_holidays(parsed: &Parsed<AnnouncedYear>, source: &Source) -> Vec<Finding> {
    let year = &parsed.value;
    let listed = |date: &Date| year.off.iter().any(|off| off.date.0 == *date);
    certain_holidays(year.year, &source.law.value)
        .into_iter()
        .filter(|holiday| !is_weekend(holiday.date) && !listed(&holiday.date))
        .map(|Holiday { date, name, .. }| {
            parsed.at().key("off").finding(Problem::MissingHoliday { date, name: name.clone() })
        })
        .collect()
}

fn gaps(source: &Source) -> Vec<Finding> {
    let mut years: Vec<&Parsed<AnnouncedYear>> = source.years.iter().collect();
    years.sort_by_key(|parsed| parsed.value.year);
    let mut findings = Vec::new();
    for pair in years.windows(2) {
        if let [before, after] = pair {
            let missing = before.value.year.saturating_add(1);
            if after.value.year > missing {
                let at = after.at().key("year");
                findings.push(at.finding(Problem::MissingYear { year: missing }));
            }
        }
    }
    if years.is_empty() {
        let year = source.law.value.provisional_until;
        findings.push(source.law.at().finding(Problem::MissingYear { year }));
    }
    findings
}
