//! The five factors of SIPAS, for those who want to say more.

use rules::rating::{Factor, Score};
use yew::prelude::*;

use super::{LaterView, disclosure};
use crate::state::Action;

/// A scale for each factor; none has to be answered.
pub fn factors(view: &LaterView<'_>) -> Html {
    let content = html! {
        <>
            <p class="mc-help">{ view.texts.factors_help }</p>
            { for Factor::ALL.iter().map(|factor| scale(view, *factor)) }
        </>
    };
    disclosure::disclosure(view.texts.factors_heading, content)
}

fn scale(view: &LaterView<'_>, factor: Factor) -> Html {
    let [name, help] = (view.texts.factor)(factor);
    let given = view.state.rating.factors.get(factor);
    let group = format!("mc-factor-{}", factor.code());
    let step = |(score, word): (&Score, &'static str)| {
        let (factor, score) = (factor, *score);
        html! {
            <label class="mc-tile mc-scale__step">
                <input type="radio" name={group.clone()} checked={given == Some(score)}
                    onchange={view.on(Action::Factor(factor, score))} />
                <span aria-hidden="true">{ score.get() }</span>
                <span class="mc-heard">{ word }</span>
            </label>
        }
    };
    let [worst, .., best] = view.texts.scores;
    html! {
        <fieldset class="mc-fieldset mc-scale" key={factor.code()}>
            <legend class="mc-scale__name">
                { name }
                <span class="mc-note mc-scale__help">{ help }</span>
            </legend>
            <div class="mc-scale__steps">
                { for Score::ALL.iter().zip(view.texts.scores).map(step) }
            </div>
            <p class="mc-scale__ends" aria-hidden="true">
                <span>{ worst }</span><span>{ best }</span>
            </p>
        </fieldset>
    }
}
