//! The survey team's desk, as a browser shows it: each page, each filter, and what axe finds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use e2e::{Browser, LOOKS, Server};
use serde_json::json;
use tokio::process::Command;

/// All pages, in the states in which they differ.
const PAGES: [&str; 14] = [
    "/desk?period=2026-09",
    "/desk?period=2026-Q3&province=01&channel=online",
    "/desk?period=2020",
    "/desk/tables?period=2026-Q3&by=procedure",
    "/desk/tables?period=2026-Q3&by=office&sort=lowest",
    "/desk/tables?period=2026-Q3&by=office&q=h01.05",
    "/desk/tables?period=2026-Q3&by=reason",
    "/desk/offices?period=2026-Q3&province=01",
    "/desk/signs?period=2026-09",
    "/desk/comments?period=2026-Q3",
    "/desk/comments?period=2026-Q3&q=khong+co+gi",
    "/desk/sipas?period=2026-09",
    "/desk?period=2026-13",
    "/desk/comments?province=xx",
];

/// A server with simulated ratings, and a key that opens all of the desk.
async fn filled() -> (Server, String) {
    let mut server = Server::start().await;
    server.stop().await;
    let database = format!("sqlite:{}", server.database().display());
    let run = async |arguments: &[&str]| {
        let program = std::env::var("MOT_CUA_BIN").expect("run `cargo xtask test`");
        let mut command = Command::new(program);
        let output = command.args(arguments).args(["--database", &database]).output().await;
        let output = output.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    let last = ["--days", "100", "--until", "2026-09-30"];
    run(&[&["ratings", "simulate", "--n", "30000"][..], &last].concat()).await;
    let scopes = ["--scope", "read", "--scope", "rows", "--scope", "comments"];
    let key = run(&[&["key", "create", "--label", "Sở Nội vụ"][..], &scopes].concat()).await;
    server.resume().await;
    (server, key)
}

/// The desk in a browser.
struct Desk<'a> {
    browser: &'a Browser,
    server: &'a Server,
}

impl Desk<'_> {
    async fn open(&self, path: &str) {
        self.browser.goto(&self.server.url(path)).await;
    }

    async fn sign_in(&self, key: &str) {
        self.open("/desk/sign-in").await;
        self.fill("[name=key]", key).await;
        self.submit("[name=key]").await;
        self.until_address("/desk").await;
    }

    async fn fill(&self, field: &str, value: &str) {
        let script = format!(
            "const field = document.querySelector({field:?});
            field.value = {value:?};
            field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        );
        self.browser.run(&script).await;
    }

    /// Presses the button of the form that a field is in.
    async fn submit(&self, field: &str) {
        let press =
            format!("document.querySelector({field:?}).form.querySelector('button').click()");
        self.browser.run(&press).await;
    }

    async fn follow(&self, link: &str) {
        let find = format!("[...document.links].find(a => a.innerText.includes({link:?}))");
        self.browser.until(&find).await;
        self.browser.run(&format!("{find}.click()")).await;
    }

    async fn until_address(&self, part: &str) {
        let here = format!("(location.pathname + location.search).includes({part:?})");
        self.browser.until(&format!("{here} && document.readyState === 'complete'")).await;
    }

    async fn count(&self, selector: &str) -> u64 {
        let script = format!("return document.querySelectorAll({selector:?}).length");
        self.browser.run(&script).await.as_u64().unwrap()
    }

    async fn text(&self, selector: &str) -> String {
        let script = format!("return document.querySelector({selector:?})?.innerText ?? ''");
        self.browser.run(&script).await.as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn nothing_stands_in_the_way_on_any_page() {
    let (server, key) = filled().await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk { browser: &browser, server: &server };
    let mut wrong = Vec::new();
    desk.open("/desk/sign-in").await;
    wrong.extend(browser.violations("html").await);
    desk.sign_in(&key).await;
    let looks = LOOKS.into_iter().filter(|look| look.name != "officer");
    for look in looks {
        browser.look(&look).await;
        for page in PAGES {
            let lang = if look.name == "English" { "&lang=en" } else { "" };
            desk.open(&format!("{page}{lang}")).await;
            opened(&browser).await;
            let found = browser.violations("html").await;
            wrong.extend(found.into_iter().map(|found| format!("{}, {page}: {found}", look.name)));
            let wide =
                browser.run("return document.documentElement.scrollWidth - innerWidth").await;
            if wide.as_i64().unwrap() > 0 {
                wrong.push(format!("{}, {page}: {wide} pixels don't fit", look.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    browser.close().await;
}

/// Opens everything that can be opened.
async fn opened(browser: &Browser) {
    browser.run("document.querySelectorAll('details').forEach(it => { it.open = true })").await;
}

#[tokio::test]
async fn each_page_and_filter_does_what_it_says() {
    let (server, key) = filled().await;
    let browser = Browser::open(1280, 900).await;
    let desk = Desk { browser: &browser, server: &server };

    // Where one wanted to go is where one comes after signing in.
    desk.open("/desk/tables?period=2026-Q3&by=province").await;
    desk.until_address("/desk/sign-in").await;
    desk.fill("[name=key]", "mc_0_0").await;
    desk.submit("[name=key]").await;
    browser.until("document.querySelector('[role=alert]')").await;
    desk.fill("[name=key]", &key).await;
    desk.submit("[name=key]").await;
    desk.until_address("/desk/tables?period=2026-Q3&by=province").await;
    assert!(desk.count("main tbody tr").await > 20);

    // Filters are in the address, and stay when one goes on.
    desk.fill("[name=period]", "2026-09").await;
    desk.fill("[name=province]", "01").await;
    desk.submit("[name=period]").await;
    desk.until_address("province=01").await;
    assert!(desk.text(".about").await.contains("Hà Nội"));
    desk.follow("Tổng quan").await;
    desk.until_address("/desk?period=2026-09&province=01").await;
    assert!(desk.text(".share").await.ends_with(" %"));
    assert!(desk.text(".headline").await.contains("Khoảng tin cậy 95 %"));
    assert_eq!(desk.count("svg.chart").await, 2);
    desk.follow("Kỳ trước").await;
    desk.until_address("period=2026-08&province=01").await;
    desk.fill("[name=channel]", "online").await;
    desk.fill("[name=office]", "h01.05").await;
    desk.submit("[name=period]").await;
    desk.until_address("office=h01.05").await;
    assert!(
        desk.text(".about").await.contains("Trực tuyến · ")
            || desk.text(".about").await.contains("h01.05")
    );
    desk.follow("English").await;
    desk.until_address("lang=en").await;
    assert!(desk.text("h1").await.contains("Overview"));

    tables(&desk).await;

    desk.open("/desk/offices?period=2026-Q3").await;
    assert_eq!(desk.count("svg.chart").await, 1);
    assert!(desk.text("main").await.contains("Thấp hơn phần còn lại"));
    desk.open("/desk/signs?period=2026-09").await;
    assert!(desk.text("main").await.contains("Khi không tính"));
    desk.open("/desk/sipas?period=2026-09").await;
    assert!(desk.text("main").await.contains("Số liệu ở đây không trả lời được"));

    comments(&desk).await;

    desk.open("/desk").await;
    browser.run("document.querySelector('.who button').click()").await;
    desk.until_address("/desk/sign-in").await;
    desk.open("/desk/comments").await;
    desk.until_address("/desk/sign-in").await;
    browser.close().await;
}

async fn tables(desk: &Desk<'_>) {
    desk.open("/desk/tables?period=2026-Q3&by=procedure").await;
    for tab in ["Tỉnh, thành phố", "Cơ quan", "Cách nộp", "Năm yếu tố", "Lý do", "Thủ tục"]
    {
        let find = format!(
            "[...document.querySelectorAll('.tabs a')].find(a => a.innerText.includes({tab:?}))"
        );
        desk.browser.run(&format!("{find}.click()")).await;
        desk.browser
            .until(&format!(
                "document.querySelector('.tabs [aria-current]')?.innerText.includes({tab:?})"
            ))
            .await;
        assert!(desk.count("main tbody tr").await > 2, "{tab}");
    }
    // While one types, without diacritics, and by the form.
    let all = desk.count("main tbody tr:not(.all)").await;
    desk.fill("form.search [name=q]", "tam tru").await;
    assert_eq!(desk.count("main tbody tr:not(.all, [hidden])").await, 1);
    desk.fill("form.search [name=q]", "").await;
    assert_eq!(desk.count("main tbody tr:not(.all, [hidden])").await, all);
    desk.fill("form.search [name=q]", "TẠM TRÚ").await;
    desk.fill("form.search [name=sort]", "most").await;
    desk.submit("form.search [name=q]").await;
    desk.until_address("sort=most").await;
    assert_eq!(desk.count("main tbody tr:not(.all)").await, 1);
    // By the heads of its columns.
    desk.open("/desk/tables?period=2026-Q3&by=province").await;
    for (head, sorted) in [(3, "descending"), (1, "ascending"), (2, "descending"), (2, "ascending")]
    {
        desk.browser
            .run(&format!("document.querySelector('thead th:nth-child({head}) a').click()"))
            .await;
        let there =
            format!("document.querySelector('thead th:nth-child({head})[aria-sort={sorted}]')");
        desk.browser.until(&there).await;
    }
    let shares = "return [...document.querySelectorAll('tbody tr:not(.all) .interval')]
        .map(it => parseFloat(it.innerText.replace(',', '.')))";
    let lows: Vec<f64> = serde_json::from_value(desk.browser.run(shares).await).unwrap();
    assert!(lows.len() > 20 && lows.is_sorted(), "lowest first, by the lower end: {lows:?}");
}

async fn comments(desk: &Desk<'_>) {
    let browser = desk.browser;
    desk.open("/desk/comments?period=2026-Q3").await;
    assert_eq!(desk.count("article.comment").await, 20);
    let first = desk.text("article.comment .said").await;
    let id = browser.run("return document.querySelector('article.comment').id").await;
    browser.run("document.querySelector('article.comment details').open = true").await;
    desk.fill("form.handling [name=status]", "forwarded").await;
    desk.fill("form.handling [name=tags]", "Trễ hẹn, thái độ").await;
    desk.submit("form.handling [name=tags]").await;
    browser.until("document.querySelectorAll('article .tag').length === 2").await;
    assert_eq!(browser.run("return location.hash.slice(1)").await, id);
    assert_eq!(
        browser.run("return document.querySelector(':target .said').innerText").await,
        json!(first)
    );
    desk.follow("Đã chuyển cơ quan (1)").await;
    desk.until_address("status=forwarded").await;
    desk.follow("#trễ hẹn").await;
    desk.until_address("tag=").await;
    assert_eq!(desk.count("article.comment").await, 1);
    // Hidden: gone from the list, not from the desk.
    browser.run("document.querySelector('form.handling [name=hidden]').checked = true").await;
    desk.submit("form.handling [name=tags]").await;
    browser.until("document.querySelectorAll('article').length === 0").await;
    desk.open("/desk/comments?period=2026-Q3").await;
    desk.follow("Đã ẩn (1)").await;
    desk.until_address("hidden=yes").await;
    assert_eq!(desk.text("article.comment .said").await, first);
    desk.open("/desk/comments?period=2026-Q3").await;
    desk.fill("form.search [name=q]", "tre hen goi dien").await;
    desk.submit("form.search [name=q]").await;
    desk.until_address("q=tre").await;
    let said = "return [...document.querySelectorAll('.said')].map(it => it.innerText)";
    let said: Vec<String> = serde_json::from_value(browser.run(said).await).unwrap();
    assert!(
        !said.is_empty()
            && said.iter().all(|text| text.starts_with("Trễ hẹn") && text.contains("[…]"))
    );
    desk.follow("Bỏ lọc").await;
    browser.until("!location.search.includes('q=')").await;
    desk.follow("Ý kiến trước đó").await;
    desk.until_address("after=").await;
    desk.follow("Về đầu").await;
    browser.until("!location.search.includes('after=')").await;
    // Files are offered; the page itself may fetch nothing.
    assert_eq!(desk.count("a[href^='/desk/comments.csv?period=2026-Q3']").await, 1);
}

#[tokio::test]
async fn without_a_script_the_pages_are_the_same() {
    let (server, key) = filled().await;
    let browser = Browser::open(320, 640).await;
    browser.block(&["*/desk.js"]).await;
    let desk = Desk { browser: &browser, server: &server };
    desk.sign_in(&key).await;
    desk.open("/desk/tables?period=2026-Q3&by=province").await;
    desk.fill("form.search [name=q]", "da nang").await;
    desk.submit("form.search [name=q]").await;
    desk.until_address("q=da").await;
    assert_eq!(desk.count("main tbody tr:not(.all)").await, 1);
    // On a phone the filters are folded away, and open.
    let height = "return document.querySelector('form.filters').checkVisibility()";
    assert_eq!(browser.run(height).await, json!(false));
    browser.run("document.querySelector('.choose summary').click()").await;
    assert_eq!(browser.run(height).await, json!(true));
    browser.close().await;
}
