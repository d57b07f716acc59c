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
    let options = Options {
        procedure: Some((*chosen).to_owned()),
        catalogue: "http://127.0.0.1:8787/mot-cua/data/".to_owned(),
        collector: "http://127.0.0.1:8787".to_owned(),
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
