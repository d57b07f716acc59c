//! What was planted in simulated ratings is found by the figures.

use std::collections::BTreeMap;

use collector::{IMPROVED, STUFFED, Settings, Simulation, WORSE};
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
        offices_each: 90,
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

/// What pages tell of offices: how many ratings, where that is shown.
struct Pages<'a>(&'a App);

impl Pages<'_> {
    /// The figure of a view, or of each line of its table; nothing where it is hidden.
    async fn table(&self, query: &str) -> (Option<u64>, BTreeMap<String, Option<u64>>) {
        let body = self.0.get(&format!("/v1/stats?by=office&period={query}")).await.body;
        let n = |figure: &Value| match figure["state"].as_str() {
            Some("shown") => figure["n"].as_u64(),
            Some("none") => Some(0),
            _ => None,
        };
        let lines = body["table"]["lines"].as_array().unwrap();
        let line = |line: &Value| {
            (line["value"].as_str().unwrap_or_default().to_owned(), n(&line["figure"]))
        };
        (n(&body["table"]["all"]), lines.iter().map(line).collect())
    }
}

/// What is left of a sum without what is shown of its parts is nobody, or enough.
fn leaves_none_or_enough(all: Option<u64>, parts: impl Iterator<Item = Option<u64>>, what: &str) {
    let Some(all) = all else { return };
    let left = all - parts.flatten().sum::<u64>();
    assert!(left == 0 || left >= 10, "{left} are left of {all} of {what}");
}

#[tokio::test]
async fn no_office_can_be_had_by_subtracting_two_pages() {
    let settings = Settings { open_stats: true, ..Settings::default() };
    let Some(app) = App::with(&settings).await else { return };
    let provinces = ["01", "48", "79"];
    let simulation = Simulation {
        ratings: 4_000,
        seed: 12,
        until: Date::new(2026, 9, 30).unwrap(),
        days: 92,
        provinces: provinces.map(|code| ProvinceCode::parse(code).unwrap()).into(),
        offices_each: 90,
        procedures: vec![Name::try_from("passport".to_owned()).unwrap()],
    };
    store(&app, move |store| simulation.run(store, |_| {}).unwrap()).await;
    let pages = Pages(&app);
    let months = ["2026-07", "2026-08", "2026-09"];
    let mut quarter = BTreeMap::new();
    let mut by_month: BTreeMap<String, Vec<Option<u64>>> = BTreeMap::new();
    for period in months.into_iter().chain(["2026-Q3"]) {
        let (all, nation) = pages.table(period).await;
        assert!(nation.values().any(Option::is_none) && nation.values().any(Option::is_some));
        leaves_none_or_enough(all, nation.values().copied(), period);
        for code in provinces {
            let (all, lines) = pages.table(&format!("{period}&province={code}")).await;
            leaves_none_or_enough(all, lines.values().copied(), &format!("{period} {code}"));
            // The nation's page tells the same of the province's offices.
            let known = lines.iter().map(|(office, n)| n.or(*nation.get(office).unwrap()));
            leaves_none_or_enough(all, known, &format!("{period} {code} with the nation"));
        }
        for (office, n) in nation {
            match period {
                "2026-Q3" => drop(quarter.insert(office, n)),
                _ => by_month.entry(office).or_default().push(n),
            }
        }
    }
    for (office, n) in &quarter {
        let months = by_month.get(office).unwrap().iter().copied();
        leaves_none_or_enough(*n, months, &format!("{office} in the quarter"));
    }
    // What a table hides no page of its own tells, nor its trend.
    let (_, lines) = pages.table("2026-09").await;
    for office in lines.iter().filter(|(_, n)| n.is_none()).map(|(office, _)| office) {
        let query = format!("/v1/stats?period=2026-09&office={office}&with=trend");
        let body = app.get(&query).await.body;
        assert_eq!(body["figures"]["completed"]["state"], "hidden", "{office}");
        let point = body["trend"]["months"].as_array().unwrap().last().unwrap().clone();
        assert_eq!(point["figure"]["state"], "hidden", "{office}");
    }
}
