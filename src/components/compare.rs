//! What one channel saves in đồng and days, beside another.

use rules::channel::Channel;
use rules::due::Due;
use rules::fee::Dong;
use yew::prelude::*;

use super::LaterView;
use super::channel_card::{Offer, name};
use crate::format::{dong, fill};

/// One line, or nothing where nothing differs for certain. The counter is what people know, so the
/// others are measured by it.
pub fn compare(view: &LaterView<'_>, offer: &Offer, offers: &[Offer]) -> Html {
    let counter = offers.iter().find(|other| other.channel == Channel::Counter);
    let Some(counter) = counter.filter(|counter| counter.channel != offer.channel) else {
        return Html::default();
    };
    let parts: Vec<String> =
        [money(view, offer, counter), days(view, offer, counter)].into_iter().flatten().collect();
    if parts.is_empty() {
        return Html::default();
    }
    let other = name(view, counter.channel).to_lowercase();
    let line = fill(view.texts.compared, &[&other, &parts.join(", ")]);
    let worse = offer.charges.total().known > counter.charges.total().known;
    html! { <p class={classes!("mc-saving", worse.then_some("mc-saving--more"))}>{ line }</p> }
}

/// Of two sums that are known.
fn money(view: &LaterView<'_>, offer: &Offer, other: &Offer) -> Option<String> {
    let (here, there) = (offer.charges.total(), other.charges.total());
    let known = here.complete && there.complete;
    let (text, amount) = match here.known.0.checked_sub(there.known.0) {
        Some(more) => (view.texts.dearer, more),
        None => (view.texts.cheaper, there.known.0.saturating_sub(here.known.0)),
    };
    (known && amount > 0).then(|| fill(text, &[&dong(view.texts, Dong(amount))]))
}

/// Of two dates that are known.
fn days(view: &LaterView<'_>, offer: &Offer, other: &Offer) -> Option<String> {
    let (Due::By(here), Due::By(there)) = (&offer.due, &other.due) else { return None };
    let later = there.date().until(here.date());
    let text = if later > 0 { view.texts.later } else { view.texts.sooner };
    (later != 0).then(|| fill(text, &[&later.unsigned_abs().to_string()]))
}
