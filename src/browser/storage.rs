//! What is kept on the device.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};

/// A place that may be closed to us: private windows, full disks, forbidden site data.
#[derive(Clone, Debug)]
pub(crate) struct Storage(Option<web_sys::Storage>);

impl Storage {
    /// Kept until the person clears it.
    pub(crate) fn device() -> Self {
        // `raw` would panic where site data are forbidden, so we ask first.
        let open = web_sys::window().is_some_and(|w| matches!(w.local_storage(), Ok(Some(_))));
        Self(open.then(LocalStorage::raw))
    }

    /// Kept until the window is closed.
    pub(crate) fn session() -> Self {
        let open = web_sys::window().is_some_and(|w| matches!(w.session_storage(), Ok(Some(_))));
        Self(open.then(SessionStorage::raw))
    }

    /// Keeps nothing.
    pub(crate) fn none() -> Self {
        Self(None)
    }

    /// Keeps a text; answers whether it did.
    pub(crate) fn set(&self, key: &str, value: &str) -> bool {
        self.0.as_ref().is_some_and(|storage| storage.set_item(key, value).is_ok())
    }

    /// Forgets a text.
    pub(crate) fn remove(&self, key: &str) {
        if let Some(storage) = &self.0 {
            // What can't be removed is sent again, and counted once.
            let _ = storage.remove_item(key);
        }
    }

    /// The texts whose keys begin with `prefix`, with their keys.
    pub(crate) fn all(&self, prefix: &str) -> Vec<(String, String)> {
        let Some(storage) = &self.0 else { return Vec::new() };
        let keys = (0..storage.length().unwrap_or_default()).filter_map(|i| storage.key(i).ok()?);
        keys.filter(|key| key.starts_with(prefix))
            .filter_map(|key| {
                let value = storage.get_item(&key).ok()??;
                Some((key, value))
            })
            .collect()
    }
}
