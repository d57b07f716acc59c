//! Leaves one language in what is compiled: a citizen's phone downloads no other.

use std::mem;

use rules::calendar::Year;
use rules::fee::Price;
use rules::life_event::LifeEvent;
use rules::limit::Term;
use rules::manifest::Common;
use rules::place::LocalStatus;
use rules::policy::{Effect, FeeChange};
use rules::procedure::{Procedure, QuestionKind};
use rules::text::{Language, Text};

/// The procedure with the texts of other languages empty.
pub(crate) fn procedure(mut procedure: Procedure, language: Language) -> Procedure {
    texts(&mut procedure).into_iter().for_each(|text| keep(text, language));
    procedure
}

/// Days off and provinces with the texts of other languages empty.
pub(crate) fn common(mut common: Common, language: Language) -> Common {
    let names = common.calendar.years.iter_mut().flat_map(|Year { names, .. }| names);
    names.for_each(|name| keep(name, language));
    for province in &mut common.provinces {
        let territories = province.territories.iter_mut();
        let mut texts = vec![&mut province.name];
        texts.extend(province.status.iter_mut().flat_map(known));
        for old in territories {
            texts.push(&mut old.name);
            texts.extend(old.status.iter_mut().flat_map(known));
        }
        texts.into_iter().for_each(|text| keep(text, language));
    }
    common
}

/// The texts of what is known of a place.
fn known(status: &mut LocalStatus) -> impl Iterator<Item = &mut Text> {
    status.fees.iter_mut().chain(&mut status.time)
}

/// National records are in Vietnamese only, which is better than nothing.
fn keep(text: &mut Text, language: Language) {
    match language {
        Language::Vi => text.en.clear(),
        Language::En if text.en.is_empty() => text.en = mem::take(&mut text.vi),
        Language::En => text.vi.clear(),
    }
}

/// The life event with the texts of other languages empty.
pub(crate) fn life_event(mut event: LifeEvent, language: Language) -> LifeEvent {
    let mut texts = vec![&mut event.name, &mut event.intro];
    for step in &mut event.steps {
        texts.extend([&mut step.name, &mut step.text]);
        texts.extend(&mut step.after);
    }
    texts.extend(event.papers.iter_mut().map(|paper| &mut paper.name));
    texts.into_iter().for_each(|text| keep(text, language));
    event
}

/// Every text of a procedure.
fn texts(procedure: &mut Procedure) -> Vec<&mut Text> {
    let mut texts = vec![&mut procedure.name, &mut procedure.result, &mut procedure.agency];
    texts.extend(&mut procedure.in_person);
    for question in &mut procedure.questions {
        texts.extend([&mut question.text, &mut question.why]);
        texts.extend(&mut question.help);
        match &mut question.kind {
            QuestionKind::Choice(choices) => {
                for choice in choices {
                    texts.push(&mut choice.text);
                    texts.extend(&mut choice.help);
                }
            }
            QuestionKind::Number { unit, .. } => texts.push(unit),
            QuestionKind::Date { .. } => {}
        }
    }
    texts.extend(procedure.dead_ends.iter_mut().map(|end| &mut end.text));
    for paper in &mut procedure.papers {
        texts.push(&mut paper.name);
        texts.extend(paper.help.iter_mut().chain(&mut paper.from));
        texts.extend(paper.waiver.iter_mut().map(|waiver| &mut waiver.reason));
    }
    for limit in &mut procedure.limits {
        if let Term::Unknown(text) = &mut limit.term {
            texts.push(text);
        }
    }
    for fee in &mut procedure.fees {
        texts.push(&mut fee.name);
        texts.extend(&mut fee.payee);
        texts.extend(fee.rates.iter_mut().filter_map(|rate| unknown(&mut rate.price)));
    }
    for policy in &mut procedure.policies {
        texts.push(&mut policy.summary);
        texts.extend(&mut policy.provided);
        if let Effect::Fee { change: FeeChange::Tariff(price), .. } = &mut policy.effect {
            texts.extend(unknown(price));
        }
    }
    texts.extend(procedure.documents.iter_mut().map(|document| &mut document.name));
    if let Some(record) = &mut procedure.record {
        texts.extend(&mut record.issued_by);
        texts.extend(record.legal_basis.iter_mut().map(|basis| &mut basis.name));
        texts.extend(record.notes.iter_mut().map(|note| &mut note.text));
    }
    texts
}

fn unknown(price: &mut Price) -> Option<&mut Text> {
    match price {
        Price::Unknown(text) => Some(text),
        _ => None,
    }
}
