//! What the collector's answer says, read once.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::network::Reply;
use crate::queue::{Answer, Fault};

/// The answer of a reply, or of none.
pub(super) fn answer(reply: Result<Reply, JsValue>) -> Answer {
    let Ok(Reply { status, retry_after, json }) = reply else { return Answer::default() };
    let mut problems = Vec::new();
    if let Ok(list) = field(&json, "problems").dyn_into::<Array>() {
        for problem in list.iter() {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "such a cast ends at the bounds, and no such place is in the request"
            )]
            let index = field(&problem, "index").as_f64().unwrap_or(f64::MAX) as usize;
            problems.push((index, Fault::from_code(text(&problem, "code"))));
        }
    }
    Answer {
        status,
        retry_after,
        accepted: field(&json, "accepted").as_f64().is_some(),
        code: text(&json, "code"),
        problems,
    }
}

/// A field of an object; undefined where it is none.
fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_default()
}
