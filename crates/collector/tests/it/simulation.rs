//! What was planted in simulated ratings is found by the figures.

use collector::{IMPROVED, STUFFED, Simulation, WORSE};
use jiff_core::civil::Date;
use rules::place::ProvinceCode;
use rules::rating::Name;
use serde_json::{Value, json};

use crate::access::store;
use crate::app::App;

#[tokio::test]
async fn planted_effects_are_found() {
    let Some(app) = App::start().await else { return };
    let simulation = Simulation {
        ratings: 20_000,
        seed: 7,
        until: Date::new(2026, 9, 30).unwrap(),
        days: 273,
        provinces: ["01", "48"].map(|code| ProvinceCode::parse(code).unwrap()).into(),
        procedures: vec![Name::try_from("passport".to_owned()).unwrap()],
    };
    store(&app, move |store| simulation.run(store, |_| {}).unwrap()).await;
    let year = app.get("/v1/stats?period=2026&province=01&with=funnel").await.body;
    let worse = format!("h01.{WORSE:02}");
    let offices = year["funnel"]["offices"].as_array().unwrap();
    let stands = |office: &str| {
        let found = offices.iter().find(|found| found["value"] == office).unwrap();
        found["stands"].clone()
    };
    assert_eq!(stands(&worse), "below");
    let named = offices.iter().filter(|office| office["stands"] != "with_the_rest").count();
    assert!(named <= 4, "{named} of {} offices are named", offices.len());

    let query = format!("/v1/stats?period=2026-Q3&office=h01.{IMPROVED:02}");
    let improved = app.get(&query).await.body["figures"]["before"].clone();
    assert_eq!(improved["verdict"], "higher", "{improved}");

    let signs = app.get("/v1/stats?period=2026-09&province=48&with=signs").await.body;
    let signs = signs["signs"]["signs"].as_array().unwrap();
    let mut found: Vec<Value> = signs
        .iter()
        .filter(|sign| sign["office"] == format!("h48.{STUFFED:02}"))
        .map(|sign| sign["kind"].clone())
        .collect();
    found.sort_by_key(ToString::to_string);
    assert_eq!(json!(found), json!(["burst", "many_marked"]), "{signs:?}");
}
