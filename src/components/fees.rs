//! What a case costs in one channel, line by line.

use rules::case::Case;
use rules::channel::Channel;
use rules::charge::{Amount, ChargeLine, Charges, Origin, UnknownAmount};
use rules::fee::{Dong, Fee, Price};
use rules::policy::{Effect, FeeChange, Policy};
use rules::procedure::Procedure;
use rules::standing::{WhyNot, why_not};
use yew::prelude::*;

use super::LaterView;
use super::source::{name, source};
use crate::format::{date, dong, fill};

/// The sum, large, with what it doesn't hold.
pub fn total(view: &LaterView<'_>, procedure: &Procedure, charges: &Charges) -> Html {
    let texts = view.texts;
    if charges.lines.is_empty() {
        return html! { <p class="mc-figure mc-figure--unknown">{ texts.no_fee }</p> };
    }
    let total = charges.total();
    let nothing_known = !total.complete && total.known == Dong(0);
    let applied = charges.lines.iter().filter_map(|line| policy(procedure, line.applied?));
    html! {
        <>
            if nothing_known {
                <p class="mc-figure mc-figure--unknown">{ texts.unknown }</p>
            } else {
                <p class="mc-figure">
                    { dong(texts, total.known) }
                    if !total.complete {
                        { " " }<span class="mc-tag">{ texts.plus_unknown }</span>
                    }
                </p>
            }
            { lines(view, procedure, charges) }
            { for applied.map(|policy| html! {
                <p class="mc-note">
                    { view.say(&policy.summary) }
                    if let Some(condition) = &policy.provided {
                        { " " }{ fill(texts.provided, &[&view.say(condition)]) }
                    }
                </p>
            }) }
            { for charges.lines.iter().map(|line| hint(view, procedure, line)) }
        </>
    }
}

/// The sum and what it is made of, in one line.
#[must_use]
pub fn in_short(view: &LaterView<'_>, procedure: &Procedure, charges: &Charges) -> String {
    let (texts, total) = (view.texts, charges.total());
    if charges.lines.is_empty() {
        return texts.no_fee.to_owned();
    }
    let sum = match (total.complete, total.known) {
        (true, known) => dong(texts, known),
        (false, Dong(0)) => texts.unknown.to_owned(),
        (false, known) => format!("{} {}", dong(texts, known), texts.plus_unknown),
    };
    let several = charges.lines.len() > 1;
    let lines = charges.lines.iter().filter_map(|line| {
        let name = view.say(&fee(procedure, line)?.name);
        let amount = match &line.payable {
            Amount::Known(amount) => dong(texts, *amount),
            Amount::Unknown(_) => texts.unknown.to_lowercase(),
        };
        Some(if several { format!("{name}: {amount}") } else { name.to_string() })
    });
    format!("{sum} ({})", lines.collect::<Vec<_>>().join("; "))
}

/// What the sum is made of: each line's name, what it costs by law, and what is left.
fn lines(view: &LaterView<'_>, procedure: &Procedure, charges: &Charges) -> Html {
    let texts = view.texts;
    let amount = |amount: &Amount| match amount {
        Amount::Known(amount) => dong(texts, *amount),
        Amount::Unknown(_) => texts.unknown.to_owned(),
    };
    let lines = charges.lines.iter().filter_map(|line| {
        let reduced = line.applied.is_some() && line.base.amount != line.payable;
        Some(html! {
            <li>
                { view.say(&fee(procedure, line)?.name) }
                if line.perhaps { { " " }<span class="mc-tag">{ texts.fee_perhaps }</span> }
                { ": " }
                if reduced { <del>{ amount(&line.base.amount) }</del>{ " " } }
                { amount(&line.payable) }
            </li>
        })
    });
    html! { <ul class="mc-lines">{ for lines }</ul> }
}

/// Under the sum: what is unknown, and what might make it less.
fn hint(view: &LaterView<'_>, procedure: &Procedure, line: &ChargeLine) -> Html {
    let unknown = match (&line.payable, fee(procedure, line)) {
        (Amount::Unknown(why), Some(fee)) => Some(unknown(view, procedure, fee, why)),
        _ => None,
    };
    html! {
        <>
            if let Some(unknown) = unknown { <p class="mc-note">{ unknown }</p> }
            { for line.possible.iter().take(1).map(|(index, left)| possible(view, procedure, *index, left)) }
        </>
    }
}

fn possible(view: &LaterView<'_>, procedure: &Procedure, index: u16, left: &Amount) -> Html {
    let Some(policy) = policy(procedure, index) else { return Html::default() };
    let left = match left {
        Amount::Known(left) => fill(view.texts.fee_possible, &[&dong(view.texts, *left)]),
        Amount::Unknown(_) => view.texts.may_apply.to_owned(),
    };
    html! {
        <p class="mc-note">
            { left }{ " " }{ view.say(&policy.summary) }
            if let Some(condition) = &policy.provided {
                { " " }{ fill(view.texts.provided, &[&view.say(condition)]) }
            }
        </p>
    }
}

/// Step by step, how the sum was counted.
pub fn steps(view: &LaterView<'_>, case: &Case<'_>, channel: Channel, charges: &Charges) -> Html {
    let procedure = case.procedure;
    html! {
        <>
            { for charges.lines.iter().map(|line| line_steps(view, procedure, line)) }
            <ul class="mc-steps">
                { for procedure.policies.iter().filter_map(|policy| left_out(view, case, channel, policy)) }
            </ul>
        </>
    }
}

/// A policy of this place that doesn't count here, with the reason.
fn left_out(
    view: &LaterView<'_>,
    case: &Case<'_>,
    channel: Channel,
    policy: &Policy,
) -> Option<Html> {
    let texts = view.texts;
    let why = match why_not(policy, case, channel)? {
        WhyNot::Elsewhere => return None,
        WhyNot::NotYet(from) => fill(texts.begins, &[&date(texts, from)]),
        WhyNot::Ended(to) => fill(texts.ended, &[&date(texts, to)]),
        WhyNot::Channel => texts.other_channel.to_owned(),
        WhyNot::OtherCase => texts.other_case.to_owned(),
    };
    Some(html! {
        <li>
            { fill(texts.not_counted, &[&why]) }{ " " }{ view.say(&policy.summary) }
            { source(view, case.procedure, &policy.source) }
        </li>
    })
}

/// The document of a policy, and until when it holds.
fn policy_source(view: &LaterView<'_>, procedure: &Procedure, policy: &Policy) -> Html {
    let until = policy.window.to.map(|to| fill(view.texts.valid_to, &[&date(view.texts, to)]));
    html! {
        <>
            if let Some(until) = until { { " " }{ until } }
            { source(view, procedure, &policy.source) }
        </>
    }
}

fn line_steps(view: &LaterView<'_>, procedure: &Procedure, line: &ChargeLine) -> Html {
    let Some(fee) = fee(procedure, line) else { return Html::default() };
    let texts = view.texts;
    let base = match (&line.base.amount, is_free(fee, &line.base.origin)) {
        (_, true) => texts.free.to_owned(),
        (Amount::Known(amount), _) => fill(texts.fee_base, &[&dong(texts, *amount)]),
        (Amount::Unknown(why), _) => unknown(view, procedure, fee, why),
    };
    let origin = match line.base.origin {
        Origin::Rate(index) => fee.rates.get(usize::from(index)).map(|rate| &rate.source),
        Origin::Tariff(index) => policy(procedure, index).map(|policy| &policy.source),
        Origin::None => None,
    };
    let applied = line.applied.and_then(|index| policy(procedure, index));
    html! {
        <section class="mc-fee">
            <h5>
                { view.say(&fee.name) }
                if line.perhaps { { " " }<span class="mc-tag">{ texts.fee_perhaps }</span> }
            </h5>
            <ul class="mc-steps">
                <li>{ base }{ origin.map(|origin| source(view, procedure, origin)) }</li>
                if let Some(policy) = applied {
                    <li>
                        { view.say(&policy.summary) }{ " " }{ left(view, &line.payable) }
                        if let Some(maximum) = yearly_maximum(policy) {
                            { " " }{ fill(texts.yearly_maximum, &[&dong(texts, maximum)]) }
                        }
                        if line.rounded { { " " }{ texts.rounded_dong } }
                        { policy_source(view, procedure, policy) }
                    </li>
                }
                { for line.possible.iter().map(|(index, left)| html! {
                    <li>
                        { possible(view, procedure, *index, left) }
                        { policy(procedure, *index).map(|p| policy_source(view, procedure, p)) }
                    </li>
                }) }
                { for line.outdone.iter().filter_map(|(index, _)| policy(procedure, *index)).map(|policy| html! {
                    <li>
                        { texts.outdone }{ " " }{ view.say(&policy.summary) }
                        { policy_source(view, procedure, policy) }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn yearly_maximum(policy: &Policy) -> Option<Dong> {
    match &policy.effect {
        Effect::Fee { change, .. } => change.yearly_maximum(),
        Effect::Limit(_) => None,
    }
}

fn left(view: &LaterView<'_>, payable: &Amount) -> String {
    match payable {
        Amount::Known(amount) => fill(view.texts.fee_left, &[&dong(view.texts, *amount)]),
        Amount::Unknown(_) => String::new(),
    }
}

fn fee<'a>(procedure: &'a Procedure, line: &ChargeLine) -> Option<&'a Fee> {
    procedure.fees.get(usize::from(line.fee))
}

fn policy(procedure: &Procedure, index: u16) -> Option<&Policy> {
    procedure.policies.get(usize::from(index))
}

/// Whether the law itself says that nothing is paid.
fn is_free(fee: &Fee, origin: &Origin) -> bool {
    let Origin::Rate(index) = origin else { return false };
    fee.rates.get(usize::from(*index)).is_some_and(|rate| rate.price == Price::Free)
}

/// Why an amount is unknown, and whom to ask.
fn unknown(view: &LaterView<'_>, procedure: &Procedure, fee: &Fee, why: &UnknownAmount) -> String {
    let texts = view.texts;
    let rate = |index: &u8| fee.rates.get(usize::from(*index));
    let why = match why {
        UnknownAmount::NotInSources(index) => match rate(index).map(|rate| &rate.price) {
            Some(Price::Unknown(text)) => return view.say(text).to_string(),
            _ => texts.fee_no_rate.to_owned(),
        },
        UnknownAmount::NotInTariff(index) => {
            match policy(procedure, *index).map(|policy| &policy.effect) {
                Some(Effect::Fee { change: FeeChange::Tariff(Price::Unknown(text)), .. }) => {
                    return view.say(text).to_string();
                }
                _ => texts.fee_no_rate.to_owned(),
            }
        }
        UnknownAmount::Expired(index) => rate(index)
            .and_then(|rate| rate.window.to)
            .map_or_else(String::new, |to| fill(texts.fee_expired, &[&date(texts, to)])),
        UnknownAmount::NoRate => texts.fee_no_rate.to_owned(),
        UnknownAmount::Depends(amounts) => return depends(view, amounts),
        UnknownAmount::Conflict(policies) => {
            let names = policies.iter().filter_map(|index| policy(procedure, *index));
            let names = names.filter_map(|policy| name(view, procedure, &policy.source));
            fill(texts.fee_conflict, &[&names.collect::<Vec<_>>().join("; ")])
        }
        UnknownAmount::TooLarge => texts.fee_too_large.to_owned(),
    };
    format!("{why} {}", fill(texts.ask, &[&view.say(&procedure.agency)]))
}

fn depends(view: &LaterView<'_>, amounts: &[Amount]) -> String {
    let amounts: Vec<String> = amounts
        .iter()
        .map(|amount| match amount {
            Amount::Known(amount) => dong(view.texts, *amount),
            Amount::Unknown(_) => view.texts.unknown.to_owned(),
        })
        .collect();
    let or = format!(" {} ", view.texts.or);
    if amounts.is_empty() {
        view.texts.fee_depends.to_owned()
    } else {
        format!("{}: {}.", view.texts.fee_depends.trim_end_matches('.'), amounts.join(&or))
    }
}
