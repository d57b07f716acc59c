//! `POST /v1/counts`, and the sums that are kept of ratings.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use collector::{Store, Verification};
use serde_json::{Value, json};

use crate::app::{Answer, App, rating, with};

async fn post(app: &App, counts: Value) -> Answer {
    let body = json!({ "counts": counts }).to_string();
    app.send(Request::post("/v1/counts").body(Body::from(body)).unwrap()).await
}

fn today() -> String {
    // The collector believes a device that is a few months off, not years.
    let days = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let day = i32::try_from((days.as_secs() + 7 * 3_600) / 86_400).unwrap();
    let date = jiff_core::civil::UnixEpochDay::new(day).unwrap().to_date();
    rules::iso::Iso::write(&date)
}

#[tokio::test]
async fn counts_add_up_by_day_and_place() {
    let Some(app) = App::start().await else { return };
    let day = today();
    let here = |shown: u64, answered: u64| {
        json!({
            "day": day, "procedure": "passport", "province": "48", "office": "h48.12",
            "channel": "counter", "shown": shown, "started": 1, "answered": answered,
            "dropped": answered
        })
    };
    let elsewhere = json!({ "day": day, "procedure": "passport", "shown": 7 });
    assert_eq!(post(&app, json!([here(3, 0), elsewhere, here(2, 1)])).await.body["accepted"], 3);
    assert_eq!(post(&app, json!([here(1, 1)])).await.status, StatusCode::ACCEPTED);
    let columns =
        "counted_on, province, office, procedure_id, channel, shown, started, answered, dropped";
    let rows = app.home.query(&format!("SELECT {columns} FROM counts ORDER BY province")).await;
    let expected = [
        [&*day, "", "", "passport", "", "7", "0", "0", "0"],
        [&*day, "48", "h48.12", "passport", "counter", "6", "3", "2", "2"],
    ];
    assert_eq!(rows, expected);
}

#[tokio::test]
async fn a_count_that_is_wrong_is_named_and_the_others_are_kept() {
    let Some(app) = App::start().await else { return };
    let good = json!({ "day": today(), "procedure": "passport", "shown": 1 });
    let mut bad = good.clone();
    bad["shown"] = json!(1_001);
    let answer = post(&app, json!([good, bad])).await;
    assert_eq!((answer.status, &answer.body["accepted"]), (StatusCode::ACCEPTED, &json!(1)));
    assert_eq!(answer.body["problems"][0]["code"], "invalid_count");
    assert_eq!(answer.body["problems"][0]["field"], "shown");
    let refused = post(&app, json!([bad])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.body["code"], "invalid_count");
    assert_eq!(post(&app, json!(5)).await.body["code"], "no_counts");
    assert_eq!(app.home.query("SELECT shown FROM counts").await, [["1"]]);
}

pub(crate) async fn verify(app: &App) -> Verification {
    let database = app.home.database.clone();
    let verify = move || Store::open(&database).unwrap().verify().unwrap();
    tokio::task::spawn_blocking(verify).await.unwrap()
}

#[tokio::test]
async fn sums_are_what_the_rows_say() {
    let Some(app) = App::unlimited().await else { return };
    for round in 0..3 {
        let ratings = (0..40)
            .map(|number| match number % 4 {
                0 => rating(number),
                1 => with(number, "score", json!(number % 5 + 1)),
                2 => with(number, "province", json!("01")),
                _ => with(number + round, "stage", json!("gave_up")),
            })
            .collect();
        assert_eq!(app.post_ratings(ratings).await.body["accepted"], 40);
    }
    let found = verify(&app).await;
    assert_eq!(found, Verification { ratings: app.rows().await, differences: vec![] });
    // Somebody edits a sum of all offices, which a page would show.
    let edit = |by| {
        format!(
            "UPDATE periods SET n_1 = n_1 + {by} WHERE grain = 'year' AND office = '*' AND channel = '*' AND procedure_id <> '*' AND province = '01'"
        )
    };
    app.home.query(&edit(1)).await;
    let found = verify(&app).await.differences;
    assert_eq!(found.len(), 2, "{found:?}");
    let sum = "year 2026-01-01 temporary-residence * 01 * ";
    assert!(found[0].starts_with(&format!("days: {sum}")), "{found:?}");
    assert!(found[1].starts_with(&format!("periods: {sum}")), "{found:?}");
    app.home.query(&edit(-1)).await;
    // An hour later somebody edits the rows.
    app.home.query("UPDATE ratings SET score = 1 WHERE province = '01'").await;
    let found = verify(&app).await.differences;
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("rows: 01 "), "{found:?}");
    assert!(found[0].ends_with(" 0 0 10 0 0 0 0") && found[1].ends_with(" 0 0 0 0 0 0 10"));
}

#[tokio::test]
async fn many_at_once_with_repetitions_are_summed_once() {
    let Some(app) = App::unlimited().await else { return };
    let mut sent = tokio::task::JoinSet::new();
    for number in 0..300 {
        let router = app.router.clone();
        let body = json!({ "ratings": [rating(number % 100), rating(number % 7)] }).to_string();
        sent.spawn(async move {
            let request = Request::post("/v1/ratings").body(Body::from(body)).unwrap();
            tower::ServiceExt::oneshot(router, request).await.unwrap().status()
        });
    }
    assert!(sent.join_all().await.into_iter().all(|status| status == StatusCode::ACCEPTED));
    assert_eq!(verify(&app).await, Verification { ratings: 100, differences: vec![] });
    assert_eq!(app.scores().await, serde_json::json!([0, 0, 0, 0, 100]));
}
