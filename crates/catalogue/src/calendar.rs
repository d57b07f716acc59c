//! Compiles the announced years and works out what the law permits for those that aren't.

use std::collections::BTreeSet;

use jiff_core::civil::{Date, Weekday};
use rules::calendar::{Arrangement, Calendar, DayOff, Days, Year};
use rules::text::Text;

use crate::lunar;
use crate::source::calendar::{AnnouncedYear, Law, Neighbour};

/// The calendar of the announced years and of the years after them.
#[must_use]
pub fn calendar<'a>(announced: impl IntoIterator<Item = &'a AnnouncedYear>, law: &Law) -> Calendar {
    let mut years: Vec<Year> = announced.into_iter().map(announced_year).collect();
    years.sort_by_key(|year| year.year);
    if let Some(last) = years.last() {
        let later = last.year.saturating_add(1)..=law.provisional_until;
        years.extend(later.map(|year| provisional_year(year, law)));
    }
    Calendar { years }
}

fn announced_year(source: &AnnouncedYear) -> Year {
    let mut names = Names::default();
    let mut off: Vec<DayOff> =
        source.off.iter().map(|off| names.day_off(off.date.0, &off.name)).collect();
    off.sort_by_key(|off| off.date);
    let mut worked: Vec<Date> = source.worked.iter().map(|worked| worked.date.0).collect();
    worked.sort_unstable();
    Year {
        year: source.year,
        names: names.0,
        days: Days::Announced {
            arrangement: Arrangement { off, worked },
            sources: source.notices.clone(),
        },
    }
}

/// Every arrangement that the law permits for a year.
#[must_use]
pub fn provisional_year(year: i16, law: &Law) -> Year {
    let mut names = Names::default();
    let mut arrangements = Vec::new();
    for before in &law.tet.before {
        for neighbour in &law.national_day.neighbour {
            let mut holidays = fixed_holidays(year, law);
            holidays.extend(tet(year, law, *before));
            holidays.extend(national_day(year, law, *neighbour));
            arrangements.push(arrangement(holidays, &law.in_lieu, &mut names));
        }
    }
    Year { year, names: names.0, days: Days::Provisional(arrangements) }
}

/// A day off by law.
#[derive(Clone, Debug)]
pub struct Holiday<'a> {
    /// The day.
    pub date: Date,
    /// What it is called.
    pub name: &'a Text,
    makeup: bool,
}

/// The holidays of a year that no announcement can move.
#[must_use]
pub fn certain_holidays(year: i16, law: &Law) -> Vec<Holiday<'_>> {
    let mut certain = fixed_holidays(year, law);
    // Of the days of Tết those that every permitted block holds, of National Day the day itself.
    let blocks: Vec<_> = law.tet.before.iter().map(|before| tet(year, law, *before)).collect();
    let in_all =
        |date: Date| blocks.iter().all(|block| block.iter().any(|holiday| holiday.date == date));
    certain.extend(blocks.iter().take(1).flatten().filter(|day| in_all(day.date)).cloned());
    certain.extend(national_day(year, law, Neighbour::After).into_iter().take(1));
    certain
}

fn fixed_holidays(year: i16, law: &Law) -> Vec<Holiday<'_>> {
    let fixed = law
        .fixed
        .iter()
        .filter(|fixed| fixed.from.is_none_or(|from| from <= year))
        .map(|fixed| (Date::new(year, fixed.month, fixed.day).ok(), &fixed.name, fixed.makeup));
    let lunar = law
        .lunar
        .iter()
        .map(|lunar| (lunar::day_of(year, lunar.month, lunar.day), &lunar.name, lunar.makeup));
    fixed
        .chain(lunar)
        .filter_map(|(date, name, makeup)| Some(Holiday { date: date?, name, makeup }))
        .collect()
}

fn tet(year: i16, law: &Law, before: u8) -> Vec<Holiday<'_>> {
    let Some(new_year) = lunar::day_of(year, 1, 1) else { return Vec::new() };
    let first = -i32::from(before);
    (first..first + i32::from(law.tet.days))
        .filter_map(|offset| new_year.checked_add(offset).ok())
        .map(|date| Holiday { date, name: &law.tet.name, makeup: law.tet.makeup })
        .collect()
}

fn national_day(year: i16, law: &Law, neighbour: Neighbour) -> Vec<Holiday<'_>> {
    let day = &law.national_day;
    let Ok(date) = Date::new(year, day.month, day.day) else { return Vec::new() };
    let beside = match neighbour {
        Neighbour::Before => date.yesterday(),
        Neighbour::After => date.tomorrow(),
    };
    [Ok(date), beside]
        .into_iter()
        .flatten()
        .map(|date| Holiday { date, name: &day.name, makeup: day.makeup })
        .collect()
}

/// The days off with, for each on a weekend, the next working day in lieu.
fn arrangement(mut holidays: Vec<Holiday<'_>>, in_lieu: &Text, names: &mut Names) -> Arrangement {
    holidays.sort_by_key(|holiday| holiday.date);
    let mut taken: BTreeSet<Date> = holidays.iter().map(|holiday| holiday.date).collect();
    let mut off: Vec<DayOff> =
        holidays.iter().map(|holiday| names.day_off(holiday.date, holiday.name)).collect();
    for holiday in holidays.iter().filter(|holiday| holiday.makeup && is_weekend(holiday.date)) {
        let free = days_from(holiday.date).find(|day| !is_weekend(*day) && taken.insert(*day));
        off.extend(free.map(|day| names.day_off(day, &called_in_lieu(in_lieu, holiday.name))));
    }
    off.sort_by_key(|off| off.date);
    off.dedup_by_key(|off| off.date);
    Arrangement { off, worked: Vec::new() }
}

/// A day and all that follow.
fn days_from(date: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(date), |day| day.tomorrow().ok())
}

fn called_in_lieu(in_lieu: &Text, name: &Text) -> Text {
    Text { vi: format!("{} {}", in_lieu.vi, name.vi), en: format!("{} {}", in_lieu.en, name.en) }
}

/// Whether a day is a Saturday or Sunday.
#[must_use]
pub fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The names of a year's days off, each once.
#[derive(Default)]
struct Names(Vec<Text>);

impl Names {
    fn day_off(&mut self, date: Date, name: &Text) -> DayOff {
        let index = self.0.iter().position(|known| known == name).unwrap_or_else(|| {
            self.0.push(name.clone());
            self.0.len() - 1
        });
        // A year has at most 366 days off; one with more than 255 names isn't a year of this law.
        DayOff { date, name: u8::try_from(index).unwrap_or(u8::MAX) }
    }
}
