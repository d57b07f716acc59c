//! What only the national record of a procedure says: that nobody compared it, notes, forms and the
//! documents it rests on.

use rules::case::Case;
use rules::condition::Truth;
use rules::record::{LegalBasis, RecordFacts};
use rules::text::Language;
use yew::prelude::*;

use super::{LaterView, disclosure, message};
use crate::format::{date, fill};

/// Above everything that a record says.
pub fn notice(view: &LaterView<'_>, facts: &RecordFacts) -> Html {
    let texts = view.texts;
    let updated = facts.updated_on.map(|day| fill(texts.record_updated, &[&date(texts, day)]));
    let foreign = facts.vietnamese_only && view.language() != Language::Vi;
    message::notice(html! {
        <p>
            { texts.record }
            if let Some(updated) = updated { { " " }{ updated } }
            if foreign { { " " }{ texts.record_vietnamese } }
        </p>
    })
}

/// Below: what may be opened.
pub fn more(view: &LaterView<'_>, case: &Case<'_>, facts: &RecordFacts) -> Html {
    let texts = view.texts;
    let holds = |when: &rules::condition::Condition| when.truth(&case.answers) != Truth::No;
    let notes: Vec<AttrValue> = facts
        .notes
        .iter()
        .filter(|note| holds(&note.when))
        .map(|note| view.say(&note.text))
        .collect();
    let forms: Vec<AttrValue> = facts
        .forms
        .iter()
        .filter(|form| {
            let paper = case.procedure.papers.get(usize::from(form.paper));
            paper.is_some_and(|paper| holds(&paper.when))
        })
        .map(|form| form.file.clone().into())
        .collect();
    let basis = facts.legal_basis.iter().map(|document| legal_basis(view, document)).collect();
    html! {
        <>
            { list(texts.record_notes, notes) }
            { list(texts.record_forms, forms) }
            { list(texts.record_basis, basis) }
        </>
    }
}

/// `Nghị định … (123/2015/NĐ-CP)`
fn legal_basis(view: &LaterView<'_>, document: &LegalBasis) -> AttrValue {
    let name = view.say(&document.name);
    match (name.is_empty(), document.code.is_empty() || name.contains(&document.code)) {
        (true, _) => document.code.clone().into(),
        (_, true) => name,
        _ => AttrValue::from(format!("{name} ({})", document.code)),
    }
}

fn list(summary: &'static str, lines: Vec<AttrValue>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let lines = lines.into_iter().map(|line| html! { <li>{ line }</li> });
    disclosure::disclosure(summary, html! { <ul class="mc-list">{ for lines }</ul> })
}
