//! To have it by a day, when must it be filed?

use jiff_core::civil::Date;
use rules::case::Case;
use rules::channel::Channel;
use rules::iso::Iso;
use rules::planner::{FileBy, file_by as last_moment};
use rules::work_calendar::WorkCalendar;
use yew::prelude::*;

use super::{LaterView, disclosure, entry};
use crate::format::{fill, moment};
use crate::state::Action;

/// The day on which the result is needed.
pub fn needed(view: &LaterView<'_>) -> Html {
    let oninput = view.dispatch.reform(|event: InputEvent| Action::Needed(entry::typed(&event)));
    let (value, today) = (view.state.needed.clone(), view.state.now.date().write());
    disclosure::disclosure(
        view.texts.needed,
        html! {
            <label class="mc-label">
                { view.texts.date_label }
                <input class="mc-input mc-input--date" type="date" autocomplete="off" min={today}
                    {value} {oninput} />
            </label>
        },
    )
}

/// When it must be filed through a channel, once that day is known.
pub fn file_by(
    view: &LaterView<'_>,
    case: &Case<'_>,
    calendar: &WorkCalendar,
    channel: Channel,
) -> Html {
    let Some(needed) = Date::read(&view.state.needed) else { return Html::default() };
    let text = match last_moment(case, channel, calendar, needed) {
        FileBy::Moment(last) => fill(view.texts.file_by, &[&moment(view.texts, last)]),
        FileBy::TooLate => view.texts.file_too_late.to_owned(),
        FileBy::Unknown(_) => return Html::default(),
    };
    html! { <p class="mc-note" role="status">{ text }</p> }
}
