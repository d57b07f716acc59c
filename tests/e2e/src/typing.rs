//! Ways in which Vietnamese is typed: letters that are composed, and letters that are typed again.

use serde_json::json;

use crate::Browser;

impl Browser {
    /// Shows what an input method has composed so far, as Telex and VNI do on phones.
    pub async fn compose(&self, text: &str) {
        let end = text.chars().count();
        let composed = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.devtools("Input.imeSetComposition", composed).await;
    }

    /// Ends a composition with this text.
    pub async fn commit(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }
}
