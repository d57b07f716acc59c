//! The days from receipt to the due date as a small calendar: which count, and which don't.

use jiff_core::civil::Date;
use rules::day_count::{Day, DayPart};
use yew::prelude::*;

use super::{LaterView, disclosure};
use crate::format::{date, fill};

/// Days of a week.
const WEEK: usize = 7;

/// More days than this aren't looked at one by one; the steps above say how they were counted.
const MOST_DAYS: usize = 100;

/// A table of weeks, which opens; `channels` are the names of those that it is for.
pub fn day_table(view: &LaterView<'_>, channels: &str, days: &[Day]) -> Html {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Html::default() };
    if days.len() > MOST_DAYS || days.len() < 2 {
        return Html::default();
    }
    let texts = view.texts;
    // Weeks begin on Monday.
    let before = usize::try_from(first.date.weekday().to_monday_zero_offset()).unwrap_or_default();
    let mut cells: Vec<Html> = (0..before).map(|_| html! { <td></td> }).collect();
    cells.extend(days.iter().map(|day| cell(view, day, day.date == last.date)));
    let months = months(view, first.date, last.date);
    let names = texts.short_weekdays.iter().zip(texts.weekdays);
    let content = html! {
        <>
            <div class="mc-days__frame">
                <table class="mc-days">
                    <caption>{ months }</caption>
                    <thead>
                        <tr>
                            { for names.map(|(short, name)| html! {
                                <th scope="col"><abbr title={name}>{ *short }</abbr></th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for cells.chunks(WEEK).map(|week| html! {
                            <tr>{ for week.iter().cloned() }</tr>
                        }) }
                    </tbody>
                </table>
            </div>
            <p class="mc-note">{ texts.days_legend }</p>
        </>
    };
    disclosure::disclosure(fill(texts.days_heading, &[channels]), content)
}

/// A day of the month, with what it is to the limit under it.
fn cell(view: &LaterView<'_>, day: &Day, last: bool) -> Html {
    let texts = view.texts;
    let (class, mark) = match day.part {
        _ if last => ("mc-days__due", texts.day_due.to_owned()),
        DayPart::Receipt => ("mc-days__received", texts.day_received.to_owned()),
        DayPart::Skipped => ("mc-days__skipped", texts.day_skipped.to_owned()),
        DayPart::Counted(number) => ("", number.to_string()),
        DayPart::Running => ("", String::new()),
    };
    let heard = match day.part {
        DayPart::Counted(number) => Some(fill(texts.day_counted, &[&number.to_string()])),
        _ => None,
    };
    let number = match day.date.day() {
        1 => format!("1/{}", day.date.month()),
        number => number.to_string(),
    };
    html! {
        <td class={class}>
            <span class="mc-days__number">{ number }</span>
            { " " }
            if let Some(heard) = heard {
                <span class="mc-days__mark" aria-hidden="true">{ mark.clone() }</span>
                <span class="mc-heard">{ heard }</span>
                if last { <span class="mc-heard">{ ", " }{ mark }</span> }
            } else {
                <span class="mc-days__mark">{ mark }</span>
            }
        </td>
    }
}

/// `thứ Sáu, 21/8/2026 – thứ Ba, 25/8/2026`
fn months(view: &LaterView<'_>, first: Date, last: Date) -> String {
    format!("{} – {}", date(view.texts, first), date(view.texts, last))
}
