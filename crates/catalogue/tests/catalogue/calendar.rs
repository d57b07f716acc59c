//! Days off: computed new years, announced years as they are, and what the law leaves open.

use std::path::Path;

use catalogue::calendar::{calendar, is_weekend, provisional_year};
use catalogue::lunar::day_of;
use catalogue::source::calendar::{AnnouncedYear, Law};
use catalogue::source::file::File;
use jiff_core::civil::{Date, date};
use rules::calendar::{Arrangement, Days, Year};
use rules::iso::Iso;

const LUNAR: &str = include_str!("../fixtures/lunar.csv");

#[test]
fn lunar_days_are_those_of_the_vietnamese_calendar() {
    for row in LUNAR.lines().filter(|line| line.starts_with('2')) {
        let mut fields = row.split(',');
        let year: i16 = fields.next().unwrap().parse().unwrap();
        let tet = Date::read(fields.next().unwrap()).unwrap();
        let gio_to = Date::read(fields.next().unwrap()).unwrap();
        assert_eq!(day_of(year, 1, 1), Some(tet), "Tết {year}");
        assert_eq!(day_of(year, 3, 10), Some(gio_to), "Giỗ Tổ {year}");
    }
    assert_eq!(LUNAR.lines().filter(|line| line.starts_with('2')).count(), 32);
}

#[test]
fn lunar_days_that_are_none() {
    for (year, month, day) in [(2026, 0, 1), (2026, 1, 0), (2026, 1, 31), (2026, 12, 1)] {
        assert_eq!(day_of(year, month, day), None, "{year} {month} {day}");
    }
    // The first month has 30 days in 2026 and 29 in 2030: the next begins a day earlier.
    assert_eq!(day_of(2026, 1, 30), Some(date(2026, 3, 18)));
    assert_eq!(day_of(2026, 2, 1), Some(date(2026, 3, 19)));
}

#[test]
fn announced_years_have_the_right_number_of_working_days() {
    for (year, working_days) in [(2024, 251), (2025, 250), (2026, 249), (2027, 249)] {
        let calendar = calendar([&announced(year)], &law());
        let Days::Announced { arrangement, .. } = &calendar.years[0].days else { panic!() };
        let days = std::iter::successors(Some(date(year, 1, 1)), |day| day.tomorrow().ok());
        let days = days.take_while(|day| day.year() == year);
        let worked = days.filter(|day| is_worked(arrangement, *day)).count();
        assert_eq!(worked, working_days, "{year}");
    }
}

#[test]
fn a_proposed_swap_is_not_a_day_off() {
    let year = announced(2026);
    assert!(!year.off.iter().any(|off| off.date.0 == date(2026, 11, 23)));
    assert!(year.off.iter().any(|off| off.date.0 == date(2026, 11, 24)));
}

/// The permitted arrangements of a past year contain what was announced, swaps left aside.
#[test]
fn announced_years_were_permitted() {
    for year in 2024..=2027 {
        let announced = announced(year);
        let swapped: Vec<Date> = announced.worked.iter().map(|worked| worked.r#for.0).collect();
        let weekdays_off: Vec<Date> = announced
            .off
            .iter()
            .map(|off| off.date.0)
            .filter(|day| !is_weekend(*day) && !swapped.contains(day))
            .collect();
        let permitted = arrangements(&provisional_year(year, &law()));
        assert!(permitted.contains(&weekdays_off), "{year}: {weekdays_off:?} in {permitted:?}");
    }
}

#[test]
fn provisional_years_follow_the_announced_ones() {
    let announced: Vec<_> = (2024..=2027).rev().map(announced).collect();
    let calendar = calendar(&announced, &law());
    let years: Vec<i16> = calendar.years.iter().map(|year| year.year).collect();
    assert_eq!(years, [2024, 2025, 2026, 2027, 2028, 2029, 2030]);
    for year in &calendar.years {
        match &year.days {
            Days::Announced { sources, .. } => assert!(year.year <= 2027 && !sources.is_empty()),
            Days::Provisional(arrangements) => {
                assert!(year.year >= 2028);
                assert_eq!(arrangements.len(), 4, "{}", year.year);
            }
        }
    }
}

#[test]
fn provisional_days() {
    // (year, days that are off in every arrangement, weekdays that are worked in every one)
    for (year, off, worked) in [
        // 1 January is a Saturday: the Monday after it is off in lieu.
        (2028, vec![date(2028, 1, 3)], vec![date(2027, 12, 31), date(2028, 1, 4)]),
        // 24 November is a Saturday, and no day in lieu follows from the words of the law.
        (2029, vec![date(2029, 11, 24), date(2029, 5, 1)], vec![date(2029, 11, 26)]),
        // 2 September is a Monday: the Sunday before it is made up on Tuesday, the Tuesday after
        // it is off itself.
        (2030, vec![date(2030, 9, 2), date(2030, 9, 3)], vec![date(2030, 9, 4)]),
    ] {
        for off_days in arrangements(&provisional_year(year, &law())) {
            for day in &off {
                assert!(is_weekend(*day) || off_days.contains(day), "{day:?} is off");
            }
            for day in &worked {
                assert!(!off_days.contains(day), "{day:?} is worked");
            }
        }
    }
}

/// The weekdays off of each arrangement, ascending.
fn arrangements(year: &Year) -> Vec<Vec<Date>> {
    let Days::Provisional(arrangements) = &year.days else { panic!("{year:?}") };
    let weekdays = |arrangement: &Arrangement| {
        arrangement.off.iter().map(|off| off.date).filter(|day| !is_weekend(*day)).collect()
    };
    arrangements.iter().map(weekdays).collect()
}

fn is_worked(arrangement: &Arrangement, day: Date) -> bool {
    let off = arrangement.off.iter().any(|off| off.date == day);
    arrangement.worked.contains(&day) || (!is_weekend(day) && !off)
}

fn announced(year: i16) -> AnnouncedYear {
    read(&format!("{year}.toml"))
}

fn law() -> Law {
    read("law.toml")
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/calendar");
    File::read(&folder.join(name)).unwrap().parse().unwrap().value
}
