//! The due date of one channel, and how it was counted.

use rules::due::{Counted, Due, DueDate, Moved, UnknownLimit};
use rules::limit::Start;
use rules::procedure::Procedure;
use rules::work_calendar::Exception;
use yew::prelude::*;

use super::LaterView;
use super::source::source;
use crate::format::{date, fill, limit, moment, time};

/// The day, large.
pub fn day(view: &LaterView<'_>, procedure: &Procedure, due: &Due) -> Html {
    match due {
        Due::By(by) => html! { <p class="mc-figure">{ day_text(view, by) }</p> },
        Due::Depends(dates) => html! {
            <>
                <ul class="mc-figure mc-figure--several">
                    { for dates.iter().map(|by| html! { <li>{ day_text(view, by) }</li> }) }
                </ul>
                <p class="mc-note">{ view.texts.due_depends }</p>
            </>
        },
        Due::Unknown(why) => html! {
            <>
                <p class="mc-figure mc-figure--unknown">{ view.texts.unknown }</p>
                <p class="mc-note">{ unknown(view, procedure, *why) }</p>
            </>
        },
    }
}

/// The day, or the days that it may be, in one line.
#[must_use]
pub fn in_short(view: &LaterView<'_>, due: &Due) -> String {
    let texts = view.texts;
    let day = |by: &DueDate| {
        let day = counted_day(view, by.binding());
        if by.provisional { format!("{day} ({})", texts.provisional_short) } else { day }
    };
    match due {
        Due::By(by) => day(by),
        Due::Depends(dates) => {
            let or = format!(" {} ", texts.or);
            dates.iter().map(day).collect::<Vec<_>>().join(&or)
        }
        Due::Unknown(_) => texts.unknown.to_owned(),
    }
}

fn day_text(view: &LaterView<'_>, by: &DueDate) -> Html {
    let counted = by.binding();
    html! {
        <>
            { counted_day(view, counted) }
            if by.provisional {
                { " " }<span class="mc-tag">{ view.texts.provisional_short }</span>
            }
        </>
    }
}

fn counted_day(view: &LaterView<'_>, counted: &Counted) -> String {
    let day = date(view.texts, counted.date);
    counted.time.map_or(day.clone(), |hour| fill(view.texts.by_hour, &[&time(hour), &day]))
}

/// Step by step, how the day was counted.
pub fn steps(view: &LaterView<'_>, procedure: &Procedure, due: &Due) -> Html {
    match due {
        Due::By(by) => by_steps(view, procedure, by),
        Due::Depends(dates) => dates.iter().map(|by| by_steps(view, procedure, by)).collect(),
        Due::Unknown(_) => Html::default(),
    }
}

fn by_steps(view: &LaterView<'_>, procedure: &Procedure, by: &DueDate) -> Html {
    let texts = view.texts;
    let filed = fill(texts.counted_filed, &[&moment(texts, view.state.now)]);
    let received = by.receipt.moved.map(|moved| match moved {
        Moved::UntilOpening => fill(texts.moved_until_opening, &[&time(by.receipt.time)]),
        Moved::AfterHours => fill(texts.moved_after_hours, &[&date(texts, by.receipt.day)]),
        Moved::DayOff => fill(texts.moved_day_off, &[&date(texts, by.receipt.day)]),
    });
    let legal = procedure.limits.get(usize::from(by.limit));
    let start = legal.and_then(|legal| match legal.start {
        Start::CompleteDossier => None,
        Start::FeePaid => Some(texts.start_fee_paid),
        Start::CompetentAgency => Some(texts.start_competent_agency),
    });
    let local = by
        .local
        .as_ref()
        .and_then(|(index, counted)| Some((procedure.policies.get(usize::from(*index))?, counted)));
    html! {
        <ul class="mc-steps">
            <li>{ filed }</li>
            if let Some(received) = received { <li>{ received }</li> }
            <li>
                { fill(texts.counted_limit, &[&limit(texts, &by.legal.spans)]) }
                if let Some(legal) = legal { { source(view, procedure, &legal.source) } }
            </li>
            if let Some((policy, counted)) = local {
                <li>
                    { fill(texts.counted_local, &[&limit(texts, &counted.spans)]) }
                    { " " }{ view.say(&policy.summary) }
                    { source(view, procedure, &policy.source) }
                </li>
            }
            { for by.possible.iter().map(|(index, counted)| possible(view, procedure, *index, counted)) }
            if by.binding().rounded { <li>{ texts.rounded_day }</li> }
            if let Some(start) = start { <li>{ start }</li> }
            { exceptions(view, by) }
            if by.provisional { <li>{ texts.provisional }</li> }
            <li>{ texts.supplement }</li>
        </ul>
    }
}

/// A policy that may shorten the limit, with what that depends on.
fn possible(view: &LaterView<'_>, procedure: &Procedure, index: u16, counted: &Counted) -> Html {
    let texts = view.texts;
    let Some(policy) = procedure.policies.get(usize::from(index)) else { return Html::default() };
    html! {
        <li>
            { fill(texts.possible_limit, &[&limit(texts, &counted.spans)]) }
            { " " }{ view.say(&policy.summary) }
            if let Some(condition) = &policy.provided {
                { " " }{ fill(texts.provided, &[&view.say(condition)]) }
            }
            if counted.rounded { { " " }{ texts.rounded_day } }
            { source(view, procedure, &policy.source) }
        </li>
    }
}

/// The days between receipt and the due date that aren't what their weekday says.
fn exceptions(view: &LaterView<'_>, by: &DueDate) -> Html {
    let Some(calendar) = view.state.calendar.as_deref() else { return Html::default() };
    let (mut off, mut worked) = (Vec::new(), Vec::new());
    for exception in calendar.exceptions(by.receipt.day, by.date()) {
        match exception {
            Exception::Off(day) => {
                let name = calendar.name(day).map(|name| format!(" ({})", view.say(name)));
                off.push(date(view.texts, day) + name.as_deref().unwrap_or_default());
            }
            Exception::Worked(day) => worked.push(date(view.texts, day)),
        }
    }
    let line = |text, days: Vec<String>| {
        (!days.is_empty()).then(|| html! { <li>{ fill(text, &[&days.join("; ")]) }</li> })
    };
    html! {
        <>{ line(view.texts.days_off, off) }{ line(view.texts.days_worked, worked) }</>
    }
}

fn unknown(view: &LaterView<'_>, procedure: &Procedure, why: UnknownLimit) -> String {
    let ask = fill(view.texts.ask, &[&view.say(&procedure.agency)]);
    let limits = &procedure.limits;
    let why = match why {
        UnknownLimit::NotInSources(index) => {
            let term = limits.get(usize::from(index)).map(|limit| &limit.term);
            if let Some(rules::limit::Term::Unknown(text)) = term {
                return view.say(text).to_string();
            }
            view.texts.due_no_limit.to_owned()
        }
        UnknownLimit::Expired(index) => limits
            .get(usize::from(index))
            .and_then(|limit| limit.window.to)
            .map_or_else(String::new, |to| fill(view.texts.due_expired, &[&date(view.texts, to)])),
        UnknownLimit::NoLimit => view.texts.due_no_limit.to_owned(),
        UnknownLimit::BeyondCalendar => view.texts.due_beyond.to_owned(),
    };
    format!("{why} {ask}")
}
