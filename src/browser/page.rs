//! When the page comes back to the network, and when it goes away.

use gloo_events::EventListener;

/// What happens to the page, as long as this is kept.
#[derive(Debug)]
pub(crate) struct Page {
    _listeners: Vec<EventListener>,
}

impl Page {
    /// Calls `online` when there is a network again. Calls `leaves` when the page is put away or
    /// closed: on phones, the first is often the last that a page hears.
    pub(crate) fn watch(online: impl Fn() + 'static, leaves: impl Fn() + Clone + 'static) -> Self {
        let Some(window) = web_sys::window() else { return Self { _listeners: Vec::new() } };
        let mut listeners = vec![EventListener::new(&window, "online", move |_| online())];
        if let Some(document) = window.document() {
            let (leaves, seen) = (leaves.clone(), document.clone());
            let hidden = move |_: &web_sys::Event| {
                if seen.hidden() {
                    leaves();
                }
            };
            listeners.push(EventListener::new(&document, "visibilitychange", hidden));
        }
        listeners.push(EventListener::new(&window, "pagehide", move |_| leaves()));
        Self { _listeners: listeners }
    }
}
