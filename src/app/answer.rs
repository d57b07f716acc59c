//! What the collector's answer says, read once.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::network::Reply;
use crate::queue::{Answer, Fault};

/// The answer of a reply, or of none.
pub(super) fn answer(reply: Result<Reply, JsValue>) -> Answer {
    let Ok(Reply { status, retry_after, json }) = reply else { return Answer::default() };
    let problems: Option<Array> = field(&json, "problems").dyn_into().ok();
    let problems = problems.iter().flat_map(Array::iter).filter_map(|problem| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "such a cast ends at the bounds, and no such place is in the request"
        )]
        let index = field(&problem, "index").as_f64()? as usize;
        Some((index, Fault::from_code(text(&problem, "code"))))
    });
    Answer {
        status,
        retry_after,
        accepted: field(&json, "accepted").as_f64().is_some(),
        code: text(&json, "code"),
        problems: problems.collect(),
    }
}

/// A field of an object; undefined where it is none.
fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_default()
}
