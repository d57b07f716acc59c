//! Questions of each kind, what can't be taken, and where there is no way on.

use super::Tour;

impl<V: AsyncFn(&str)> Tour<'_, V> {
    /// Questions of each kind, what can't be taken, and where there is no way on.
    pub(super) async fn asking(&self) {
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
        browser.type_into("input[type=date]", "1826-08-01").await;
        browser.click("Tiếp tục").await;
        browser.until_text("Hãy nhập một ngày hợp lệ").await;
        self.visit("question-date-wrong").await;

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

        browser.goto("about:blank").await;
        self.open("/plain.html#mot-cua=1~", &[], "question").await;
        browser.until_text("bị thiếu hoặc đã cũ").await;
        self.visit("link-damaged").await;
    }
}
