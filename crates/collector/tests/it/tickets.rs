//! Tickets: what they verify, and what happens when one is used again.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use collector::ticket::{Claims, PrivateKey, TrustedKey};
use collector::{Settings, Store, Thresholds};
use jiff_core::civil::Date;
use rules::iso::Iso;
use serde_json::{Value, json};
use tokio::task::{JoinSet, spawn_blocking};
use tower::ServiceExt;

use crate::app::{App, id, rating, with};

const PORTAL: &str = "https://portal.example";
const OTHER: &str = "https://other.example";

/// Far enough for every clock that runs these tests.
const LATE: u64 = 7_000_000_000;

/// The service with one key for each of two portals.
async fn started() -> Option<(App, [PrivateKey; 2])> {
    let thresholds = Thresholds { mark_over: u32::MAX, refuse_over: u32::MAX };
    let allowed_origins = vec!["*".parse().unwrap()];
    let app = App::with(&Settings { thresholds, allowed_origins, ..Settings::default() }).await?;
    let keys = [PORTAL, OTHER].map(|_| PrivateKey::generate().unwrap());
    let trusted: Vec<TrustedKey> = [PORTAL, OTHER]
        .iter()
        .zip(&keys)
        .map(|(portal, key)| TrustedKey {
            portal: (*portal).to_owned(),
            key: key.public(),
            from: Date::read("2020-01-01").unwrap(),
            until: Date::read("2099-12-31").unwrap(),
        })
        .collect();
    let database = app.home.database.clone();
    spawn_blocking(move || {
        let mut store = Store::open(&database).unwrap();
        // Twice: a key that is known gets new days.
        for key in trusted.iter().chain(&trusted) {
            store.trust(key).unwrap();
        }
    })
    .await
    .unwrap();
    Some((app, keys))
}

fn claims(jti: &str) -> Claims {
    let iss = PORTAL.to_owned();
    Claims { iss, jti: jti.to_owned(), exp: LATE, iat: None, procedure: None, office: None }
}

fn with_ticket(number: u64, ticket: &str) -> Value {
    with(number, "ticket", json!(ticket))
}

#[tokio::test]
async fn a_good_ticket_verifies_and_a_bad_one_leaves_a_mark() {
    let Some((app, [key, other])) = started().await else { return };
    let sign = |change: fn(&mut Claims)| {
        let mut claims = claims("x");
        change(&mut claims);
        key.sign(&claims).unwrap()
    };
    let stranger = PrivateKey::generate().unwrap().sign(&claims("x")).unwrap();
    let cases = [
        (sign(|claims| claims.jti = "1".into()), "", "1", "[]"),
        (sign(|claims| claims.jti = "2".into()), PORTAL, "1", "[]"),
        (sign(|claims| claims.jti = "3".into()), "https://kiosk.example", "1", "[]"),
        (sign(|claims| claims.jti = "4".into()), OTHER, "0", r#"["ticket_other_portal"]"#),
        (sign(|claims| claims.iss = OTHER.into()), "", "0", r#"["ticket_other_portal"]"#),
        (other.sign(&claims("5")).unwrap(), "", "0", r#"["ticket_other_portal"]"#),
        (
            sign(|claims| {
                claims.jti = "6".into();
                claims.procedure = Some("temporary-residence".into());
            }),
            "",
            "1",
            "[]",
        ),
        (sign(|c| c.procedure = Some("passport".into())), "", "0", r#"["ticket_other_dossier"]"#),
        (sign(|c| c.office = Some("h48.12".into())), "", "0", r#"["ticket_other_dossier"]"#),
        (sign(|claims| claims.exp = 1), "", "0", r#"["ticket_expired"]"#),
        (sign(|claims| claims.iat = Some(LATE)), "", "0", r#"["ticket_not_yet"]"#),
        (stranger, "", "0", r#"["ticket_unknown_key"]"#),
        ("a.b.c".to_owned(), "", "0", r#"["ticket_malformed"]"#),
        ("eyJhbGciOiJub25lIiwia2lkIjoiIn0.e30.".to_owned(), "", "0", r#"["ticket_algorithm"]"#),
    ];
    for ((ticket, origin, verified, marks), number) in cases.iter().zip(0..) {
        let mut request = Request::post("/v1/ratings");
        if !origin.is_empty() {
            request = request.header("origin", *origin);
        }
        let body = json!({ "ratings": [with_ticket(number, ticket)] }).to_string();
        let answer = app.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{marks} {origin}: {}", answer.body);
        let sql = format!("SELECT verified, marks FROM ratings WHERE id = '{}'", id(number));
        assert_eq!(app.home.query(&sql).await, [[*verified, *marks]], "{ticket} {origin}");
    }
    let sums = "SELECT verified, marked, n_5 FROM summaries ORDER BY 1 DESC, 2";
    assert_eq!(app.home.query(sums).await, [["1", "0", "4"], ["0", "1", "10"]]);
}

#[tokio::test]
async fn a_ticket_is_bound_to_its_first_rating() {
    let Some((app, [key, _])) = started().await else { return };
    let ticket = key.sign(&claims("1")).unwrap();
    for _ in 0..2 {
        let answer = app.post_ratings(vec![with_ticket(1, &ticket)]).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
        assert_eq!(answer.body, json!({ "accepted": 1, "problems": [] }));
    }
    let again = app.post_ratings(vec![with_ticket(2, &ticket)]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(again.body["code"], "ticket_used");
    assert_eq!((&again.body["field"], &again.body["index"]), (&json!("ticket"), &json!(0)));

    // The others of a batch are kept, and the one is named by its place.
    let bad = with(9, "score", json!(9));
    let batch = app.post_ratings(vec![bad, rating(3), with_ticket(4, &ticket), rating(5)]).await;
    assert_eq!((batch.status, &batch.body["accepted"]), (StatusCode::ACCEPTED, &json!(2)));
    let problems = batch.body["problems"].as_array().unwrap();
    let found: Vec<Value> = problems.iter().map(|p| json!([p["index"], p["code"]])).collect();
    assert_eq!(json!(found), json!([[0, "invalid_rating"], [2, "ticket_used"]]));
    assert_eq!(app.rows().await, 3);
    assert_eq!(app.home.query("SELECT rating_id FROM tickets").await, [[id(1)]]);
}

#[tokio::test]
async fn of_many_at_once_with_one_ticket_one_wins() {
    let Some((app, [key, _])) = started().await else { return };
    let mut sent = JoinSet::new();
    for number in 0..200 {
        let router = app.router.clone();
        let ticket = key.sign(&claims(&(number % 10).to_string())).unwrap();
        let body = json!({ "ratings": [with_ticket(number, &ticket)] }).to_string();
        sent.spawn(async move {
            let request = Request::post("/v1/ratings").body(Body::from(body)).unwrap();
            router.oneshot(request).await.unwrap().status()
        });
    }
    let statuses = sent.join_all().await;
    let taken = statuses.iter().filter(|status| **status == StatusCode::ACCEPTED).count();
    let used = statuses.iter().filter(|status| **status == StatusCode::CONFLICT).count();
    assert_eq!((taken, used), (10, 190));
    let rows = app.home.query("SELECT id FROM ratings WHERE verified = 1 ORDER BY id").await;
    let bound = app.home.query("SELECT rating_id FROM tickets ORDER BY rating_id").await;
    assert_eq!(rows, bound);
}

#[tokio::test]
async fn a_key_that_is_distrusted_verifies_nothing() {
    let Some((app, [key, _])) = started().await else { return };
    let (database, name) = (app.home.database.clone(), key.public().id());
    let distrust = move || Store::open(&database).unwrap().distrust(&name).unwrap();
    assert!(spawn_blocking(distrust).await.unwrap());
    let ticket = key.sign(&claims("1")).unwrap();
    assert_eq!(app.post_ratings(vec![with_ticket(1, &ticket)]).await.status, StatusCode::ACCEPTED);
    let marks = app.home.query("SELECT marks FROM ratings").await;
    assert_eq!(marks, [[r#"["ticket_unknown_key"]"#]]);
}
