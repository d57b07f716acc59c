//! A database of the site in this browser: texts under keys.
//!
//! It is opened for each use and closed again: browsers on phones take connections away from pages
//! in the background, and one that is held keeps a later version from changing the form.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction, IdbTransactionMode};

/// The one table.
const TABLE: &str = "kept";
const VERSION: u32 = 1;

/// Everything that is kept.
///
/// # Errors
/// What the browser says where it has no database or doesn't open it, as in some private windows.
pub(crate) async fn all(name: &str) -> Result<Vec<(String, String)>, JsValue> {
    let transaction = begin(name, IdbTransactionMode::Readonly).await?;
    let table = transaction.object_store(TABLE)?;
    let (keys, texts) = (table.get_all_keys()?, table.get_all()?);
    over(&transaction).await?;
    let (keys, texts): (Array, Array) =
        (keys.result()?.unchecked_into(), texts.result()?.unchecked_into());
    let text = |text: JsValue| text.as_string().unwrap_or_default();
    Ok((0..keys.length()).map(|i| (text(keys.get(i)), text(texts.get(i)))).collect())
}

/// Keeps some texts and forgets others: all of it, or nothing.
///
/// # Errors
/// What the browser says where it keeps nothing, as on a full disk.
pub(crate) async fn change(
    name: &str,
    changes: &[(String, Option<String>)],
) -> Result<(), JsValue> {
    let transaction = begin(name, IdbTransactionMode::Readwrite).await?;
    let table = transaction.object_store(TABLE)?;
    for (key, text) in changes {
        match text {
            Some(text) => table.put_with_key(&text.into(), &key.into())?,
            None => table.delete(&key.into())?,
        };
    }
    over(&transaction).await
}

async fn begin(name: &str, mode: IdbTransactionMode) -> Result<IdbTransaction, JsValue> {
    let database = open(name).await?;
    let transaction = database.transaction_with_str_and_mode(TABLE, mode);
    // It closes when the transaction is over.
    database.close();
    transaction
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let factory = window.indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let request = factory.open_with_u32(name, VERSION)?;
    let opened = request.clone();
    // Only a database that is new calls it.
    let create = Closure::once(move || -> Result<(), JsValue> {
        let database: IdbDatabase = opened.result()?.unchecked_into();
        database.create_object_store(TABLE).map(drop)
    });
    request.set_onupgradeneeded(Some(create.as_ref().unchecked_ref()));
    called(&request, "onsuccess", &["onerror"]).await?;
    request.result().map(JsCast::unchecked_into)
}

/// Waits until all of it is done, or nothing.
async fn over(transaction: &IdbTransaction) -> Result<(), JsValue> {
    called(transaction, "oncomplete", &["onerror", "onabort"]).await.map(drop)
}

/// A handler of something of the database is called.
fn called(what: &JsValue, good: &str, bad: &[&str]) -> JsFuture {
    JsFuture::from(Promise::new(&mut |resolve, reject| {
        // Setting a handler of an object of the browser can't fail.
        let _ = Reflect::set(what, &good.into(), &resolve);
        for bad in bad {
            let _ = Reflect::set(what, &(*bad).into(), &reject);
        }
    }))
}
