//! A life event finds its guides, and the papers that several of them ask for.

use rules::life_event::{LifeEvent, SharedPaper, Step, Target};
use rules::manifest::{EntryKind, IndexEntry};
use rules::procedure::{Paper, Procedure};
use rules::text::Text;

use super::{CompiledGuide, CompiledLifeEvent};
use crate::check::is_national_code;
use crate::finding::Finding;
use crate::problem::{Kind, Problem, nearest};
use crate::source::file::{At, Parsed};
use crate::source::life_event as written;

/// Compiles one life event.
pub(super) fn life_event(
    parsed: &Parsed<written::LifeEvent>,
    guides: &[CompiledGuide],
) -> (CompiledLifeEvent, Vec<Finding>) {
    let (event, at) = (&parsed.value, parsed.at());
    let mut lowering = Lowering { guides, findings: Vec::new() };
    let steps = lowering.steps(&event.steps, &at.key("steps"));
    let papers = lowering.papers(&steps, &at.key("steps"));
    let entry = IndexEntry {
        id: event.id.clone(),
        codes: Vec::new(),
        name: event.name.clone(),
        also_called: event.also_called.clone(),
        kind: EntryKind::LifeEvent,
    };
    let (id, name, intro) = (event.id.clone(), event.name.clone(), event.intro.clone());
    let event = LifeEvent { id, name, intro, steps, papers };
    (CompiledLifeEvent { event, entry }, lowering.findings)
}

/// The state while one life event is compiled.
struct Lowering<'g> {
    guides: &'g [CompiledGuide],
    findings: Vec<Finding>,
}

impl<'g> Lowering<'g> {
    fn steps(&mut self, written: &[written::Step], at: &At<'_>) -> Vec<Step> {
        let mut steps = Vec::new();
        for (index, step) in written.iter().enumerate() {
            let at = at.index(index);
            let found = self.target(step, &at);
            // Without its target the step is left out: the finding stops the build.
            let Some((name, target)) = found else { continue };
            let (text, after) = (step.text.clone(), step.after.clone());
            steps.push(Step { name, target, text, after });
        }
        steps
    }

    fn target(&mut self, step: &written::Step, at: &At<'_>) -> Option<(Text, Target)> {
        let wanted = &step.procedure;
        if let Some(procedure) = self.guide(wanted) {
            if step.name.is_some() || step.link.is_some() {
                let guide = procedure.id.clone();
                self.findings.push(at.key("procedure").finding(Problem::HasGuide { guide }));
            }
            return Some((procedure.name.clone(), Target::Guide(procedure.id.clone())));
        }
        let at = at.key("procedure");
        let is_code = is_national_code(wanted);
        let (kind, id) = (if is_code { Kind::Code } else { Kind::Procedure }, wanted.clone());
        let (Some(name), Some(link)) = (&step.name, &step.link) else {
            let known = self.guides.iter().map(|guide| guide.procedure.id.as_str());
            let nearest = nearest(wanted, known);
            self.findings.push(at.finding(Problem::Unknown { kind, id, nearest }));
            return None;
        };
        self.findings.push(at.finding(Problem::NoGuideYet { kind, id }));
        let code = is_code.then(|| wanted.clone());
        Some((name.clone(), Target::Portal { code, link: link.clone() }))
    }

    /// The papers that the guides of two or more steps name, in the order of their first step.
    fn papers(&mut self, steps: &[Step], at: &At<'_>) -> Vec<SharedPaper> {
        let mut found: Vec<(&'g Paper, Vec<u8>)> = Vec::new();
        for (index, step) in (0_u8..=u8::MAX).zip(steps) {
            let Target::Guide(id) = &step.target else { continue };
            for paper in self.guide(id).into_iter().flat_map(|procedure| &procedure.papers) {
                match found.iter_mut().find(|(known, _)| known.id == paper.id) {
                    None => found.push((paper, vec![index])),
                    Some((known, steps)) if known.name == paper.name => steps.push(index),
                    // Not one paper, then: nobody is told that it is.
                    Some((known, _)) => self.findings.push(at.finding(Problem::PaperName {
                        id: paper.id.clone(),
                        names: [known.name.vi.clone(), paper.name.vi.clone()],
                    })),
                }
            }
        }
        let shared = found.into_iter().filter(|(_, steps)| steps.len() > 1);
        shared.map(|(paper, steps)| SharedPaper { name: paper.name.clone(), steps }).collect()
    }

    /// The guide with that id or national code.
    fn guide(&self, wanted: &str) -> Option<&'g Procedure> {
        let mut guides = self.guides.iter().map(|guide| &guide.procedure);
        guides.find(|guide| guide.id == wanted || guide.codes.iter().any(|code| code == wanted))
    }
}
