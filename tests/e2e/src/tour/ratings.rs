//! Ratings before, while and after they are sent.

use super::{COLLECTOR, ROOT, Tour};

impl<V: AsyncFn(&str)> Tour<'_, V> {
    /// Ratings before, while and after they are sent.
    pub(super) async fn ratings(&self) {
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
        browser.click("Nhanh chóng").await;
        browser.press(&format!("{ROOT}.querySelector('.mc-scale input')")).await;
        self.visit("rating-nothing-kept").await;
        browser.block(&[COLLECTOR]).await;
        browser.click("Gửi đánh giá").await;
        browser.until_text("máy không cho lưu").await;
        self.visit("thanks-lost").await;
        browser.block(&[]).await;
        // What couldn't be kept is sent, so that nothing holds the page back.
        browser.click("Gửi lại").await;
        browser.until_text("ghi nhận").await;
        self.dead_ends().await;
        self.refusals().await;
    }

    /// Ratings of those who couldn't go on, and what is told to whom clears everything meanwhile.
    async fn dead_ends(&self) {
        let browser = self.browser;
        self.open("/hai-phong.html", &[], "question").await;
        for answer in ["Nhà ở riêng lẻ", "Hải Phòng", "Sửa chữa"] {
            browser.answer(answer).await;
        }
        browser.click("Đánh giá hướng dẫn").await;
        browser.click("Rất không hài lòng").await;
        browser.until_text("Điều gì chưa tốt").await;
        self.visit("rating-dead-end").await;
        browser.block(&[COLLECTOR]).await;
        browser.click("Gửi đánh giá").await;
        browser.until_text("sẽ tự gửi khi có mạng").await;
        browser.run("document.querySelector('mot-cua').reset()").await;
        browser.until_text("vẫn chờ trên máy").await;
        self.visit("cleared-waiting").await;
        browser.block(&[]).await;
    }

    /// What the collector may answer, and what it hasn't answered yet.
    async fn refusals(&self) {
        let browser = self.browser;
        let used = r#"{"code":"ticket_used","problems":[{"index":0,"code":"ticket_used"}]}"#;
        for (state, said, answer) in [
            ("thanks-sending", "Đang gửi đánh giá", "new Promise(() => {})".to_owned()),
            (
                "thanks-refused",
                "không nhận đánh giá này",
                problem(400, r#"{"code":"bad_request"}"#),
            ),
            ("thanks-ticket-used", "đã có một đánh giá trước đó", problem(409, used)),
        ] {
            let ticket = format!("{state}.b.c");
            self.open("/rating.html", &[("ticket", &ticket)], "received").await;
            browser.click("Đã nhận").await;
            browser.click("Bình thường").await;
            browser
                .run(&format!(
                    "const send = fetch;
                    window.fetch = (to, ...more) => /ratings$/.test(to.url ?? to)
                        ? {answer} : send(to, ...more)"
                ))
                .await;
            browser.click("Gửi đánh giá").await;
            browser.until_text(said).await;
            self.visit(state).await;
        }
        browser.click("Làm lại từ đầu").await;
        browser.click("Đã nhận").await;
        browser.until_text("Mỗi hồ sơ chỉ đánh giá một lần").await;
        self.visit("rating-already-ticket").await;
    }
}

/// An answer of the collector, as the page's `fetch` gives it.
fn problem(status: u16, body: &str) -> String {
    let kind = "{ 'content-type': 'application/problem+json' }";
    format!("Promise.resolve(new Response('{body}', {{ status: {status}, headers: {kind} }}))")
}
