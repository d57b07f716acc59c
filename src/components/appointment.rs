//! The due date for the person's own calendar.

use rules::channel::Channel;
use rules::due::DueDate;
use rules::iso::Iso;
use rules::procedure::Procedure;
use yew::prelude::*;

use super::{LaterView, icon};
use crate::format::fill;
use crate::format::ics::{Event, address};

/// A link that saves a file with the day. What it holds leads back to the question whether the
/// result has come, and tells nothing of the answers.
pub fn appointment(
    view: &LaterView<'_>,
    procedure: &Procedure,
    channel: Channel,
    by: &DueDate,
) -> Html {
    let texts = view.texts;
    let day = by.date();
    let name = view.say(&procedure.name);
    let title = match by.provisional {
        true => fill(texts.appointment_provisional, &[&name]),
        false => fill(texts.appointment_title, &[&name]),
    };
    let link = view.state.bare_link();
    let mut text = texts.no_promise.to_owned();
    if let Some(link) = &link {
        text.push('\n');
        text.push_str(&fill(texts.appointment_text, &[link]));
    }
    let id = format!("{}-{}-{}", procedure.id, channel.code(), day.write());
    let event = Event {
        id: &id,
        made_on: view.state.now.date(),
        day,
        title: &title,
        text: &text,
        link: link.as_deref(),
    };
    html! {
        <a class="mc-link mc-appointment" href={address(&event)}
            download={format!("mot-cua-{}.ics", day.write())}>
            { icon::calendar() }{ texts.appointment }
        </a>
    }
}
