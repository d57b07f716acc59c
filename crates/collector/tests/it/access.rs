//! Keys for reading: what each opens, and what is written down of them.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use collector::{Grant, Scope, Settings, Store};
use rules::place::ProvinceCode;
use rules::rating::Name;
use serde_json::{Value, json};
use tokio::task::spawn_blocking;

use crate::app::{Answer, App, rating, with};

pub(crate) async fn store<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&mut Store) -> T + Send + 'static,
) -> T {
    let database = app.home.database.clone();
    spawn_blocking(move || work(&mut Store::open(&database).unwrap())).await.unwrap()
}

pub(crate) async fn key(
    app: &App,
    province: Option<&str>,
    office: Option<&str>,
    scopes: &[Scope],
) -> String {
    let grant = Grant {
        label: "Sở Nội vụ".to_owned(),
        province: province.map(|code| ProvinceCode::parse(code).unwrap()),
        office: office.map(|office| Name::try_from(office.to_owned()).unwrap()),
        scopes: scopes.to_vec(),
    };
    store(app, move |store| store.create_key(&grant).unwrap()).await
}

async fn stats(app: &App, query: &str, authorization: &str) -> Answer {
    let mut request = Request::get(format!("/v1/stats?period=2026-11{query}"));
    if !authorization.is_empty() {
        request = request.header("authorization", authorization);
    }
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_key_opens_its_own_province_and_office() {
    let settings = Settings { hide_under: 1, ..Settings::default() };
    let Some(app) = App::with(&settings).await else { return };
    let mut office = with(2, "office", json!("h48.12"));
    office["score"] = json!(1);
    let ratings = vec![rating(1), office, with(3, "province", json!("01"))];
    assert_eq!(app.post_ratings(ratings).await.body["accepted"], 3);
    let all = key(&app, None, None, &[Scope::Read]).await;
    let city = key(&app, Some("48"), None, &[Scope::Read, Scope::Rows]).await;
    let desk = key(&app, Some("48"), Some("H48.12"), &[Scope::Read]).await;
    let admin = key(&app, None, None, &[Scope::Admin]).await;
    let (most, last) = all.split_at(all.len() - 1);
    let altered = format!("{most}{}", if last == "0" { "1" } else { "0" });
    let cases = [
        ("", &all, Ok(3)),
        ("&province=01", &all, Ok(1)),
        ("", &city, Ok(2)),
        ("&province=48", &city, Ok(2)),
        ("&province=01", &city, Err((StatusCode::FORBIDDEN, "out_of_scope"))),
        ("&by=province", &city, Ok(2)),
        ("", &desk, Ok(1)),
        ("&office=h48.12", &desk, Ok(1)),
        ("&office=h48.13", &desk, Err((StatusCode::FORBIDDEN, "out_of_scope"))),
        ("&province=01", &desk, Err((StatusCode::FORBIDDEN, "out_of_scope"))),
        ("", &admin, Err((StatusCode::FORBIDDEN, "key_scope"))),
        ("", &altered, Err((StatusCode::UNAUTHORIZED, "key_unknown"))),
        ("", &String::new(), Err((StatusCode::UNAUTHORIZED, "key_unknown"))),
    ];
    for (query, key, expected) in cases {
        let answer = stats(&app, query, &format!("Bearer {key}")).await;
        let found = match answer.status {
            StatusCode::OK => Ok(answer.body["figures"]["completed"]["n"].as_i64().unwrap()),
            status => Err((status, answer.body["code"].as_str().unwrap())),
        };
        assert_eq!(found, expected, "{query} {key}");
    }
    let none = stats(&app, "", "").await;
    assert_eq!((none.status, &none.body["code"]), (StatusCode::UNAUTHORIZED, &json!("key_needed")));
    let basic = stats(&app, "", "Basic eDp5").await;
    assert_eq!(basic.body["code"], "key_unknown");
}

#[tokio::test]
async fn sums_are_open_to_everybody_where_the_operator_says_so() {
    let Some(app) = App::start().await else { return };
    assert_eq!(stats(&app, "", "").await.status, StatusCode::OK);
    // Whoever shows a key is held to it.
    let city = key(&app, Some("48"), None, &[Scope::Read]).await;
    let answer = stats(&app, "&province=01", &format!("Bearer {city}")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_revoked_key_opens_nothing_and_all_of_it_is_written_down() {
    let Some(app) = App::with(&Settings::default()).await else { return };
    let key = key(&app, Some("48"), None, &[Scope::Read]).await;
    let bearer = format!("Bearer {key}");
    assert_eq!(stats(&app, "", &bearer).await.status, StatusCode::OK);
    let id = key.split('_').nth(1).unwrap().to_owned();
    let name = id.clone();
    let revoked = store(&app, move |store| [&*name, &*name, "none"].map(|id| store.revoke_key(id)));
    let revoked = revoked.await.map(Result::unwrap);
    assert_eq!(revoked, [true, false, false]);
    assert_eq!(stats(&app, "", &bearer).await.body["code"], "key_unknown");

    let (keys, entries) =
        store(&app, |store| (store.reading_keys().unwrap(), store.audit().unwrap())).await;
    assert!(keys[0].revoked_on.is_some());
    let mut found: Vec<Value> =
        entries.iter().map(|entry| json!([entry.actor, entry.action, entry.subject])).collect();
    found.sort_by_key(ToString::to_string);
    let expected = json!([
        ["command", "key_created", format!("{id} Sở Nội vụ read")],
        ["command", "key_revoked", id]
    ]);
    assert_eq!(json!(found), expected);
    // The secret itself is nowhere.
    let secret = key.split('_').nth(2).unwrap();
    let rows = app.home.query("SELECT id, label, secret_hash, scopes FROM reading_keys").await;
    assert!(rows.concat().iter().all(|text| !text.contains(secret)));
}
