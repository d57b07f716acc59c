//! Every screen in every state, one after another in one browser, for whoever has to look at them.

use crate::{Browser, Server};

/// The moment of all screens, so that two tours show the same.
const AS_OF: &str = "2026-08-21T10:00";

/// Where requests of ratings go.
const COLLECTOR: &str = "*/v1/*";

/// Leads a browser through the widget; `visit` is told the name of each state.
#[derive(Debug)]
pub struct Tour<'a, V> {
    /// Who is led.
    pub browser: &'a Browser,
    /// Where to.
    pub server: &'a Server,
    /// Looks at a state; what a person has done there must stay.
    pub visit: V,
}

impl<V: AsyncFn(&str)> Tour<'_, V> {
    /// Everything.
    pub async fn all(&self) {
        self.finding().await;
        self.asking().await;
        self.results().await;
        self.ratings().await;
        self.problems().await;
    }

    /// Searching, situations of life, and where it is filed.
    pub async fn finding(&self) {
        let browser = self.browser;
        self.open("/find.html", &[], "find").await;
        self.visit("find").await;
        browser.type_into("input", "ho chieu").await;
        browser.until_text("Tìm thấy").await;
        self.visit("find-found").await;
        browser.type_into("input", "zzqqwwxx").await;
        browser.until_text("Không tìm thấy").await;
        self.visit("find-nothing").await;
        browser.type_into("input", "ho chieu").await;
        browser.click("hộ chiếu").await;
        browser.answer("Làm lần đầu").await;
        browser.until_screen("place").await;
        self.visit("place").await;
        browser.click("Tiếp tục").await;
        browser.until_text("Hãy chọn nơi nộp").await;
        self.visit("place-missing").await;
        browser.click("Quay lại").await;
        browser.until_screen("question").await;
        browser.click("Quay lại").await;
        browser.until_screen("find").await;
        browser.type_into("input", "").await;
        browser.until_text("Bạn đã xem gần đây").await;
        self.visit("find-recent").await;
        browser.click("Xóa hết").await;
        browser.until_text("Đã xóa").await;
        self.visit("find-cleared").await;
        browser.slow_down(30_000).await;
        browser.click("Đăng ký tạm trú").await;
        browser.until_text("Đang mở").await;
        // What is on its way stays on its way.
        browser.run("window.requests = -1000").await;
        self.visit("find-slow").await;
        browser.slow_down(0).await;
        self.open("/find.html", &[], "find").await;
        browser.block(&["*/procedure/*"]).await;
        browser.click("Đăng ký tạm trú").await;
        browser.until_text("kiểm tra mạng rồi thử lại").await;
        self.visit("offline").await;
        browser.block(&[]).await;
        browser.click("Thử lại").await;
        browser.until_screen("question").await;
        self.open("/find.html", &[], "find").await;
        browser.click("Có em bé").await;
        browser.until_screen("life-event").await;
        self.visit("life-event").await;
        self.open("/hai-phong.html", &[], "question").await;
        browser.answer("Nhà ở riêng lẻ").await;
        browser.until_screen("place").await;
        self.visit("place-territory").await;
    }

    /// Questions of each kind, what can't be taken, and where there is no way on.
    pub async fn asking(&self) {
        let browser = self.browser;
        self.open("/plain.html", &[], "question").await;
        self.visit("question").await;
        browser.click("Tiếp tục").await;
        browser.until_text("Hãy chọn một câu trả lời").await;
        self.visit("question-missing").await;
        browser.answer("Nhà, phòng tôi thuê").await;
        browser.answer("Từ 30 ngày").await;
        browser.until_text("Câu trả lời của bạn (2)").await;
        self.visit("question-answers").await;
        self.open_again("/plain.html", &[], "question").await;
        browser.until_text("Tiếp tục từ lần trước").await;
        self.visit("question-resumed").await;

        self.open("/plain.html", &[("procedure", "birth-registration")], "question").await;
        browser.until_text("Bé sinh ngày nào").await;
        self.visit("question-date").await;
        browser.click("Tiếp tục").await;
        browser.until_text("Hãy nhập").await;
        self.visit("question-date-missing").await;

        self.open("/plain.html", &[("procedure", "certified-copy")], "question").await;
        for answer in ["còn nguyên vẹn", "Ở Việt Nam", "Chưa có", "tôi mang bản chụp", "Không"]
        {
            browser.answer(answer).await;
        }
        self.until_field("[inputmode=numeric]").await;
        self.visit("question-number").await;
        browser.type_into("[inputmode=numeric]", "0").await;
        browser.click("Tiếp tục").await;
        browser.until_text("Hãy nhập một số").await;
        self.visit("question-number-wrong").await;

        self.open("/hai-phong.html", &[], "question").await;
        for answer in ["Nhà ở riêng lẻ", "Hải Phòng", "Sửa chữa"] {
            browser.answer(answer).await;
        }
        browser.until_screen("dead-end").await;
        self.visit("dead-end").await;
    }

    /// Results that are known, that rest on a policy, that depend, and whose rules have ended.
    pub async fn results(&self) {
        let browser = self.browser;
        self.open("/plain.html", &[], "question").await;
        for answer in ["Nhà, phòng tôi thuê", "Từ 30 ngày", "Chưa có", "Không, từ đủ 18", "Không"]
        {
            browser.answer(answer).await;
        }
        browser.answer("Mức 2 và đã").await;
        browser.answer("Có").await;
        browser.until_screen("result").await;
        self.visit("result").await;
        browser.type_into("input[type=date]", "2026-12-20").await;
        browser.until_text("chậm nhất").await;
        self.visit("result-planned").await;
        browser.attributes(&[("as-of", "2032-02-02T10:00")]).await;
        self.visit("result-expired").await;

        self.open("/plain.html", &[], "question").await;
        for answer in ["Nhà, phòng tôi thuê", "Từ 30 ngày", "Tôi không biết"] {
            browser.answer(answer).await;
        }
        for answer in ["Không, từ đủ 18", "Không", "Tôi không biết", "Tôi không biết"]
        {
            browser.answer(answer).await;
        }
        browser.until_screen("result").await;
        self.visit("result-unknown").await;

        self.open("/hai-phong.html", &[], "question").await;
        for answer in ["Nhà ở riêng lẻ", "Hải Phòng", "Xây mới", "Đất của tôi", "Đã có"]
        {
            browser.answer(answer).await;
        }
        browser.answer("Tôi không biết").await;
        browser.answer("Không").await;
        browser.until_screen("result").await;
        self.visit("result-building").await;
    }

    /// Ratings before, while and after they are sent.
    pub async fn ratings(&self) {
        let (browser, comments) = (self.browser, [("comments", "")]);
        self.open("/rating.html", &comments, "received").await;
        self.visit("received").await;
        browser.click("Đã nhận").await;
        browser.until_screen("rating").await;
        self.visit("rating").await;
        browser.click("Gửi đánh giá").await;
        browser.until_text("Hãy chọn một mức").await;
        self.visit("rating-missing").await;
        browser.click("Không hài lòng").await;
        browser.until_text("Điều gì chưa tốt").await;
        browser.click("Tôi đồng ý gửi").await;
        self.until_field("textarea").await;
        browser.type_into("textarea", "Gọi 0912 345 678 giúp tôi").await;
        browser.until_text("Sẽ bỏ 1 chỗ").await;
        self.visit("rating-comment").await;
        browser.block(&[COLLECTOR]).await;
        browser.click("Gửi đánh giá").await;
        browser.until_text("sẽ tự gửi khi có mạng").await;
        self.visit("thanks-queued").await;
        browser.block(&[]).await;
        browser.run("window.dispatchEvent(new Event('online'))").await;
        browser.until_text("ghi nhận").await;
        self.visit("thanks-sent").await;
        browser.click("Làm lại từ đầu").await;
        browser.until_screen("received").await;
        browser.click("Đã nhận").await;
        browser.until_text("Bạn đã đánh giá").await;
        self.visit("rating-already").await;

        self.open("/rating.html", &[("storage", "none")], "received").await;
        browser.click("Đã nhận").await;
        browser.click("Rất hài lòng").await;
        browser.until_text("Điều gì tốt").await;
        self.visit("rating-nothing-kept").await;
        browser.block(&[COLLECTOR]).await;
        browser.click("Gửi đánh giá").await;
        browser.until_text("máy không cho lưu").await;
        self.visit("thanks-lost").await;
        browser.block(&[]).await;
        // What couldn't be kept is sent, so that nothing holds the page back.
        browser.click("Gửi lại").await;
        browser.until_text("ghi nhận").await;
    }

    /// Pages on which the widget can't work.
    pub async fn problems(&self) {
        self.open("/broken.html", &[], "problem").await;
        for index in 0..6 {
            let element = format!("document.querySelectorAll('mot-cua')[{index}]");
            self.browser.run(&format!("{element}.scrollIntoView()")).await;
            let shown =
                format!("{element}.shadowRoot.querySelector('.mc--problem, .mc--received')");
            self.browser.until(&shown).await;
        }
        self.visit("problems").await;
    }

    /// Opens a page of the site at the moment of the tour, with some attributes.
    ///
    /// Whoever comes is new, unless they are somebody who comes again.
    async fn open(&self, page: &str, attributes: &[(&str, &str)], screen: &str) {
        self.browser.run("try { localStorage.clear() } catch {}").await;
        self.open_again(page, attributes, screen).await;
    }

    async fn open_again(&self, page: &str, attributes: &[(&str, &str)], screen: &str) {
        self.browser.goto(&self.server.url(page)).await;
        self.browser.count_requests().await;
        self.browser.attributes(&[("as-of", AS_OF)]).await;
        self.browser.attributes(attributes).await;
        self.browser.until_screen(screen).await;
    }

    async fn until_field(&self, selector: &str) {
        let root = "document.querySelector('mot-cua').shadowRoot";
        self.browser.until(&format!("{root}.querySelector({selector:?})")).await;
    }

    async fn visit(&self, state: &str) {
        self.browser.settled().await;
        (self.visit)(state).await;
    }
}
