//! `/desk/comments`: who reads what, what is done with it, and what is left when it is deleted.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use collector::{Retention, Scope, Settings};
use jiff_core::civil::Date;
use rules::rating::RatingId;
use serde_json::{Value, json};

use crate::access::{key, store};
use crate::app::{App, id, with};
use crate::desk::{get, location, post, sign_in, text};

/// Province, office and scopes of a key, what is asked for, and the comments that are shown.
type Case<'a> = (Option<&'a str>, Option<&'a str>, &'a [Scope], &'a str, Result<&'a [u64], ()>);

const SCOPES: [Scope; 2] = [Scope::Comments, Scope::Rows];

/// Comments of two provinces and two offices, and one rating without.
async fn filled() -> Option<App> {
    let app = App::with(&Settings::default()).await?;
    let texts = [
        ("48", "h48.01", 5, "Cán bộ hướng dẫn rất tận tình"),
        ("48", "h48.01", 1, "Trễ hẹn, gọi 0912 345 678 không ai nghe"),
        ("48", "h48.02", 2, "=Phải đi lại ba lần <script>"),
        ("01", "h01.01", 4, "Nhanh gọn ở Hà Nội"),
    ];
    let mut ratings = vec![with(9, "score", json!(3))];
    for (number, (province, office, score, text)) in (1..).zip(texts) {
        let mut rating = with(number, "comment", json!(text));
        rating["province"] = json!(province);
        rating["office"] = json!(office);
        rating["score"] = json!(score);
        ratings.push(rating);
    }
    assert_eq!(app.post_ratings(ratings).await.body["accepted"], 5);
    Some(app)
}

fn at(number: u64) -> String {
    format!("2026-11-24.{}", id(number))
}

async fn page(app: &App, query: &str, cookie: &str) -> (StatusCode, String) {
    let answer = get(app, &format!("/desk/comments?period=2026-11{query}"), cookie).await;
    (answer.status(), text(answer).await)
}

/// The numbers of the comments that a page shows, in its order.
fn shown(page: &str) -> Vec<u64> {
    let places = (1..60).filter_map(|number| {
        let place = page.find(&format!("id=\"c{}\"", at(number)))?;
        Some((place, number))
    });
    let mut places: Vec<(usize, u64)> = places.collect();
    places.sort_unstable();
    places.into_iter().map(|(_, number)| number).collect()
}

fn token(page: &str) -> String {
    page.split_once("name=\"token\" value=\"").unwrap().1[..64].to_owned()
}

fn form(token: &str, number: u64, rest: &str) -> String {
    let back = "%2Fdesk%2Fcomments%3Fperiod%3D2026-11";
    format!("token={token}&comment={}&back={back}&{rest}", at(number))
}

#[tokio::test]
async fn comments_are_for_keys_with_that_scope_and_their_own_place() {
    let Some(app) = filled().await else { return };
    let cases: [Case; 9] = [
        (None, None, &SCOPES, "", Ok(&[4, 3, 2, 1])),
        (None, None, &SCOPES, "&province=01", Ok(&[4])),
        (Some("48"), None, &SCOPES, "", Ok(&[3, 2, 1])),
        (Some("48"), None, &SCOPES, "&province=01", Err(())),
        (Some("48"), Some("h48.02"), &SCOPES, "", Ok(&[3])),
        (Some("48"), Some("h48.02"), &SCOPES, "&office=h48.01", Err(())),
        (Some("79"), None, &SCOPES, "", Ok(&[])),
        (None, None, &[Scope::Read, Scope::Admin], "", Err(())),
        (None, None, &[Scope::Rows], "", Err(())),
    ];
    for (province, office, scopes, query, expected) in cases {
        let key = key(&app, province, office, scopes).await;
        let answer = post(&app, "/desk/sign-in", &format!("key={key}"), "").await;
        let set = answer.headers()[header::SET_COOKIE].to_str().unwrap().to_owned();
        let cookie = set.split(';').next().unwrap();
        let (status, html) = page(&app, query, cookie).await;
        let name = format!("{province:?} {office:?} {scopes:?} {query}");
        match expected {
            Ok(numbers) => {
                assert_eq!((status, shown(&html)), (StatusCode::OK, numbers.to_vec()), "{name}");
            }
            Err(()) => {
                assert_eq!(status, StatusCode::FORBIDDEN, "{name}");
                assert!(html.contains("Khóa này không mở được") && shown(&html).is_empty());
            }
        }
    }
    let log = store(&app, |store| store.audit().unwrap()).await;
    let read = log.iter().filter(|entry| entry.action == "comments_read").count();
    assert_eq!(read, 5, "each reading is written down, and no refusal is one");
    assert!(log.iter().any(|entry| entry.subject == "period=2026-11 province=48 office=h48.02"));
}

#[tokio::test]
async fn struck_out_parts_stay_struck_out_and_texts_are_texts() {
    let Some(app) = filled().await else { return };
    let cookie = sign_in_to_comments(&app, None, None, &SCOPES).await;
    let (_, html) = page(&app, "", &cookie).await;
    assert!(html.contains("Trễ hẹn, gọi <span class=\"struck\" title=\"phần đã che\">[…]</span>"));
    assert!(!html.contains("0912") && !html.contains("<script>"));
    let file = get(&app, "/desk/comments.csv?period=2026-11", &cookie).await;
    let file = text(file).await;
    assert!(file.starts_with('\u{feff}') && file.contains("Trễ hẹn, gọi […] không ai nghe"));
    assert!(file.contains(",'=Phải đi lại") && !file.contains("0912"));
    assert_eq!(file.matches("\r\n").count(), 5);
}

async fn sign_in_to_comments(
    app: &App,
    province: Option<&str>,
    office: Option<&str>,
    scopes: &[Scope],
) -> String {
    let scopes = [scopes, &[Scope::Read]].concat();
    sign_in(app, &key(app, province, office, &scopes).await).await
}

#[tokio::test]
async fn what_is_done_with_a_comment_is_kept_found_and_written_down() {
    let Some(app) = filled().await else { return };
    let cookie = sign_in_to_comments(&app, None, None, &SCOPES).await;
    let token = token(&page(&app, "", &cookie).await.1);
    let changes = [
        (1, "status=resolved&tags=Khen+ng%E1%BB%A3i"),
        (2, "status=forwarded&tags=tr%E1%BB%85+h%E1%BA%B9n%2C+%C4%91i%E1%BB%87n+tho%E1%BA%A1i"),
        (3, "status=read&tags=&hidden=yes"),
    ];
    for (number, rest) in changes {
        let answer = post(&app, "/desk/comments", &form(&token, number, rest), &cookie).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{rest}");
        let back = format!("/desk/comments?period=2026-11#c{}", at(number));
        assert_eq!(location(&answer), back);
    }
    for (query, expected) in [
        ("", vec![4, 2, 1]),
        ("&status=new", vec![4]),
        ("&status=forwarded", vec![2]),
        ("&tag=tr%E1%BB%85%20h%E1%BA%B9n", vec![2]),
        ("&tag=khen", vec![]),
        ("&hidden=yes", vec![3]),
        ("&score=1", vec![2]),
        ("&q=huong+dan", vec![1]),
        ("&q=TRE+goi", vec![2]),
        ("&q=khong+co", vec![]),
        // Signs are nothing to search for.
        ("&q=%25", vec![4, 2, 1]),
    ] {
        let (status, html) = page(&app, query, &cookie).await;
        assert_eq!((status, shown(&html)), (StatusCode::OK, expected), "{query}");
    }
    let (_, html) = page(&app, "", &cookie).await;
    for part in ["Mới (1)", "Đã giải quyết (1)", "Đã ẩn (1)", "#trễ hẹn", "#khen ngợi"]
    {
        assert!(html.contains(part), "{part}");
    }
    let log = store(&app, |store| store.audit().unwrap()).await;
    let mut handled: Vec<String> = log
        .iter()
        .filter(|entry| entry.action == "comment_handled")
        .map(|entry| entry.subject.replace(&id(2), "2"))
        .collect();
    handled.sort();
    assert_eq!(handled.len(), 3);
    assert!(handled.contains(&"2 forwarded #trễ-hẹn #điện-thoại".to_owned()), "{handled:?}");
    // Files know it as well; what is hidden isn't in them.
    let rows = key(&app, None, None, &[Scope::Rows]).await;
    let request =
        Request::get("/v1/export.ndjson").header("authorization", format!("Bearer {rows}"));
    let lines = text(app.raw(request.body(Body::empty()).unwrap()).await).await;
    let row = |number| -> Value {
        let line = lines.lines().find(|line| line.contains(&id(number))).unwrap();
        serde_json::from_str(line).unwrap()
    };
    assert_eq!((&row(1)["status"], &row(1)["tags"]), (&json!("resolved"), &json!(["khen ngợi"])));
    assert_eq!((&row(3)["comment"], &row(3)["comment_hidden"]), (&Value::Null, &json!(1)));
    assert_eq!((&row(9)["status"], &row(9)["tags"]), (&Value::Null, &json!([])));
}

#[tokio::test]
async fn only_the_desks_own_forms_change_anything_and_only_in_their_place() {
    let Some(app) = filled().await else { return };
    let all = sign_in_to_comments(&app, None, None, &SCOPES).await;
    let city = sign_in_to_comments(&app, Some("01"), None, &SCOPES).await;
    let office = sign_in_to_comments(&app, Some("48"), Some("h48.01"), &SCOPES).await;
    let reader = sign_in_to_comments(&app, None, None, &[]).await;
    let of = |html: String| token(&html);
    let tokens = [
        of(page(&app, "", &all).await.1),
        of(page(&app, "", &city).await.1),
        of(page(&app, "", &office).await.1),
        of(text(get(&app, "/desk", &reader).await).await),
    ];
    let cases = [
        ("a guessed token", &all, "0", 1, "status=read", 403),
        ("the token of another session", &all, &tokens[1], 1, "status=read", 403),
        ("nobody", &String::new(), &tokens[0], 1, "status=read", 303),
        ("no scope", &reader, &tokens[3], 1, "status=read", 403),
        ("another province", &city, &tokens[1], 1, "status=read", 403),
        ("another office", &office, &tokens[2], 3, "status=read", 403),
        ("an office that hides", &office, &tokens[2], 1, "status=read&hidden=yes", 403),
        ("no status", &all, &tokens[0], 1, "status=lost", 400),
        ("no comment", &all, &tokens[0], 9, "status=read", 403),
        ("no tag", &all, &tokens[0], 1, "status=read&tags=%25", 400),
    ];
    for (name, cookie, token, number, rest, expected) in cases {
        let answer = post(&app, "/desk/comments", &form(token, number, rest), cookie).await;
        assert_eq!(answer.status().as_u16(), expected, "{name}");
        let touched = "SELECT COUNT(*) FROM comments WHERE status <> 'new' OR hidden <> 0";
        assert_eq!(app.home.query(touched).await, [["0"]], "{name}");
    }
    let foreign = Request::post("/desk/comments")
        .header(header::ORIGIN, "https://example.com")
        .header(header::HOST, "desk.example.vn")
        .header(header::COOKIE, &all)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form(&tokens[0], 1, "status=read")));
    assert_eq!(app.raw(foreign.unwrap()).await.status(), StatusCode::FORBIDDEN);
    let own = post(&app, "/desk/comments", &form(&tokens[2], 1, "status=read"), &office).await;
    assert_eq!(own.status(), StatusCode::SEE_OTHER);
    // Another site's address is nowhere to go back to.
    let away =
        format!("token={}&comment={}&status=read&back=https://example.com", tokens[0], at(1));
    let away = post(&app, "/desk/comments", &away, &all).await;
    assert!(location(&away).starts_with("/desk/comments#c"));
}

#[tokio::test]
async fn files_of_comments_take_both_scopes() {
    let Some(app) = filled().await else { return };
    for (scopes, province, expected) in [
        (&[Scope::Comments][..], "48", StatusCode::FORBIDDEN),
        (&[Scope::Rows], "48", StatusCode::FORBIDDEN),
        (&SCOPES, "01", StatusCode::FORBIDDEN),
        (&SCOPES, "48", StatusCode::OK),
    ] {
        let cookie = sign_in_to_comments(&app, Some("48"), None, scopes).await;
        let path = format!("/desk/comments.csv?period=2026-11&score=1&province={province}");
        let answer = get(&app, &path, &cookie).await;
        assert_eq!(answer.status(), expected, "{scopes:?} {province}");
        if expected == StatusCode::OK {
            assert_eq!(text(answer).await.matches("\r\n").count(), 2);
        }
    }
    let log = store(&app, |store| store.audit().unwrap()).await;
    let exports: Vec<_> = log.iter().filter(|entry| entry.action == "exported").collect();
    assert_eq!(exports.len(), 1);
    assert_eq!(exports[0].subject, "comments.csv period=2026-11 province=48");
}

#[tokio::test]
async fn pages_follow_each_other_and_a_search_goes_on_where_it_stopped() {
    let Some(app) = App::unlimited().await else { return };
    let ratings =
        (1..51).map(|n| with(n, "comment", json!(format!("Ý kiến {}", n % 10)))).collect();
    app.post_ratings(ratings).await;
    let cookie = sign_in_to_comments(&app, None, None, &SCOPES).await;
    for (query, expected) in
        [("", (1..51).rev().collect::<Vec<u64>>()), ("&q=y+kien+7", vec![47, 37, 27, 17, 7])]
    {
        let (mut found, mut query) = (Vec::new(), query.to_owned());
        loop {
            let (_, html) = page(&app, &query, &cookie).await;
            found.extend(shown(&html));
            let Some((before, _)) = html.split_once("\" rel=\"next\"") else { break };
            let (_, after) = before.rsplit_once("after=").unwrap();
            query = format!("{}&after={after}", query.split("&after").next().unwrap());
        }
        assert_eq!(found, expected, "{query}");
    }
}

#[tokio::test]
async fn what_was_done_with_a_comment_goes_with_it() {
    let Some(app) = filled().await else { return };
    let count = "SELECT COUNT(*) FROM comments";
    assert_eq!(app.home.query(count).await, [["4"]]);
    let one = RatingId::parse(&id(1)).unwrap();
    assert!(store(&app, move |store| store.delete(one).unwrap()).await);
    assert_eq!(app.home.query(count).await, [["3"]]);
    let old = "UPDATE ratings SET received_on = '2026-01-01' WHERE province = '01'";
    app.home.query(old).await;
    let (day, retention) =
        (Date::new(2026, 11, 24).unwrap(), Retention { comments: Some(30), ratings: None });
    store(&app, move |store| store.purge(retention, day).unwrap()).await;
    assert_eq!(app.home.query("SELECT province FROM comments").await, [["48"], ["48"]]);
    let retention = Retention { comments: None, ratings: Some(30) };
    app.home.query("UPDATE ratings SET received_on = '2026-01-01'").await;
    store(&app, move |store| store.purge(retention, day).unwrap()).await;
    assert_eq!(app.home.query(count).await, [["0"]]);
}

#[tokio::test]
async fn comments_of_an_older_database_are_there() {
    let Some(app) = filled().await else { return };
    app.home.query("DROP TABLE comments").await;
    app.home.query("UPDATE schema_version SET version = 6").await;
    store(&app, |_| ()).await;
    let rows = app.home.query("SELECT office, status, hidden FROM comments ORDER BY office").await;
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], ["h01.01", "new", "0"]);
}
