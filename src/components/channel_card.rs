//! One channel: when it is ready and what it costs there.

use rules::case::Case;
use rules::channel::Channel;
use rules::charge::{Charges, charges};
use rules::day_count::{Day, days};
use rules::due::{Due, DueDate, due};
use rules::work_calendar::WorkCalendar;
use yew::prelude::*;

use super::{
    LaterView, appointment, changes, compare, day_table, disclosure, due as due_parts, fees, plan,
};

/// What one channel offers.
#[derive(Debug)]
pub struct Offer {
    /// The channel.
    pub channel: Channel,
    /// When it is ready.
    pub due: Due,
    /// What it costs.
    pub charges: Charges,
}

impl Offer {
    /// What each channel of a case offers, `first` before the others.
    #[must_use]
    pub fn all(case: &Case<'_>, calendar: &WorkCalendar, first: Option<Channel>) -> Vec<Self> {
        let offered = case.procedure.channels;
        let first = first.filter(|channel| offered.contains(*channel));
        let others = offered.iter().filter(|channel| Some(*channel) != first);
        let channels = first.into_iter().chain(others);
        let offer = |channel| Self {
            channel,
            due: due(case, channel, calendar),
            charges: charges(case, channel),
        };
        channels.map(offer).collect()
    }
}

/// All channels beside each other.
pub fn channel_cards(
    view: &LaterView<'_>,
    case: &Case<'_>,
    calendar: &WorkCalendar,
    offers: &[Offer],
) -> Html {
    let earliest = first_ready(offers);
    html! {
        <div class="mc-cards">
            { for offers.iter().map(|offer| {
                let first = earliest == Some(offer.channel);
                channel_card(view, case, calendar, offer, offers, first)
            }) }
        </div>
    }
}

/// The channel that is ready before every other, where there is one.
fn first_ready(offers: &[Offer]) -> Option<Channel> {
    let date = |offer: &Offer| match &offer.due {
        Due::By(by) => Some((by.date(), offer.channel)),
        _ => None,
    };
    let dates: Vec<_> = offers.iter().map(date).collect::<Option<_>>()?;
    let (earliest, channel) = dates.iter().min_by_key(|(date, _)| *date)?;
    let ties = dates.iter().filter(|(other, _)| other == earliest).count();
    (ties == 1 && dates.len() > 1).then_some(*channel)
}

/// A table of the days to each due date: one for each way to count, since most channels count alike.
pub fn day_tables(
    view: &LaterView<'_>,
    case: &Case<'_>,
    calendar: &WorkCalendar,
    offers: &[Offer],
) -> Vec<Html> {
    let mut tables: Vec<(Vec<&str>, Vec<Day>)> = Vec::new();
    for offer in offers {
        let dates: &[DueDate] = match &offer.due {
            Due::By(by) => std::slice::from_ref(by),
            Due::Depends(_) | Due::Unknown(_) => &[],
        };
        for by in dates {
            let counted = days(by, &case.procedure.reception, calendar);
            let name = name(view, offer.channel);
            match tables.iter_mut().find(|(_, other)| *other == counted) {
                Some((names, _)) => names.push(name),
                None => tables.push((vec![name], counted)),
            }
        }
    }
    let table = |(names, days): &(Vec<&str>, Vec<Day>)| {
        day_table::day_table(view, &names.join(", ").to_lowercase(), days)
    };
    tables.iter().map(table).collect()
}

/// The card of one channel; `first` where it is ready before every other.
fn channel_card(
    view: &LaterView<'_>,
    case: &Case<'_>,
    calendar: &WorkCalendar,
    offer: &Offer,
    offers: &[Offer],
    first: bool,
) -> Html {
    let texts = view.texts;
    let (procedure, channel) = (case.procedure, offer.channel);
    let how = html! {
        <>
            <h4>{ texts.due }</h4>
            { due_parts::steps(view, procedure, &offer.due) }
            <h4>{ texts.fees }</h4>
            { fees::steps(view, case, channel, &offer.charges) }
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
                        { due_parts::day(view, procedure, &offer.due) }
                        { plan::file_by(view, case, calendar, channel) }
                        if let Due::By(by) = &offer.due {
                            { appointment::appointment(view, procedure, channel, by) }
                        }
                    </dd>
                </div>
                <div>
                    <dt>{ texts.fees }</dt>
                    <dd>
                        { fees::total(view, procedure, &offer.charges) }
                        { changes::changes(view, case, channel, &offer.charges) }
                    </dd>
                </div>
            </dl>
            { compare::compare(view, offer, offers) }
            { disclosure::disclosure(texts.how_counted, how) }
        </section>
    }
}

/// The name of a channel.
#[must_use]
pub fn name(view: &LaterView<'_>, channel: Channel) -> &'static str {
    let names = &view.texts.channels;
    match channel {
        Channel::Online => names.online,
        Channel::Counter => names.counter,
        Channel::Post => names.post,
        Channel::Kiosk => names.kiosk,
    }
}
