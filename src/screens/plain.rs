//! Papers, limits and fees of every case: for where the widget can't run and nobody can be asked.

use rules::condition::Condition;
use rules::document::Citation;
use rules::fee::Fee;
use rules::limit::{Limit, Start, Term};
use rules::policy::Policy;
use rules::procedure::{DeadEnd, Paper, Procedure};
use rules::window::Window;
use yew::prelude::*;

use super::heading;
use crate::components::scope::{Scope, condition, scope};
use crate::components::tariff::tariff;
use crate::components::{LaterView, button, source};
use crate::format::{fill, limit};
use crate::i18n::plain::texts;

/// The list of the procedure that the state holds.
pub(super) fn plain(view: &LaterView<'_>) -> Html {
    let Some(procedure) = view.state.procedure.as_deref() else { return Html::default() };
    let (texts, plain) = (view.texts, texts(view.language()));
    html! {
        <>
            { heading(view.say(&procedure.name)) }
            <p class="mc-help">{ plain.help }</p>
            { section(plain.dead_ends, procedure.dead_ends.iter().map(|end| dead_end(view, procedure, end))) }
            { section(texts.papers_heading, procedure.papers.iter().map(|one| paper(view, procedure, one))) }
            { section(plain.limits, procedure.limits.iter().map(|one| limit_line(view, procedure, one))) }
            { section(plain.fees, procedure.fees.iter().map(|one| fee(view, procedure, one))) }
            { section(plain.policies, procedure.policies.iter().map(|one| policy(view, procedure, one))) }
            if let Some(in_person) = &procedure.in_person {
                <h3 class="mc-section">{ texts.in_person }</h3>
                <p>{ view.say(in_person) }</p>
            }
            <p class="mc-note">{ fill(texts.agency, &[&view.say(&procedure.agency)]) }</p>
            { button::outward("", &procedure.link, texts.portal) }
        </>
    }
}

/// A heading with its lines, if there are any.
fn section(heading: &'static str, lines: impl ExactSizeIterator<Item = Html>) -> Html {
    if lines.len() == 0 {
        return Html::default();
    }
    html! {
        <>
            <h3 class="mc-section">{ heading }</h3>
            <ul class="mc-list">{ for lines }</ul>
        </>
    }
}

/// A line with what it is limited to and the document that it follows from.
fn line(
    view: &LaterView<'_>,
    procedure: &Procedure,
    text: Html,
    notes: impl IntoIterator<Item = String>,
    citation: Option<&Citation>,
) -> Html {
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let source = citation.and_then(|citation| source::name(view, procedure, citation));
    html! {
        <li>
            { text }
            if !notes.is_empty() { <span class="mc-note">{ " (" }{ notes.join(" · ") }{ ")" }</span> }
            if let Some(source) = source { <span class="mc-source">{ " " }{ source }</span> }
        </li>
    }
}

fn dead_end(view: &LaterView<'_>, procedure: &Procedure, end: &DeadEnd) -> Html {
    let when = when(view, procedure, &end.when);
    line(view, procedure, html! { view.say(&end.text) }, [when], Some(&end.source))
}

fn paper(view: &LaterView<'_>, procedure: &Procedure, paper: &Paper) -> Html {
    let (texts, plain) = (view.texts, texts(view.language()));
    let number = |text, count: u8| match count {
        0 => String::new(),
        count => fill(text, &[&count.to_string()]),
    };
    let place = Scope {
        when: &paper.when,
        channels: paper.channels,
        window: Window::default(),
        places: None,
    };
    let waived = paper.waiver.as_ref().map(|waiver| {
        let when = condition(view, procedure, &waiver.when).unwrap_or_default();
        fill(plain.waived, &[&when, &view.say(&waiver.reason)])
    });
    let notes = [
        number(texts.originals, paper.originals),
        number(texts.copies, paper.copies),
        if paper.show_only { texts.show_only.to_owned() } else { String::new() },
        paper.form.as_ref().map(|form| fill(texts.form, &[form])).unwrap_or_default(),
        scope(view, procedure, &place),
        waived.unwrap_or_default(),
    ];
    line(view, procedure, html! { view.say(&paper.name) }, notes, Some(&paper.source))
}

fn limit_line(view: &LaterView<'_>, procedure: &Procedure, one: &Limit) -> Html {
    let texts = view.texts;
    let text = match &one.term {
        Term::Spans(spans) => limit(texts, spans),
        Term::Unknown(why) => {
            let ask = fill(texts.ask, &[&view.say(&procedure.agency)]);
            format!("{}. {} {ask}", texts.unknown, view.say(why))
        }
    };
    let start = match one.start {
        Start::CompleteDossier => "",
        Start::FeePaid => texts.start_fee_paid,
        Start::CompetentAgency => texts.start_competent_agency,
    };
    let place = Scope { when: &one.when, channels: one.channels, window: one.window, places: None };
    let notes = [scope(view, procedure, &place), start.to_owned()];
    line(view, procedure, html! { text }, notes, Some(&one.source))
}

fn fee(view: &LaterView<'_>, procedure: &Procedure, fee: &Fee) -> Html {
    let rates = fee.rates.iter().map(|rate| {
        let place = Scope {
            when: &rate.when,
            channels: rate.channels,
            window: rate.window,
            places: Some(&rate.places),
        };
        let price = tariff(view, procedure, &rate.price);
        let notes = [scope(view, procedure, &place)];
        line(view, procedure, html! { price }, notes, Some(&rate.source))
    });
    let unknown = fee.rates.is_empty().then(|| {
        let ask = fill(view.texts.ask, &[&view.say(&procedure.agency)]);
        html! { <li>{ view.texts.unknown }{ ". " }{ ask }</li> }
    });
    let when = when(view, procedure, &fee.when);
    let text = html! {
        <>{ view.say(&fee.name) }<ul class="mc-list">{ for rates }{ unknown }</ul></>
    };
    line(view, procedure, text, [when], None)
}

fn policy(view: &LaterView<'_>, procedure: &Procedure, policy: &Policy) -> Html {
    let place = Scope {
        when: &policy.when,
        channels: policy.channels,
        window: policy.window,
        places: Some(&policy.places),
    };
    let provided = policy.provided.as_ref();
    let provided = provided.map(|text| fill(view.texts.provided, &[&view.say(text)]));
    let notes = [provided.unwrap_or_default(), scope(view, procedure, &place)];
    line(view, procedure, html! { view.say(&policy.summary) }, notes, Some(&policy.source))
}

fn when(view: &LaterView<'_>, procedure: &Procedure, when: &Condition) -> String {
    let words = condition(view, procedure, when);
    words.map(|words| fill(texts(view.language()).when, &[&words])).unwrap_or_default()
}
