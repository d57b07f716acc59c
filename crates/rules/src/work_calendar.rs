//! Working days: the calendars of all years, made quick to ask.

use alloc::vec;
use alloc::vec::Vec;
use jiff_core::civil::{Date, Weekday};

use crate::calendar::{Arrangement, Calendar, Days, Year};
use crate::text::Text;

/// Which days are worked, for every year of a [`Calendar`].
#[derive(Clone, Debug)]
pub struct WorkCalendar {
    first_year: i16,
    years: Vec<WorkYear>,
}

/// A day that isn't what its weekday says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exception {
    /// A day off from Monday to Friday.
    Off(Date),
    /// A worked Saturday or Sunday.
    Worked(Date),
}

#[derive(Clone, Debug)]
struct WorkYear {
    announced: bool,
    arrangements: Vec<WorkDays>,
    /// The days off of an announced year, with their names.
    named: Vec<(Date, Text)>,
}

/// A bit a day of the year, for one arrangement.
#[derive(Clone, Debug, Default)]
struct WorkDays {
    worked: DaySet,
    named_off: DaySet,
}

#[derive(Clone, Copy, Debug, Default)]
struct DaySet([u64; 6]);

impl DaySet {
    fn contains(&self, date: Date) -> bool {
        let (word, bit) = position(date);
        self.0.get(word).is_some_and(|days| days & bit != 0)
    }

    fn set(&mut self, date: Date, member: bool) {
        let (word, bit) = position(date);
        if let Some(days) = self.0.get_mut(word) {
            *days = if member { *days | bit } else { *days & !bit };
        }
    }
}

fn position(date: Date) -> (usize, u64) {
    let day = date.day_of_year().unsigned_abs();
    (usize::from(day >> 6), 1 << (day & 63))
}

impl WorkCalendar {
    /// Lays out the years of `calendar`; what follows a missing year is left out.
    #[must_use]
    pub fn new(calendar: &Calendar) -> Self {
        let first_year = calendar.years.first().map_or(0, |year| year.year);
        let years = (first_year..=i16::MAX)
            .zip(&calendar.years)
            .take_while(|(expected, year)| *expected == year.year)
            .map(|(_, year)| WorkYear::new(year))
            .collect();
        Self { first_year, years }
    }

    /// The days after `after`, up to `until`, that aren't what their weekday says; of years that
    /// aren't announced none.
    #[must_use]
    pub fn exceptions(&self, after: Date, until: Date) -> Vec<Exception> {
        let mut found = Vec::new();
        let mut day = after.tomorrow().ok();
        while let Some(date) = day.filter(|date| *date <= until) {
            let year = self.year(date.year()).filter(|year| year.announced);
            if let Some(days) = year.and_then(|year| year.arrangements.first()) {
                match (is_weekend(date), days.worked.contains(date)) {
                    (true, true) => found.push(Exception::Worked(date)),
                    (false, false) => found.push(Exception::Off(date)),
                    _ => {}
                }
            }
            day = date.tomorrow().ok();
        }
        found
    }

    /// The name of a day off of an announced year; weekends have one only inside a holiday.
    #[must_use]
    pub fn name(&self, date: Date) -> Option<&Text> {
        let named = &self.year(date.year())?.named;
        named.iter().find(|(off, _)| *off == date).map(|(_, name)| name)
    }

    /// The first of the arrangements of every year; that of an announced year is the only one.
    pub(crate) fn view(&self) -> View<'_> {
        View { calendar: self, picks: vec![] }
    }

    /// One view for each combination of arrangements of the years that aren't announced, among
    /// those from `first` to `last`.
    pub(crate) fn views(&self, first: i16, last: i16) -> Vec<View<'_>> {
        let mut views = vec![self.view()];
        for year in first..=last {
            let choices = self.year(year).map_or(1, |year| year.arrangements.len());
            if choices < 2 {
                continue;
            }
            views = views
                .into_iter()
                .flat_map(|view| (0..choices).map(move |pick| view.clone().with(year, pick)))
                .collect();
        }
        views
    }

    /// Whether a year from `first` to `last` isn't announced.
    pub(crate) fn provisional(&self, first: i16, last: i16) -> bool {
        (first..=last).any(|year| self.year(year).is_some_and(|year| !year.announced))
    }

    fn year(&self, year: i16) -> Option<&WorkYear> {
        let index = usize::try_from(year.checked_sub(self.first_year)?).ok()?;
        self.years.get(index)
    }
}

impl WorkYear {
    fn new(year: &Year) -> Self {
        let lay_out = |arrangement| WorkDays::new(year.year, arrangement);
        match &year.days {
            Days::Announced { arrangement, .. } => {
                let name = |index: u8| year.names.get(usize::from(index)).cloned();
                let named = arrangement.off.iter().filter_map(|o| Some((o.date, name(o.name)?)));
                Self {
                    announced: true,
                    arrangements: vec![lay_out(arrangement)],
                    named: named.collect(),
                }
            }
            Days::Provisional(arrangements) => Self {
                announced: false,
                arrangements: arrangements.iter().map(lay_out).collect(),
                named: vec![],
            },
        }
    }
}

impl WorkDays {
    fn new(year: i16, arrangement: &Arrangement) -> Self {
        let mut days = Self::default();
        let mut date = Date::new(year, 1, 1).ok();
        while let Some(day) = date.filter(|day| day.year() == year) {
            days.worked.set(day, !is_weekend(day));
            date = day.tomorrow().ok();
        }
        for off in &arrangement.off {
            days.worked.set(off.date, false);
            days.named_off.set(off.date, true);
        }
        for worked in &arrangement.worked {
            days.worked.set(*worked, true);
        }
        days
    }
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The calendar under one arrangement of each year.
#[derive(Clone, Debug)]
pub(crate) struct View<'a> {
    calendar: &'a WorkCalendar,
    /// Years with the index of their arrangement; 0 for those that aren't named.
    picks: Vec<(i16, usize)>,
}

/// The calendar doesn't reach that far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BeyondCalendar;

impl View<'_> {
    fn with(mut self, year: i16, pick: usize) -> Self {
        self.picks.push((year, pick));
        self
    }

    fn days(&self, year: i16) -> Result<&WorkDays, BeyondCalendar> {
        let pick = self.picks.iter().find(|(picked, _)| *picked == year).map_or(0, |pick| pick.1);
        self.calendar.year(year).and_then(|year| year.arrangements.get(pick)).ok_or(BeyondCalendar)
    }

    /// Whether `date` is a working day.
    pub(crate) fn works(&self, date: Date) -> Result<bool, BeyondCalendar> {
        Ok(self.days(date.year())?.worked.contains(date))
    }

    /// Whether `date` is named as a day off, weekends only where they are part of a holiday.
    pub(crate) fn named_off(&self, date: Date) -> Result<bool, BeyondCalendar> {
        Ok(self.days(date.year())?.named_off.contains(date))
    }

    /// The `count`-th working day after `date`; `date` itself for 0.
    pub(crate) fn working_days_after(
        &self,
        date: Date,
        count: u16,
    ) -> Result<Date, BeyondCalendar> {
        let mut day = date;
        for _ in 0..count {
            day = day.tomorrow().map_err(|_| BeyondCalendar)?;
            while !self.works(day)? {
                day = day.tomorrow().map_err(|_| BeyondCalendar)?;
            }
        }
        Ok(day)
    }

    /// `date`, or the next working day when it is a day off.
    pub(crate) fn on_or_after(&self, date: Date) -> Result<Date, BeyondCalendar> {
        if self.works(date)? { Ok(date) } else { self.working_days_after(date, 1) }
    }
}

/// `date` with a number of calendar days added.
pub(crate) fn add_days(date: Date, days: u16) -> Result<Date, BeyondCalendar> {
    date.checked_add(i32::from(days)).map_err(|_| BeyondCalendar)
}

/// `date` with a number of months added, the day kept or clamped to the month's last.
pub(crate) fn add_months(date: Date, months: u16) -> Result<Date, BeyondCalendar> {
    let month = i32::from(date.month()).saturating_sub(1).saturating_add(i32::from(months));
    let year = i32::from(date.year()).saturating_add(month.div_euclid(12));
    let (year, month) = (i16::try_from(year), i8::try_from(month.rem_euclid(12)));
    let (Ok(year), Ok(month)) = (year, month) else { return Err(BeyondCalendar) };
    Date::new_constrain(year, month.saturating_add(1), date.day()).map_err(|_| BeyondCalendar)
}
