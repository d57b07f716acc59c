//! `GET /v1/export.*`: who gets rows, and what is in the files.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use collector::{OfficeNames, Scope, Settings};
use http_body_util::BodyExt;
use serde_json::{Value, json};

use crate::access::{key, store};
use crate::app::{App, rating, with};

/// Opens the files as a survey team does, and says what is in them.
const OPEN: &str = r#"
import json, sys, datetime, openpyxl, pandas
folder = sys.argv[1]
csv = pandas.read_csv(folder + "/x.csv", dtype=str, keep_default_na=False)
lines = pandas.read_json(folder + "/x.ndjson", lines=True, dtype=False, convert_dates=False)
book = openpyxl.load_workbook(folder + "/x.xlsx")
sheet = book.worksheets[2]
rows = list(sheet.iter_rows(values_only=True))
names = list(rows[0])
first = dict(zip(names, rows[1]))
assert names == list(csv.columns) == list(lines.columns), names
assert type(first["answered_on"]) is datetime.datetime, first["answered_on"]
assert type(first["score"]) is int, first["score"]
place = names.index("comment")
print(json.dumps({
    "sheets": book.sheetnames,
    "csv": list(csv["comment"]),
    "ndjson": list(lines["comment"]),
    "xlsx": [row[place] for row in rows[1:]],
    "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
    "day": str(first["answered_on"].date()),
    "units": [csv["unit_name"][0], lines["unit_name"][0], first["unit_name"]],
}))
"#;

const COMMENTS: [&str; 4] = [
    "Cán bộ hướng dẫn rất rõ, \"tốt\"; cảm ơn!\nLần sau tôi nộp trực tuyến.",
    "=HYPERLINK(\"http://example.vn\")",
    "Ủy ban nhân dân phường Nghĩa Đô: trễ hẹn 3 ngày, ẳẵặ ỷỹỵ",
    "👍",
];

/// An operator may call an office what a spreadsheet would take for a formula.
const UNIT: &str = "=Trung tâm HCC phường Hải Châu";

async fn filled() -> Option<App> {
    let names = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&names, format!("unit_code,unit_name\nh48.01,{UNIT}\n")).unwrap();
    let offices = OfficeNames::read(names.path()).unwrap();
    let app = App::with(&Settings { open_stats: true, offices, ..Settings::default() }).await?;
    let mut ratings: Vec<Value> =
        (1..).zip(COMMENTS).map(|(n, text)| with(n, "comment", json!(text))).collect();
    ratings[0]["office"] = json!("h48.01");
    ratings.push(with(5, "province", json!("01")));
    ratings.push(with(6, "answered_on", json!("2026-10-31")));
    assert_eq!(app.post_ratings(ratings).await.body["accepted"], 6);
    Some(app)
}

pub(crate) async fn get(app: &App, path: &str, key: &str) -> (StatusCode, Vec<u8>) {
    let mut request = Request::get(path);
    if !key.is_empty() {
        request = request.header("authorization", format!("Bearer {key}"));
    }
    let response = app.raw(request.body(Body::empty()).unwrap()).await;
    let status = response.status();
    (status, response.into_body().collect().await.unwrap().to_bytes().to_vec())
}

#[tokio::test]
async fn rows_are_for_keys_with_that_scope_and_every_time_is_written_down() {
    let Some(app) = filled().await else { return };
    let rows = key(&app, None, None, &[Scope::Rows]).await;
    let city = key(&app, Some("48"), None, &[Scope::Read, Scope::Rows]).await;
    let read = key(&app, None, None, &[Scope::Read, Scope::Admin]).await;
    let cases = [
        ("", &rows, Ok(6)),
        ("?period=2026-10", &rows, Ok(1)),
        ("?period=2026-11&province=01", &rows, Ok(1)),
        ("?province=01&channel=online", &rows, Ok(1)),
        ("?procedure=passport", &rows, Ok(0)),
        ("", &city, Ok(5)),
        ("?province=48", &city, Ok(5)),
        ("?province=01", &city, Err(StatusCode::FORBIDDEN)),
        ("", &read, Err(StatusCode::FORBIDDEN)),
        ("", &String::new(), Err(StatusCode::UNAUTHORIZED)),
        ("?day=2026-11-24", &rows, Err(StatusCode::BAD_REQUEST)),
        ("?period=2026-11-24", &rows, Err(StatusCode::BAD_REQUEST)),
    ];
    let mut exports = 0;
    for (query, key, expected) in cases {
        for format in ["csv", "xlsx", "ndjson"] {
            let (status, body) = get(&app, &format!("/v1/export.{format}{query}"), key).await;
            assert_eq!(status, expected.err().unwrap_or(StatusCode::OK), "{format}{query}");
            if let Ok(rows) = expected {
                exports += 1;
                let lines = body.iter().filter(|byte| **byte == b'\n').count();
                match format {
                    "ndjson" => assert_eq!(lines, rows, "{query}"),
                    "xlsx" => assert!(body.starts_with(b"PK"), "{query}"),
                    _ => assert!(lines > rows, "{query}"),
                }
            }
        }
    }
    let log = store(&app, |store| store.audit().unwrap()).await;
    let log: Vec<_> = log.iter().filter(|entry| entry.action == "exported").collect();
    assert_eq!(log.len(), exports);
    let id = rows.split('_').nth(1).unwrap();
    assert!(log.iter().any(|entry| entry.actor == id && entry.subject == "csv period=2026-10"));
}

#[tokio::test]
async fn a_csv_file_is_what_excel_expects() {
    let Some(app) = filled().await else { return };
    let key = key(&app, None, None, &[Scope::Rows]).await;
    let (_, with_mark) = get(&app, "/v1/export.csv", &key).await;
    let (_, plain) = get(&app, "/v1/export.csv?bom=no", &key).await;
    assert_eq!(with_mark.strip_prefix("\u{feff}".as_bytes()), Some(&*plain));
    let text = String::from_utf8(plain).unwrap();
    let mut lines = text.split("\r\n");
    assert!(lines.next().unwrap().starts_with("response_id,answered_on,received_on,counted_on,"));
    assert!(text.contains(",\"'=HYPERLINK(\"\"http://example.vn\"\")\","));
    assert!(text.contains(",quick,"));
    assert_eq!(lines.count(), 7, "six ratings and the end");
    let dictionary = app.get("/v1/dictionary").await.body;
    let named = dictionary["columns"].as_array().unwrap();
    let named: Vec<&str> = named.iter().map(|column| column["name"].as_str().unwrap()).collect();
    assert_eq!(text.split("\r\n").next().unwrap(), named.join(","));
}

#[tokio::test]
async fn pages_follow_each_other_without_a_gap() {
    let Some(app) = App::unlimited().await else { return };
    for batch in 0..85 {
        app.post_ratings((0..100).map(|n| rating(batch * 100 + n)).collect()).await;
    }
    let key = key(&app, None, None, &[Scope::Rows]).await;
    let (_, body) = get(&app, "/v1/export.ndjson", &key).await;
    let id = |line: &str| {
        serde_json::from_str::<Value>(line).unwrap()["response_id"].as_str().unwrap().to_owned()
    };
    let ids: Vec<String> = String::from_utf8(body).unwrap().lines().map(id).collect();
    assert_eq!(ids.len(), 8_500);
    assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]));
}

#[tokio::test]
async fn files_open_in_pandas_and_openpyxl_with_vietnamese_intact() {
    let Some(app) = filled().await else { return };
    let folder = tempfile::TempDir::new().unwrap();
    let Some(python) = python() else {
        println!("skipped: there is no python3");
        return;
    };
    let key = key(&app, None, None, &[Scope::Rows]).await;
    for format in ["csv", "xlsx", "ndjson"] {
        let query = format!("/v1/export.{format}?period=2026-11&province=48");
        let (_, body) = get(&app, &query, &key).await;
        std::fs::write(folder.path().join(format!("x.{format}")), body).unwrap();
    }
    let output = Command::new(python).args(["-c", OPEN]).arg(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let defanged = COMMENTS
        .map(|text| if text.starts_with('=') { format!("'{text}") } else { text.to_owned() });
    assert_eq!(found["csv"], json!(defanged));
    assert_eq!(found["ndjson"], json!(COMMENTS));
    assert_eq!(found["units"], json!([format!("'{UNIT}"), UNIT, UNIT]));
    assert_eq!(found["xlsx"], json!(COMMENTS));
    assert_eq!((&found["formulas"], &found["day"]), (&json!(0), &json!("2026-11-24")));
    assert_eq!(found["sheets"], json!(["Từ điển dữ liệu", "Tổng hợp", "Đánh giá 1"]));
}

/// A Python of its own with what it needs, kept for the next run; nothing where there is no Python.
/// Made once, however many tests want it at the same time.
pub(crate) fn python() -> Option<PathBuf> {
    static PYTHON: LazyLock<Option<PathBuf>> = LazyLock::new(installed);
    PYTHON.clone()
}

fn installed() -> Option<PathBuf> {
    const PACKAGES: [&str; 2] = ["pandas==2.3.3", "openpyxl==3.1.5"];
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("files");
    let (python, done) = (folder.join("bin/python"), folder.join("installed"));
    if std::fs::read_to_string(&done).is_ok_and(|done| done == PACKAGES.concat()) {
        return Some(python);
    }
    if Command::new("python3").arg("--version").output().is_err() {
        return None;
    }
    let run = |program: &Path, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    run(Path::new("python3"), &["-m", "venv", "--clear", folder.to_str().unwrap()]);
    run(&python, &[&["-m", "pip", "install", "--quiet"], &PACKAGES[..]].concat());
    std::fs::write(&done, PACKAGES.concat()).unwrap();
    Some(python)
}
