//! The program's page: procedures of its own choice, the widget beside.

use mot_cua::MotCua;
use mot_cua::state::Options;
use yew::prelude::*;

const PROCEDURES: [(&str, &str); 2] =
    [("temporary-residence", "Đăng ký tạm trú"), ("permanent-residence", "Đăng ký thường trú")];

/// The page.
#[component]
pub(crate) fn Page() -> Html {
    let chosen = use_state_eq(|| PROCEDURES[0].0);
    // Where `mot-cua serve` serves the program's files, too.
    let site = web_sys::window().and_then(|window| window.location().origin().ok());
    let site = site.unwrap_or_default();
    let options = Options {
        procedure: Some((*chosen).to_owned()),
        catalogue: format!("{site}/mot-cua/data/"),
        collector: site,
        ..Options::default()
    };
    let choose = PROCEDURES.map(|(procedure, name)| {
        let chosen = chosen.clone();
        let onclick = move |_: MouseEvent| chosen.set(procedure);
        html! { <button type="button" {onclick}>{ name }</button> }
    });
    html! {
        <main>
            <nav>{ for choose }</nav>
            <MotCua {options} />
        </main>
    }
}
