//! A database of the site in this browser: texts under keys.
//!
//! It is opened for each use and closed again: browsers on phones take connections away from pages
//! in the background, and one that is held keeps a later version from changing the form.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

/// The one table.
const TABLE: &str = "kept";
const VERSION: u32 = 1;

/// Everything that is kept.
///
/// # Errors
/// What the browser says where it has no database or doesn't open it, as in some private windows.
pub(crate) async fn all(name: &str) -> Result<Vec<(String, String)>, JsValue> {
    let (keys, values) = with(name, IdbTransactionMode::Readonly, |table| {
        Ok((table.get_all_keys()?, table.get_all()?))
    })
    .await?;
    let texts = |request: &IdbRequest| -> Result<Vec<String>, JsValue> {
        let list: Array = request.result()?.unchecked_into();
        Ok(list.iter().map(|text| text.as_string().unwrap_or_default()).collect())
    };
    Ok(texts(&keys)?.into_iter().zip(texts(&values)?).collect())
}

/// Keeps some texts and forgets others: all of it, or nothing.
///
/// # Errors
/// What the browser says where it keeps nothing, as on a full disk.
pub(crate) async fn change(
    name: &str,
    put: &[(String, String)],
    remove: &[String],
) -> Result<(), JsValue> {
    with(name, IdbTransactionMode::Readwrite, |table| {
        for (key, value) in put {
            table.put_with_key(&value.into(), &key.into())?;
        }
        for key in remove {
            table.delete(&key.into())?;
        }
        Ok(())
    })
    .await
}

/// What is done in one transaction, when it is done.
async fn with<T>(
    name: &str,
    mode: IdbTransactionMode,
    work: impl FnOnce(&IdbObjectStore) -> Result<T, JsValue>,
) -> Result<T, JsValue> {
    let database = open(name).await?;
    let begun = begin(&database, mode, work);
    // It closes when the transaction is over.
    database.close();
    let (transaction, made) = begun?;
    over(&transaction, "oncomplete", &["onerror", "onabort"]).await?;
    Ok(made)
}

fn begin<T>(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
    work: impl FnOnce(&IdbObjectStore) -> Result<T, JsValue>,
) -> Result<(IdbTransaction, T), JsValue> {
    let transaction = database.transaction_with_str_and_mode(TABLE, mode)?;
    let made = work(&transaction.object_store(TABLE)?)?;
    Ok((transaction, made))
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let factory = window.indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let request = factory.open_with_u32(name, VERSION)?;
    let opened = request.clone();
    let create = Closure::once_into_js(move || -> Result<(), JsValue> {
        let database: IdbDatabase = opened.result()?.unchecked_into();
        database.create_object_store(TABLE).map(drop)
    });
    request.set_onupgradeneeded(create.dyn_ref::<Function>());
    over(&request, "onsuccess", &["onerror"]).await?;
    request.result().map(JsCast::unchecked_into)
}

/// Waits until something of the database calls one of its handlers.
fn over(what: &JsValue, good: &str, bad: &[&str]) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        // Setting a handler of an object of the browser can't fail.
        let _ = Reflect::set(what, &good.into(), &resolve);
        for bad in bad {
            let _ = Reflect::set(what, &(*bad).into(), &reject);
        }
    }))
}
