//! A situation of life: its procedures in their order, and the papers that several of them ask for.

use rules::life_event::{LifeEvent, SharedPaper, Step, Target};
use yew::prelude::*;

use super::heading;
use crate::components::{LaterView, button};
use crate::format::fill;
use crate::state::Action;

pub(super) fn life_event(view: &LaterView<'_>) -> Html {
    let texts = view.texts;
    let Some(event) = view.state.life_event.as_deref() else { return Html::default() };
    html! {
        <>
            { button::back(view) }
            { heading(view.say(&event.name)) }
            <p class="mc-help">{ view.say(&event.intro) }</p>
            <ol class="mc-life-steps">
                { for event.steps.iter().map(|step| step_line(view, step)) }
            </ol>
            if !event.papers.is_empty() {
                <h3 class="mc-section">{ texts.shared_papers }</h3>
                <ul class="mc-list">
                    { for event.papers.iter().map(|paper| paper_line(view, event, paper)) }
                </ul>
            }
        </>
    }
}

fn step_line(view: &LaterView<'_>, step: &Step) -> Html {
    let texts = view.texts;
    html! {
        <li class="mc-life-step">
            <h3 class="mc-life-step__name">{ view.say(&step.name) }</h3>
            <p>{ view.say(&step.text) }</p>
            if let Some(after) = &step.after { <p class="mc-note">{ view.say(after) }</p> }
            { match &step.target {
                Target::Guide(id) => button::secondary(view, texts.open_guide, Action::Choose(id.clone())),
                Target::Portal { link, .. } => button::outward("", link, texts.open_portal),
            } }
        </li>
    }
}

/// `Giấy tờ tùy thân – bước 1, 3`
fn paper_line(view: &LaterView<'_>, event: &LifeEvent, paper: &SharedPaper) -> Html {
    let steps = paper.steps.iter().filter(|step| usize::from(**step) < event.steps.len());
    let steps: Vec<String> = steps.map(|step| step.saturating_add(1).to_string()).collect();
    html! {
        <li>
            { view.say(&paper.name) }
            <span class="mc-note">{ " " }{ fill(view.texts.for_steps, &[&steps.join(", ")]) }</span>
        </li>
    }
}
