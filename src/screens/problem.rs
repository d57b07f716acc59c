//! The widget can't work: what the page holds stays, with a sentence on what to do.

use yew::prelude::*;

use crate::components::{View, button};
use crate::format::fill;
use crate::state::{Action, Problem};

pub(super) fn problem(view: &View<'_>, problem: &Problem) -> Html {
    let texts = view.texts;
    let text = match problem {
        Problem::BadAttribute { .. } => texts.problem_attribute,
        Problem::UnknownProcedure(_) => texts.problem_procedure,
        Problem::UnknownProvince(_) => texts.problem_province,
        Problem::CatalogueUnreachable(_) => texts.problem_unreachable,
        Problem::CatalogueBroken(_) => texts.problem_broken,
        Problem::CatalogueFormat(_) => texts.problem_format,
        Problem::PartMissing => texts.problem_unreachable,
    };
    html! {
        <>
            <slot />
            <div class="mc-fault" role="alert" part="problem">
                <p>{ text }</p>
                <p class="mc-note">{ fill(texts.problem_code, &[problem.code()]) }</p>
                if problem.may_pass() {
                    { button::secondary(view, texts.try_again, Action::Retry) }
                }
            </div>
        </>
    }
}
