//! How did it go?

use jiff_core::civil::Date;
use rules::rating::{Reason, Score, Stage};
use yew::prelude::*;

use super::heading;
use crate::components::{LaterView, button, comment, factors, icon, message};
use crate::format::{date, fill};
use crate::state::{Action, Storage};

pub(super) fn rating(view: &LaterView<'_>) -> Html {
    let (texts, form) = (view.texts, &view.state.rating);
    let question = match form.stage {
        Some(Stage::Completed) => texts.rating_office,
        _ => texts.rating_guide,
    };
    let procedure = view.state.procedure.as_deref();
    let top = html! {
        <>
            { button::back(view) }
            if let Some(procedure) = procedure {
                <p class="mc-step">{ view.say(&procedure.name) }</p>
            }
        </>
    };
    if let Some(day) = view.state.already_rated() {
        return html! { <>{ top }{ already_rated(view, day) }</> };
    }
    html! {
        <>
            { top }
            <fieldset class="mc-fieldset" aria-describedby="mc-fault">
                <legend><h2 class="mc-heading" tabindex="-1">{ question }</h2></legend>
                <div class="mc-scores">
                    { for Score::ALL.iter().zip(texts.scores).map(|(score, text)| face(view, *score, text)) }
                </div>
            </fieldset>
            { message::fault(form.score_missing.then(|| texts.score_missing.to_owned())) }
            if let Some(score) = form.score { { reasons(view, score) } }
            if form.asks_factors() { { factors::factors(view) } }
            if view.state.options.comments { { comment::comment(view) } }
            if view.state.options.storage == Storage::None {
                { message::notice(html! { <p>{ texts.keeps_nothing }</p> }) }
            }
            { button::primary(view, texts.send, Action::Send) }
            <p class="mc-note">{ texts.rating_privacy }</p>
        </>
    }
}

/// Nobody is asked twice.
fn already_rated(view: &LaterView<'_>, day: Date) -> Html {
    let texts = view.texts;
    let of_ticket =
        view.state.options.ticket.is_some() && view.state.rating.stage == Some(Stage::Completed);
    let text = if of_ticket { texts.rated_ticket } else { texts.rated_procedure };
    html! {
        <>
            { heading(texts.thanks) }
            { message::outcome(icon::tick(), html! { <p>{ fill(text, &[&date(texts, day)]) }</p> }) }
            { button::secondary(view, texts.start_again, Action::Reset) }
        </>
    }
}

fn face(view: &LaterView<'_>, score: Score, text: &'static str) -> Html {
    html! {
        <label class="mc-tile mc-score" key={score.get()}>
            <input type="radio" name="mc-score" checked={view.state.rating.score == Some(score)}
                onchange={view.on(Action::Score(score))} />
            { icon::face(score) }
            <span>{ text }</span>
        </label>
    }
}

fn reasons(view: &LaterView<'_>, score: Score) -> Html {
    let texts = view.texts;
    let stage = view.state.rating.stage.unwrap_or(Stage::GuideOnly);
    let legend = if score.is_satisfied() { texts.reasons_good } else { texts.reasons_bad };
    html! {
        <fieldset class="mc-fieldset">
            <legend class="mc-label">{ legend }</legend>
            <div class="mc-choices mc-choices--close">
                { for Reason::fitting(stage, score).map(|reason| reason_line(view, reason)) }
            </div>
        </fieldset>
    }
}

fn reason_line(view: &LaterView<'_>, reason: Reason) -> Html {
    html! {
        <label class="mc-choice">
            <input type="checkbox" checked={view.state.rating.reasons.contains(reason)}
                onchange={view.on(Action::Reason(reason))} />
            <span class="mc-choice__text">{ (view.texts.reason)(reason) }</span>
        </label>
    }
}
