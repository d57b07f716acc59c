//! The widget as a component of another Yew program.

use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{App, AppProps};
use crate::browser::shadow;
use crate::state::Options;
use crate::styles::STYLES;

/// What the program asks for.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MotCuaProps {
    /// As the element's attributes say it; `catalogue` and `collector` are absolute addresses.
    pub options: Options,
}

/// The widget in a shadow root of its own, so that neither side's styles reach the other. Its events
/// bubble from there, as from the element `<mot-cua>`.
#[component]
pub fn MotCua(props: &MotCuaProps) -> Html {
    let node = use_node_ref();
    let place = use_state_eq(|| None::<(HtmlElement, Element)>);
    {
        let (node, place) = (node.clone(), place.setter());
        use_effect_with((), move |()| {
            let host = node.cast::<HtmlElement>();
            place.set(host.and_then(|host| Some((host.clone(), shadow::open(&host, STYLES)?))));
        });
    }
    let app = place.as_ref().map(|(host, root)| {
        let props = AppProps {
            host: host.clone(),
            root: root.clone(),
            options: Ok(props.options.clone()),
            theme: None,
            start: Rc::default(),
            created: Callback::noop(),
        };
        create_portal(html! { <App ..props /> }, root.clone())
    });
    // A node is there from the start: one that came later would push the host out of its place in the
    // list, and Yew would make another one, without the shadow root.
    html! {
        <>
            <div ref={node} />
            { app.unwrap_or_default() }
        </>
    }
}
