//! The browser's two small storages of texts.

use web_sys::Storage as Texts;

/// A place that may be closed to us: private windows, full disks, forbidden site data.
#[derive(Clone, Debug)]
pub(crate) struct Storage(Option<Texts>);

impl Storage {
    /// Kept until the person clears it.
    pub(crate) fn device() -> Self {
        Self(web_sys::window().and_then(|window| window.local_storage().ok()?))
    }

    /// Kept until the window is closed.
    pub(crate) fn session() -> Self {
        Self(web_sys::window().and_then(|window| window.session_storage().ok()?))
    }

    /// Keeps a text from now on, or none; answers whether it does.
    pub(crate) fn change(&self, key: &str, text: &Option<String>) -> bool {
        let Some(storage) = &self.0 else { return false };
        match text {
            Some(text) => storage.set_item(key, text).is_ok(),
            None => storage.remove_item(key).is_ok(),
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
