//! `GET /v1/summary.*`: the figures of a period as files.

use std::process::Command;

use axum::http::StatusCode;
use collector::{OfficeNames, Settings};
use serde_json::{Value, json};

use crate::app::{App, with};
use crate::export::{get, python};

/// Opens the files as a ministry does, and says what is in them.
const OPEN: &str = r#"
import json, sys, datetime, openpyxl, pandas
folder = sys.argv[1]
csv = pandas.read_csv(folder + "/x.csv", dtype={"province_code": str}, keep_default_na=False, na_values={"responses": [""]})
lines = pandas.read_json(folder + "/x.ndjson", lines=True, dtype=False, convert_dates=False)
book = openpyxl.load_workbook(folder + "/x.xlsx")
rows = list(book.worksheets[1].iter_rows(values_only=True))
names = list(rows[0])
first = dict(zip(names, rows[1]))
assert names == list(csv.columns) == list(lines.columns), names
assert type(first["period_start"]) is datetime.datetime, first
assert type(first["responses"]) is int and type(first["top2_share"]) is float, first
dictionary = [row[1] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True) if row[0] == "Tổng hợp"]
assert dictionary == names, dictionary
for place, (line, row) in enumerate(zip(lines.to_dict("records"), rows[1:])):
    sheet = dict(zip(names, row))
    assert line["responses"] == sheet["responses"] or pandas.isna(line["responses"]), (line, sheet)
    assert line["responses"] == csv["responses"][place] or pandas.isna(csv["responses"][place])
print(json.dumps({"sheets": book.sheetnames, "names": names}))
"#;

/// Ratings of three offices, one of which has few, and of other stages.
async fn filled() -> Option<App> {
    let names = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&names, "unit_code,unit_name\nh48.01,Trung tâm HCC phường Hải Châu\n").unwrap();
    let offices = OfficeNames::read(names.path()).unwrap();
    let app = App::with(&Settings { open_stats: true, offices, ..Settings::default() }).await?;
    let mut number = 0;
    for (office, stage, score, ratings) in [
        ("h48.01", "completed", 5, 30),
        ("h48.01", "completed", 2, 10),
        ("h48.02", "completed", 4, 12),
        ("h48.03", "completed", 1, 3),
        ("h48.01", "dead_end", 1, 20),
        ("h48.02", "dead_end", 1, 4),
        ("h48.01", "gave_up", 2, 11),
    ] {
        let mut one = || {
            number += 1;
            let mut rating = with(number, "office", json!(office));
            (rating["stage"], rating["score"]) = (json!(stage), json!(score));
            rating
        };
        app.post_ratings((0..ratings).map(|_| one()).collect()).await;
    }
    Some(app)
}

async fn lines(app: &App, query: &str) -> Vec<Value> {
    let (status, body) = get(app, &format!("/v1/summary.ndjson?{query}"), "").await;
    assert_eq!(status, StatusCode::OK, "{query}");
    let body = String::from_utf8(body).unwrap();
    body.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn each_value_and_stage_is_a_line_and_few_are_hidden() {
    let Some(app) = filled().await else { return };
    let found: Vec<Value> = lines(&app, "period=2026-11&by=office")
        .await
        .iter()
        .map(|line| {
            json!([line["unit_code"], line["stage"], line["responses"], line["suppressed"]])
        })
        .collect();
    let expected = json!([
        ["h48.01", "completed", 40, 0],
        // The other office that could not go on had four: they would be the sum less these.
        ["h48.01", "dead_end", null, 1],
        ["h48.01", "gave_up", 11, 0],
        // Their one line says that everything is hidden.
        ["h48.02", "completed", null, 1],
        ["h48.03", "completed", null, 1],
    ]);
    assert_eq!(json!(found), expected);
    let whole = &lines(&app, "period=2026-11&by=office").await[0];
    for (column, value) in [
        ("period", json!("2026-11")),
        ("period_start", json!("2026-11-01")),
        ("period_end", json!("2026-11-30")),
        ("province_code", json!("*")),
        ("unit_name", json!("Trung tâm HCC phường Hải Châu")),
        ("procedure_code", json!("*")),
        ("channel", json!("*")),
        ("n_1", json!(0)),
        ("n_2", json!(10)),
        ("n_5", json!(30)),
        ("top2_share", json!(0.75)),
        // Wilson's interval of 30 of 40 (statsmodels).
        ("top2_low", json!(0.5981)),
        ("top2_high", json!(0.8581)),
        ("mean", json!(4.25)),
    ] {
        assert_eq!(whole[column], value, "{column}");
    }
}

#[tokio::test]
async fn a_file_says_what_the_page_of_the_same_address_says() {
    let Some(app) = filled().await else { return };
    for (query, responses) in [
        ("period=2026-11", json!([55, 24, 11])),
        ("period=2026-Q4&province=48", json!([55, 24, 11])),
        ("period=2026-11&by=channel", json!([55, 24, 11])),
        ("period=2026-11&office=h48.01", json!([40, null, 11])),
        ("period=2026-11&office=h48.03", json!([null])),
        ("period=2026-10", json!([])),
    ] {
        let found: Vec<Value> =
            lines(&app, query).await.iter().map(|line| line["responses"].clone()).collect();
        assert_eq!(json!(found), responses, "{query}");
        let figures = app.get(&format!("/v1/stats?{query}")).await.body["figures"].clone();
        let stages = ["completed", "dead_end", "gave_up"].map(|stage| figures[stage]["n"].clone());
        for (place, responses) in found.iter().enumerate() {
            assert_eq!(responses, &stages[place], "{query}");
        }
    }
    for query in ["by=score", "with=trend", "period=2026-13", "channel=fax"] {
        let (status, _) = get(&app, &format!("/v1/summary.csv?{query}"), "").await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{query}");
    }
}

#[tokio::test]
async fn summaries_open_in_pandas_and_openpyxl() {
    let Some(app) = filled().await else { return };
    let Some(python) = python() else {
        println!("skipped: there is no python3");
        return;
    };
    let folder = tempfile::TempDir::new().unwrap();
    for format in ["csv", "xlsx", "ndjson"] {
        let (_, body) =
            get(&app, &format!("/v1/summary.{format}?period=2026-11&by=office"), "").await;
        std::fs::write(folder.path().join(format!("x.{format}")), body).unwrap();
    }
    let output = Command::new(python).args(["-c", OPEN]).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["sheets"], json!(["Từ điển dữ liệu", "Tổng hợp"]));
    let dictionary = app.get("/v1/dictionary").await.body;
    let named: Vec<&Value> =
        dictionary["summary"].as_array().unwrap().iter().map(|column| &column["name"]).collect();
    assert_eq!(found["names"], json!(named));
}
