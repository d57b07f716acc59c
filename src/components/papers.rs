//! The papers of a case.

use rules::case::Case;
use rules::channel::Channel;
use rules::papers::{Need, papers as needed};
use rules::procedure::Paper;
use yew::prelude::*;

use super::source::source;
use super::{LaterView, button, channel_card, disclosure, message};
use crate::format::fill;
use crate::state::Action;

/// A paper of the case.
#[derive(Debug)]
pub struct Line<'a> {
    /// Its index in the procedure.
    pub index: u8,
    /// The paper.
    pub paper: &'a Paper,
    /// Whether it must be brought.
    pub need: Need,
    /// The channels that need it, when not all do.
    pub only: Vec<Channel>,
}

/// The papers of all channels, those in common once.
#[must_use]
pub fn lines<'a>(case: &Case<'a>) -> Vec<Line<'a>> {
    let lists: Vec<_> =
        case.procedure.channels.iter().map(|channel| (channel, needed(case, channel))).collect();
    let mut lines = Vec::new();
    for (index, paper) in (0_u8..=u8::MAX).zip(&case.procedure.papers) {
        let mut need = None;
        let mut channels = Vec::new();
        for (channel, list) in &lists {
            if let Some(line) = list.iter().find(|line| line.paper == index) {
                need = Some(line.need);
                channels.push(*channel);
            }
        }
        if let Some(need) = need {
            let everywhere = channels.len() == lists.len();
            let only = if everywhere { vec![] } else { channels };
            lines.push(Line { index, paper, need, only });
        }
    }
    lines
}

/// What to bring, each with a box to tick, then what is struck out.
pub fn papers(view: &LaterView<'_>, case: &Case<'_>) -> Html {
    let (texts, lines) = (view.texts, lines(case));
    if lines.is_empty() {
        return html! { <p>{ texts.papers_none }</p> };
    }
    let (struck_out, to_bring): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|line| line.need == Need::StruckOut);
    let ready = to_bring.iter().filter(|line| view.state.ready.contains(&line.index)).count();
    let count = fill(texts.papers_ready, &[&ready.to_string(), &to_bring.len().to_string()]);
    html! {
        <>
            if to_bring.is_empty() {
                <p>{ texts.papers_none }</p>
            } else {
                <p class="mc-papers__help">
                    { texts.papers_help }{ " " }<span role="status">{ message::changing(count) }</span>
                </p>
                <ul class="mc-papers">
                    { for to_bring.iter().map(|line| to_bring_line(view, case, line)) }
                </ul>
            }
            if !struck_out.is_empty() {
                <ul class="mc-papers mc-papers--struck-out">
                    { for struck_out.iter().map(|line| struck_out_line(view, case, line)) }
                </ul>
            }
        </>
    }
}

fn to_bring_line(view: &LaterView<'_>, case: &Case<'_>, line: &Line<'_>) -> Html {
    let (texts, paper) = (view.texts, line.paper);
    let from = paper.from.as_ref().map(|from| fill(texts.paper_from, &[&view.say(from)]));
    let form = paper
        .form
        .as_ref()
        .map(|form| button::outward("", &case.procedure.link, fill(texts.get_form, &[form])));
    html! {
        <li class="mc-paper" key={line.index}>
            <label class="mc-paper__name">
                <input type="checkbox" checked={view.state.ready.contains(&line.index)}
                    onchange={view.on(Action::Ready(line.index))} />
                <span>
                    { view.say(&paper.name) }
                    if line.need == Need::Perhaps {
                        { " " }<span class="mc-tag">{ texts.paper_perhaps }</span>
                    }
                    <span class="mc-note mc-paper__count">{ count(view, line) }</span>
                </span>
            </label>
            if from.is_some() || form.is_some() {
                <div class="mc-paper__where">
                    if let Some(from) = from { <p class="mc-note">{ from }</p> }
                    if let Some(form) = form { <p class="mc-note">{ form }</p> }
                </div>
            }
            { disclosure::disclosure(texts.more, html! {
                <>
                    if let Some(help) = &paper.help { <p>{ view.say(help) }</p> }
                    { source(view, case.procedure, &paper.source) }
                </>
            }) }
        </li>
    }
}

/// `1 bản chính · Mẫu CT01`
#[must_use]
pub fn count(view: &LaterView<'_>, line: &Line<'_>) -> String {
    let (texts, paper) = (view.texts, line.paper);
    let number = |text, count: u8| (count > 0).then(|| fill(text, &[&count.to_string()]));
    let only: Vec<&str> = line.only.iter().map(|c| channel_card::name(view, *c)).collect();
    let parts = [
        number(texts.originals, paper.originals),
        number(texts.copies, paper.copies),
        paper.show_only.then(|| texts.show_only.to_owned()),
        paper.form.as_ref().map(|form| fill(texts.form, &[form])),
        (!only.is_empty()).then(|| fill(texts.only_channels, &[&only.join(", ")])),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn struck_out_line(view: &LaterView<'_>, case: &Case<'_>, line: &Line<'_>) -> Html {
    let waiver = line.paper.waiver.as_ref();
    html! {
        <li class="mc-paper" key={line.index}>
            <p class="mc-paper__name">
                <del>{ view.say(&line.paper.name) }</del>
                { " " }<span class="mc-tag mc-tag--good">{ view.texts.paper_struck_out }</span>
            </p>
            if let Some(waiver) = waiver {
                <p class="mc-note">{ view.say(&waiver.reason) }</p>
                { source(view, case.procedure, &waiver.source) }
            }
        </li>
    }
}
