//! `/desk`: who gets in, and what each page shows.

use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use collector::{Scope, Settings};
use http_body_util::BodyExt;

use crate::access::key;
use crate::app::{App, with};
use serde_json::json;

const PAGES: [&str; 5] = ["/desk", "/desk/tables", "/desk/offices", "/desk/signs", "/desk/sipas"];

async fn filled() -> Option<App> {
    let app = App::with(&Settings::default()).await?;
    for (batch, score) in [(0, 5), (1, 4), (2, 2)] {
        let ratings = (0..30).map(|n| {
            let mut rating = with(batch * 100 + n, "score", json!(score));
            rating["office"] = json!(if n % 2 == 0 { "h48.01" } else { "h48.02" });
            rating
        });
        app.post_ratings(ratings.collect()).await;
    }
    Some(app)
}

pub(crate) async fn text(response: Response<Body>) -> String {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub(crate) async fn post(app: &App, path: &str, form: &str, cookie: &str) -> Response<Body> {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::COOKIE, cookie)
        .header(header::HOST, "desk.example.vn")
        .body(Body::from(form.to_owned()));
    app.raw(request.unwrap()).await
}

pub(crate) async fn get(app: &App, path: &str, cookie: &str) -> Response<Body> {
    let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty());
    app.raw(request.unwrap()).await
}

pub(crate) fn location(response: &Response<Body>) -> &str {
    response.headers().get(header::LOCATION).map_or("", |to| to.to_str().unwrap())
}

/// Signs in; gives back the cookie.
pub(crate) async fn sign_in(app: &App, key: &str) -> String {
    let answer = post(app, "/desk/sign-in", &format!("key={key}"), "").await;
    assert_eq!((answer.status(), location(&answer)), (StatusCode::SEE_OTHER, "/desk"));
    let set = answer.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(set.ends_with("; Path=/desk; Max-Age=28800; HttpOnly; SameSite=Lax; Secure"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn nobody_sees_a_page_without_a_key() {
    let Some(app) = filled().await else { return };
    for page in PAGES {
        let answer = get(&app, &format!("{page}?period=2026-11"), "mot-cua-desk=invented").await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{page}");
        assert!(location(&answer).starts_with("/desk/sign-in?to=%2F"), "{page}");
    }
    let wrong = post(&app, "/desk/sign-in", "key=mc_x_y&to=/desk/tables", "").await;
    assert_eq!(wrong.status(), StatusCode::UNAUTHORIZED);
    assert!(text(wrong).await.contains("Khóa không đúng"));
    let key = key(&app, None, None, &[Scope::Read]).await;
    for (to, expected) in [
        ("/desk/tables?by=office", "/desk/tables?by=office"),
        ("https://example.com/desk", "/desk"),
        ("//example.com", "/desk"),
        ("/desk\\..", "/desk"),
        ("/deskx", "/desk"),
    ] {
        let form = format!("key={key}&to={}", to.replace('?', "%3F").replace('=', "%3D"));
        let answer = post(&app, "/desk/sign-in", &form, "").await;
        assert_eq!(location(&answer), expected, "{to}");
    }
}

#[tokio::test]
async fn each_page_shows_its_figures_in_both_languages_and_runs_nothing_of_its_own() {
    let Some(app) = filled().await else { return };
    let cookie = sign_in(&app, &key(&app, None, None, &[Scope::Read]).await).await;
    let cases = [
        ("/desk?period=2026-11", "66,7 %"),
        ("/desk?period=2026-11&lang=en", "66.7 %"),
        ("/desk?period=2026-Q4&province=48", "66,7 %"),
        ("/desk?period=2026-W48&channel=online", "Khoảng tin cậy 95 %"),
        ("/desk?period=2020", "Chưa có lượt đánh giá nào"),
        ("/desk?period=2026-11&procedure=passport", "Chưa có lượt đánh giá nào"),
        ("/desk/tables?period=2026-11&by=office", "h48.02"),
        ("/desk/tables?period=2026-11&by=office&q=h48.01&sort=lowest", "h48.01"),
        ("/desk/tables?period=2026-11&by=channel", "Trực tuyến"),
        ("/desk/tables?period=2026-11&by=factor", "Chưa có lượt đánh giá nào: 5"),
        ("/desk/tables?period=2026-11&by=reason", "1. </span>Nhanh"),
        ("/desk/tables?period=2026-11&by=office&sort=name", "aria-sort=\"ascending\""),
        ("/desk/offices?period=2026-11", "Như phần còn lại"),
        ("/desk/signs?period=2026-11", "Không thấy dấu hiệu nào"),
        ("/desk/sipas?period=2026-11", "Quyết định 766/QĐ-TTg"),
    ];
    for (page, expected) in cases {
        let answer = get(&app, page, &cookie).await;
        assert_eq!(answer.status(), StatusCode::OK, "{page}");
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; style-src 'self';"), "{policy}");
        let page_text = text(answer).await;
        assert!(page_text.contains(expected), "{page}: {expected}");
        let page_text = page_text.replace("<script src=\"/desk.js\" defer></script>", "");
        for inline in ["<script", "style=", "<style", " onclick"] {
            assert!(!page_text.contains(inline), "{page}: {inline}");
        }
    }
    let searched = get(&app, "/desk/tables?period=2026-11&by=office&q=h48.01", &cookie).await;
    assert!(!text(searched).await.contains("h48.02"));
    // What somebody types is text.
    let typed = get(&app, "/desk/tables?period=2026-11&q=%22%3E%3Cscript%3E", &cookie).await;
    assert!(!text(typed).await.contains("<script>"));
}

#[tokio::test]
async fn what_has_no_figure_takes_one_line_and_is_found_by_its_name() {
    let Some(app) = filled().await else { return };
    let few = (0..9).map(|n| {
        let mut rating = with(900 + n, "office", json!(format!("h48.{}", 10 + n)));
        rating["score"] = json!(5);
        rating
    });
    app.post_ratings(few.collect()).await;
    let cookie = sign_in(&app, &key(&app, None, None, &[Scope::Read]).await).await;
    let table = "/desk/tables?period=2026-11&by=office";
    let all = text(get(&app, table, &cookie).await).await;
    assert_eq!(all.matches("Không hiện: dưới 10 lượt").count(), 1);
    assert!(all.contains("<details class=\"without\"><summary>Không hiện"), "it is closed");
    assert!(all.contains("<li>h48.14</li>") && !all.contains("<td class=\"nothing\""));
    let found = text(get(&app, &format!("{table}&q=H48.14"), &cookie).await).await;
    assert!(
        found.contains("<details class=\"without\" open>") && found.contains("<li>h48.14</li>")
    );
    assert!(!found.contains("h48.15"));
    let none = text(get(&app, &format!("{table}&q=hue"), &cookie).await).await;
    assert!(none.contains("Không tìm thấy dòng nào"));
}

#[tokio::test]
async fn a_long_table_shows_its_first_lines_unless_all_are_asked_for() {
    let settings = Settings { hide_under: 1, ..Settings::default() };
    let Some(app) = App::with(&settings).await else { return };
    for hundred in 0..3_u64 {
        let ratings = (0..100).map(|n| {
            let number = hundred * 100 + n;
            with(number, "office", json!(format!("o{number}")))
        });
        app.post_ratings(ratings.collect()).await;
    }
    let cookie = sign_in(&app, &key(&app, None, None, &[Scope::Read]).await).await;
    let table = "/desk/tables?period=2026-11&by=office";
    for (query, lines) in [("", 201), ("&rows=all", 301), ("&q=o12", 12)] {
        let page = text(get(&app, &format!("{table}{query}"), &cookie).await).await;
        assert_eq!(page.matches("<th scope=\"row\"").count(), lines, "{query}");
        assert_eq!(page.contains("Hiện tất cả các dòng (300)"), query.is_empty(), "{query}");
    }
}

#[tokio::test]
async fn a_problem_is_a_page_and_files_are_for_keys_with_that_scope() {
    let Some(app) = filled().await else { return };
    let read = sign_in(&app, &key(&app, Some("48"), None, &[Scope::Read]).await).await;
    let scopes = [Scope::Read, Scope::Rows];
    let rows = sign_in(&app, &key(&app, Some("48"), None, &scopes).await).await;
    for (cookie, path, expected, said) in [
        (&read, "/desk?period=2026-13", StatusCode::BAD_REQUEST, "`2026-13` is not a period"),
        (&read, "/desk/tables?channel=fax&lang=en", StatusCode::BAD_REQUEST, "asks for what there"),
        (&read, "/desk?province=01", StatusCode::FORBIDDEN, "Khóa này không mở được"),
        (&read, "/desk/export/csv?period=2026-11", StatusCode::FORBIDDEN, "không mở được"),
        (&rows, "/desk/export/csv?province=01", StatusCode::FORBIDDEN, "không mở được"),
        (&rows, "/desk/export/pdf", StatusCode::BAD_REQUEST, "there is no format `pdf`"),
        (&rows, "/desk/export/csv?period=2026-11&lang=en", StatusCode::OK, "response_id,"),
        (&rows, "/desk/export/ndjson?period=2026-11", StatusCode::OK, "\"score\":5"),
    ] {
        let answer = get(&app, path, cookie).await;
        assert_eq!(answer.status(), expected, "{path}");
        assert!(text(answer).await.contains(said), "{path}");
    }
    let with_files = text(get(&app, "/desk?period=2026-11", &rows).await).await;
    let without = text(get(&app, "/desk?period=2026-11", &read).await).await;
    assert!(with_files.contains("/desk/export/xlsx?period=2026-11"));
    assert!(!without.contains("/desk/export"));
}

#[tokio::test]
async fn a_key_of_another_province_is_refused_on_every_page() {
    let Some(app) = filled().await else { return };
    let city = sign_in(&app, &key(&app, Some("01"), None, &[Scope::Read]).await).await;
    let office = sign_in(&app, &key(&app, Some("48"), Some("h48.01"), &[Scope::Read]).await).await;
    let rows = sign_in(&app, &key(&app, None, None, &[Scope::Rows]).await).await;
    for page in PAGES {
        for (query, cookie) in [
            ("province=48", &city),
            ("province=48&office=h48.02", &office),
            ("province=01", &office),
            ("office=h48.02", &office),
            ("period=2026-11", &rows),
        ] {
            let answer = get(&app, &format!("{page}?{query}"), cookie).await;
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{page} {query}");
        }
        // What isn't asked for is its own, where nothing has been rated.
        let own = text(get(&app, &format!("{page}?period=2026-11"), &city).await).await;
        assert!(!own.contains("h48") && !own.contains("66,7"), "{page}");
    }
}

#[tokio::test]
async fn forms_of_other_sites_do_nothing() {
    let Some(app) = filled().await else { return };
    let cookie = sign_in(&app, &key(&app, None, None, &[Scope::Read]).await).await;
    let page = text(get(&app, "/desk", &cookie).await).await;
    let (_, token) = page.split_once("name=\"token\" value=\"").unwrap();
    let token = &token[..64];
    let foreign = Request::post("/desk/sign-in")
        .header(header::ORIGIN, "https://example.com")
        .header(header::HOST, "desk.example.vn")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let foreign = app.raw(foreign.body(Body::from("key=x")).unwrap()).await;
    assert_eq!(foreign.status(), StatusCode::FORBIDDEN);
    let guessed = post(&app, "/desk/sign-out", "token=guessed", &cookie).await;
    assert_eq!(guessed.status(), StatusCode::FORBIDDEN);
    assert_eq!(get(&app, "/desk", &cookie).await.status(), StatusCode::OK);
    let out = post(&app, "/desk/sign-out", &format!("token={token}"), &cookie).await;
    assert!(out.headers()[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(get(&app, "/desk", &cookie).await.status(), StatusCode::SEE_OTHER);
}
