//! Whose turn it is, among all widgets and windows of a site.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys doesn't count among what is stable.
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &Object,
        granted: &Function,
    ) -> Result<Promise, JsValue>;
}

/// Somebody's turn, until this is dropped.
#[derive(Debug)]
pub(crate) struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // It resolves a promise of ours, which can't fail.
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Our turn, unless it is somebody else's. Where a browser has no locks, as on pages without HTTPS,
/// it is everybody's.
pub(crate) async fn turn(name: &str) -> Option<Turn> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object);
    let Some(locks) = locks else { return Some(Turn(None)) };
    let granted = JsFuture::from(request(locks.unchecked_ref(), name)).await;
    match granted {
        Ok(granted) if granted.is_null() => None,
        Ok(granted) => Some(Turn(granted.dyn_into().ok())),
        // Locks are there and refused to us.
        Err(_) => Some(Turn(None)),
    }
}

/// A promise of the function that ends our turn, or of `null` if it is somebody else's.
fn request(locks: &Locks, name: &str) -> Promise {
    let options = Object::new();
    // Setting a field of a plain object that we made can't fail.
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    Promise::new(&mut |resolve, reject| {
        let granted = Closure::once_into_js(move |lock: JsValue| {
            if lock.is_null() {
                let _ = resolve.call1(&JsValue::NULL, &JsValue::NULL);
                return JsValue::UNDEFINED;
            }
            // The lock is held until this promise is resolved.
            let held = Promise::new(&mut |release, _| {
                let _ = resolve.call1(&JsValue::NULL, &release);
            });
            held.into()
        });
        let requested = locks.request(name, &options, granted.unchecked_ref());
        spawn_local(async move {
            let ended = match requested {
                Ok(requested) => JsFuture::from(requested).await,
                Err(error) => Err(error),
            };
            if let Err(error) = ended {
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        });
    })
}
