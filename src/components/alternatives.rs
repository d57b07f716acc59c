//! For each question that the citizen couldn't answer: every answer, with what it changes.

use jiff_core::civil::Date;
use rules::case::Case;
use rules::channel::Channel;
use rules::charge::{Total, charges};
use rules::condition::{Answer, Slot};
use rules::due::{Due, due};
use rules::papers::{Need, papers};
use rules::procedure::{DeadEnd, QuestionKind};
use rules::work_calendar::WorkCalendar;
use yew::prelude::*;

use super::{LaterView, button, channel_card};
use crate::format::{date, dong, fill};
use crate::state::Action;

/// What follows from one answer.
struct Outcome<'a> {
    answer: AttrValue,
    dead_end: Option<&'a DeadEnd>,
    papers: Vec<(u8, Need)>,
    sums: Vec<(Channel, Total)>,
    dates: Vec<(Channel, Option<Date>)>,
}

/// A list of answers for each such question that changes something; nothing if there is none.
pub fn alternatives(view: &LaterView<'_>, case: &Case<'_>, calendar: &WorkCalendar) -> Html {
    let unknown = case.questions().filter(|(_, slot)| *slot == Slot::Given(Answer::DontKnow));
    let lists: Vec<Html> =
        unknown.filter_map(|(question, _)| list(view, case, calendar, question)).collect();
    if lists.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="mc-section">{ view.texts.unknown_heading }</h3>
            <p class="mc-help">{ view.texts.unknown_help }</p>
            { lists }
        </>
    }
}

/// One question with its answers. Numbers and dates have too many to list.
fn list(view: &LaterView<'_>, case: &Case<'_>, calendar: &WorkCalendar, index: u8) -> Option<Html> {
    let question = case.procedure.questions.get(usize::from(index))?;
    let QuestionKind::Choice(choices) = &question.kind else { return None };
    let outcomes: Vec<Outcome<'_>> = (0_u8..=u8::MAX)
        .zip(choices)
        .map(|(number, choice)| {
            let answered = case.answered(index, Answer::Choice(number));
            outcome(&answered, calendar, view.say(&choice.text))
        })
        .collect();
    let lines: Vec<Vec<Html>> =
        outcomes.iter().map(|one| differences(view, case, one, &outcomes)).collect();
    if lines.iter().all(Vec::is_empty) {
        return None;
    }
    let answers = outcomes.iter().zip(lines).map(|(outcome, lines)| {
        html! {
            <div class="mc-alternative">
                <dt>{ fill(view.texts.if_answer, &[&outcome.answer]) }</dt>
                <dd>
                    if lines.is_empty() {
                        <p>{ view.texts.nothing_more }</p>
                    } else {
                        { lines }
                    }
                </dd>
            </div>
        }
    });
    Some(html! {
        <section class="mc-alternatives" key={question.id.clone()}>
            <h4 class="mc-alternatives__question">
                { view.say(&question.text) }
                { " " }{ button::small(view, view.texts.change, Action::Change(index)) }
            </h4>
            <dl>{ for answers }</dl>
        </section>
    })
}

fn outcome<'a>(case: &Case<'a>, calendar: &WorkCalendar, answer: AttrValue) -> Outcome<'a> {
    let channels = || case.procedure.channels.iter();
    let mut all: Vec<(u8, Need)> = Vec::new();
    for line in channels().flat_map(|channel| papers(case, channel)) {
        if !all.iter().any(|(paper, _)| *paper == line.paper) {
            all.push((line.paper, line.need));
        }
    }
    let ready = |channel| match due(case, channel, calendar) {
        Due::By(by) => Some(by.date()),
        Due::Depends(_) | Due::Unknown(_) => None,
    };
    Outcome {
        answer,
        dead_end: case.dead_end(),
        papers: all,
        sums: channels().map(|channel| (channel, charges(case, channel).total())).collect(),
        dates: channels().map(|channel| (channel, ready(channel))).collect(),
    }
}

/// What one answer leads to that another doesn't.
fn differences(
    view: &LaterView<'_>,
    case: &Case<'_>,
    one: &Outcome<'_>,
    all: &[Outcome<'_>],
) -> Vec<Html> {
    let texts = view.texts;
    if let Some(end) = one.dead_end {
        return vec![html! { <p>{ texts.dead_end_heading }{ ". " }{ view.say(&end.text) }</p> }];
    }
    let others = || all.iter().filter(|other| other.dead_end.is_none());
    let needed = |outcome: &Outcome<'_>, paper: u8| {
        let line = outcome.papers.iter().find(|(other, _)| *other == paper);
        line.map(|(_, need)| *need).filter(|need| *need != Need::StruckOut)
    };
    // In the order of the guide, each once.
    let (mut more, mut perhaps, mut without) = (Vec::new(), Vec::new(), Vec::new());
    for (paper, entry) in (0_u8..=u8::MAX).zip(&case.procedure.papers) {
        let here = needed(one, paper);
        if others().all(|other| needed(other, paper) == here) {
            continue;
        }
        let name = view.say(&entry.name).to_string();
        match here {
            Some(Need::Bring) => more.push(name),
            Some(_) => perhaps.push(name),
            None => without.push(name),
        }
    }
    let papers = [
        (texts.papers_more, more),
        (texts.papers_perhaps, perhaps),
        (texts.papers_without, without),
    ];
    let papers = papers.into_iter().filter(|(_, names)| !names.is_empty());
    let mut lines: Vec<String> =
        papers.map(|(text, names)| fill(text, &[&names.join("; ")])).collect();
    if others().any(|other| other.dates != one.dates) {
        let ready = |ready: &Option<Date>| match ready {
            Some(day) => date(texts, *day),
            None => texts.unknown.to_owned(),
        };
        lines.push(format!("{}: {}.", texts.due, by_channel(view, &one.dates, ready)));
    }
    if others().any(|other| other.sums != one.sums) {
        let sum = |total: &Total| match total.complete {
            true => dong(texts, total.known),
            false => texts.unknown.to_owned(),
        };
        lines.push(format!("{}: {}.", texts.fees, by_channel(view, &one.sums, sum)));
    }
    lines.into_iter().map(|line| html! { <p>{ line }</p> }).collect()
}

/// `7.000 ₫ (nộp trực tuyến), 15.000 ₫ (nộp tại quầy)`, or one figure where all are the same.
fn by_channel<T: PartialEq>(
    view: &LaterView<'_>,
    values: &[(Channel, T)],
    text: impl Fn(&T) -> String,
) -> String {
    match values {
        [(_, first), rest @ ..] if rest.iter().all(|(_, other)| other == first) => text(first),
        several => {
            let named = several.iter().map(|(channel, value)| {
                format!("{} ({})", text(value), channel_card::name(view, *channel).to_lowercase())
            });
            named.collect::<Vec<_>>().join(", ")
        }
    }
}
