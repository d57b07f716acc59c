//! Writes a picture of every screen to `target/shots`, narrow and wide, in both languages.
#![allow(clippy::panic, clippy::expect_used, reason = "a tool for developers")]

use std::path::{Path, PathBuf};

use e2e::{Browser, Server};

/// The moment of all pictures, so that two runs give the same ones.
const AS_OF: &str = "2026-08-21T10:00";

#[tokio::main]
async fn main() {
    let folder = Path::new("target/shots");
    std::fs::create_dir_all(folder).expect("target/shots can be made");
    let server = Server::start().await;
    for width in [320, 1280] {
        let browser = Browser::open(width, 900).await;
        let shots = Shots { browser, server: &server, folder: folder.to_owned(), width };
        shots.hosts().await;
        shots.finding().await;
        shots.building().await;
        shots.residence().await;
        shots.rating().await;
        shots.english().await;
        shots.browser.close().await;
    }
    println!("pictures are in {}", folder.display());
}

struct Shots<'a> {
    browser: Browser,
    server: &'a Server,
    folder: PathBuf,
    width: u32,
}

impl Shots<'_> {
    /// Opens a page at the moment of all pictures.
    async fn open(&self, page: &str, screen: &str) {
        self.browser.goto(&self.server.url(page)).await;
        let script = format!(
            "document.querySelectorAll('mot-cua').forEach(e => e.setAttribute('as-of', '{AS_OF}'))"
        );
        self.browser.run(&script).await;
        self.browser.until_screen(screen).await;
    }

    async fn take(&self, name: &str) {
        self.browser.run("document.activeElement?.blur(); scrollTo(0, 0)").await;
        let file = self.folder.join(format!("{name}-{}.png", self.width));
        self.browser.shot(&file).await;
    }

    /// The page of 2012, a dark page, and the page where everything is wrong.
    async fn hosts(&self) {
        self.open("/", "question").await;
        self.take("host-2012").await;
        self.open("/dark.html", "question").await;
        self.take("dark").await;
        self.open("/broken.html", "problem").await;
        for index in 0..6 {
            let element = format!("document.querySelectorAll('mot-cua')[{index}]");
            self.browser.run(&format!("{element}.scrollIntoView()")).await;
            let shown =
                format!("{element}.shadowRoot.querySelector('.mc--problem, .mc--received')");
            self.browser.until(&shown).await;
        }
        self.take("broken").await;
    }

    async fn finding(&self) {
        self.open("/find.html", "find").await;
        self.take("find").await;
        self.browser.type_into("input", "ho chieu").await;
        self.take("find-typed").await;
        self.browser.type_into("input", "xyz").await;
        self.take("find-nothing").await;
        self.browser.type_into("input", "ho chieu").await;
        self.browser.click("hộ chiếu").await;
        self.browser.until_screen("place").await;
        self.take("place").await;
        self.open("/find.html", "find").await;
        self.browser.click("Có em bé").await;
        self.browser.until_screen("life-event").await;
        self.take("life-event").await;
    }

    async fn building(&self) {
        let browser = &self.browser;
        self.open("/hai-phong.html", "place").await;
        self.take("place-territory").await;
        browser.answer("Hải Phòng").await;
        browser.answer("Nhà ở riêng lẻ").await;
        browser.answer("Sửa chữa").await;
        browser.until_screen("dead-end").await;
        self.take("dead-end").await;
        browser.click("Quay lại").await;
        browser.until_screen("question").await;
        for answer in ["Xây mới", "Đất của tôi", "Đã có", "Tôi không biết", "Không"]
        {
            browser.answer(answer).await;
        }
        browser.until_screen("result").await;
        self.take("result-building").await;
    }

    async fn residence(&self) {
        let browser = &self.browser;
        self.open("/plain.html", "question").await;
        browser.click("Tiếp tục").await;
        self.take("question-missing").await;
        browser.answer("Nhà, phòng tôi thuê").await;
        browser.answer("Từ 30 ngày").await;
        self.take("question").await;
        for answer in ["Tôi không biết", "Không, từ đủ 18", "Không", "Tôi không biết"]
        {
            browser.answer(answer).await;
        }
        browser.answer("Tôi không biết").await;
        browser.until_screen("result").await;
        self.take("result").await;
        let open = "document.querySelector('mot-cua').shadowRoot
            .querySelectorAll('details').forEach(details => details.open = true)";
        browser.run(open).await;
        browser.type_into("input[type=date]", "2026-12-20").await;
        browser.until_text("chậm nhất").await;
        self.take("result-open").await;
    }

    async fn rating(&self) {
        let browser = &self.browser;
        self.open("/rating.html", "received").await;
        self.take("received").await;
        browser.click("Đã nhận").await;
        browser.until_screen("rating").await;
        self.take("rating").await;
        browser.click("Không hài lòng").await;
        browser
            .until("document.querySelector('mot-cua').shadowRoot.querySelector('.mc-choice')")
            .await;
        self.take("rating-reasons").await;
        browser.click("Gửi đánh giá").await;
        browser.until_text("ghi nhận").await;
        self.take("thanks").await;
    }

    async fn english(&self) {
        let browser = &self.browser;
        self.open("/english.html", "question").await;
        self.take("en-question").await;
        for answer in ["My own home", "30 days or more", "Yes", "No, 18", "No", "Level 2 and all"] {
            browser.answer(answer).await;
        }
        browser.answer("No").await;
        browser.until_screen("result").await;
        self.take("en-result").await;
    }
}
