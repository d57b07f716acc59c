//! One answer out of several, as native radio buttons.

use yew::prelude::*;

use super::View;
use crate::state::Action;

/// One answer that can be chosen.
#[derive(Debug)]
pub struct Choice {
    /// What it says.
    pub text: AttrValue,
    /// A sentence under it.
    pub help: Option<AttrValue>,
    /// Whether it is chosen.
    pub chosen: bool,
    /// What choosing it does.
    pub action: Action,
}

/// A list of radio buttons; `name` joins them to one group.
pub fn choices(view: &View<'_>, name: &str, options: Vec<Choice>) -> Html {
    let options = options.into_iter().enumerate().map(|(index, option)| {
        let help = option.help.is_some().then(|| format!("mc-{name}-{index}"));
        html! {
            <label class="mc-choice" key={index}>
                <input type="radio" name={format!("mc-{name}")} checked={option.chosen}
                    aria-describedby={help.clone()} onchange={view.on(option.action)} />
                <span class="mc-choice__text">
                    { option.text }
                    if let Some(text) = option.help {
                        <span class="mc-choice__help" id={help}>{ text }</span>
                    }
                </span>
            </label>
        }
    });
    html! { <div class="mc-choices">{ for options }</div> }
}
