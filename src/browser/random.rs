//! Chance from the browser.

use wasm_bindgen::JsValue;

/// Ten random bytes.
///
/// # Errors
/// What the browser says where it has no source of chance, as on pages without HTTPS of old.
pub(crate) fn bytes() -> Result<[u8; 10], JsValue> {
    let mut bytes = [0; 10];
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    window.crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}
