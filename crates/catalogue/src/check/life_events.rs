//! What a life event is called, says and leads to.

use rules::text::Text;

use super::shared::link;
use crate::finding::Finding;
use crate::problem::{Kind, Problem};
use crate::source::file::{At, Parsed};
use crate::source::life_event::{LifeEvent, Step};
use crate::source::{Source, stem};

pub(super) fn check(source: &Source) -> Vec<Finding> {
    source.life_events.iter().flat_map(|parsed| event(source, parsed)).collect()
}

fn event(source: &Source, parsed: &Parsed<LifeEvent>) -> Vec<Finding> {
    let (event, at) = (&parsed.value, parsed.at());
    let mut findings = Vec::new();
    let file = stem(parsed.file.path.as_ref());
    if event.id != file {
        let id = event.id.clone();
        findings.push(at.key("id").finding(Problem::NotFileName { id, file }));
    }
    // A page asks for either by the same word.
    if source.guides.iter().any(|guide| guide.value.id == event.id) {
        let (kind, id) = (Kind::Procedure, event.id.clone());
        findings.push(at.key("id").finding(Problem::Duplicate { kind, id }));
    }
    findings.extend(empty(&at.key("name"), &event.name));
    findings.extend(empty(&at.key("intro"), &event.intro));
    if event.steps.is_empty() {
        findings.push(at.finding(Problem::EmptyList));
    }
    for (index, step) in event.steps.iter().enumerate() {
        let at = at.key("steps").index(index);
        if event.steps[..index].iter().any(|other| other.procedure == step.procedure) {
            let (kind, id) = (Kind::Procedure, step.procedure.clone());
            findings.push(at.key("procedure").finding(Problem::Duplicate { kind, id }));
        }
        findings.extend(self::step(step, &at));
    }
    findings
}

fn step(step: &Step, at: &At<'_>) -> Vec<Finding> {
    let mut findings = empty(&at.key("text"), &step.text);
    findings.extend(step.name.iter().flat_map(|name| empty(&at.key("name"), name)));
    findings.extend(step.after.iter().flat_map(|after| empty(&at.key("after"), after)));
    findings.extend(step.link.as_ref().and_then(|page| link(&at.key("link"), page)));
    findings
}

fn empty(at: &At<'_>, text: &Text) -> Vec<Finding> {
    let languages = [("vi", &text.vi), ("en", &text.en)].into_iter();
    let empty = languages.filter(|(_, words)| words.trim().is_empty());
    empty.map(|(language, _)| at.key(language).finding(Problem::EmptyText)).collect()
}
