//! One channel: when it is ready and what it costs there.

use rules::case::Case;
use rules::channel::Channel;
use rules::charge::charges;
use rules::due::due;
use rules::work_calendar::WorkCalendar;
use yew::prelude::*;

use super::{View, changes, disclosure, due as due_parts, fees, plan};

/// The card of one channel; `first` where it is ready before every other.
pub fn channel_card(
    view: &View<'_>,
    case: &Case<'_>,
    calendar: &WorkCalendar,
    channel: Channel,
    first: bool,
) -> Html {
    let texts = view.texts;
    let (procedure, due, charges) =
        (case.procedure, due(case, channel, calendar), charges(case, channel));
    let how = html! {
        <>
            <h4>{ texts.due }</h4>
            { due_parts::steps(view, procedure, &due) }
            <h4>{ texts.fees }</h4>
            { fees::steps(view, case, channel, &charges) }
        </>
    };
    html! {
        <section class="mc-card" part="channel" key={channel.code()}>
            <h3 class="mc-card__title">
                { name(view, channel) }
                if first { { " " }<span class="mc-tag mc-tag--good">{ texts.first }</span> }
            </h3>
            <dl class="mc-figures">
                <div>
                    <dt>{ texts.due }</dt>
                    <dd>
                        { due_parts::day(view, procedure, &due) }
                        { plan::file_by(view, case, calendar, channel) }
                    </dd>
                </div>
                <div>
                    <dt>{ texts.fees }</dt>
                    <dd>
                        { fees::total(view, procedure, &charges) }
                        { changes::changes(view, case, channel, &charges) }
                    </dd>
                </div>
            </dl>
            { disclosure::disclosure(texts.how_counted, how) }
        </section>
    }
}

/// The name of a channel.
#[must_use]
pub fn name(view: &View<'_>, channel: Channel) -> &'static str {
    let names = &view.texts.channels;
    match channel {
        Channel::Online => names.online,
        Channel::Counter => names.counter,
        Channel::Post => names.post,
        Channel::Kiosk => names.kiosk,
    }
}
