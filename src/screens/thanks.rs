//! What became of the rating.

use yew::prelude::*;

use super::heading;
use crate::components::{LaterView, button, icon, message};
use crate::format::fill;
use crate::state::{Action, Delivery};

pub(super) fn thanks(view: &LaterView<'_>, delivery: Delivery) -> Html {
    let texts = view.texts;
    let text = match delivery {
        Delivery::Sending => texts.sending,
        Delivery::Sent => texts.sent,
        Delivery::Queued => texts.queued,
        Delivery::Lost => texts.lost,
        Delivery::Refused => texts.refused,
        Delivery::TicketUsed => texts.ticket_used,
    };
    let picture = match delivery {
        Delivery::Sent => icon::tick(),
        Delivery::Sending | Delivery::Queued => icon::clock(),
        Delivery::Lost | Delivery::Refused | Delivery::TicketUsed => icon::warning(),
    };
    html! {
        <>
            { heading(texts.thanks) }
            <div role="status">{ message::outcome(picture, html! {
                <>
                    <p key={text}>{ text }</p>
                    if delivery == Delivery::Refused {
                        <p class="mc-note">{ fill(texts.problem_code, &["rating_refused"]) }</p>
                    }
                </>
            }) }</div>
            <div class="mc-actions">
                if delivery == Delivery::Lost {
                    { button::primary(view, texts.send_again, Action::Send) }
                }
                { button::secondary(view, texts.start_again, Action::Reset) }
            </div>
        </>
    }
}
