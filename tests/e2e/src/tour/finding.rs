//! Searching, situations of life, and where it is filed.

use super::Tour;

impl<V: AsyncFn(&str)> Tour<'_, V> {
    /// Searching, situations of life, and where it is filed.
    pub(super) async fn finding(&self) {
        let browser = self.browser;
        self.open("/find.html", &[], "find").await;
        self.visit("find").await;
        browser.slow_down(30_000).await;
        browser.type_into("input", "ho chieu").await;
        browser.until_text("Đang tìm").await;
        self.still_under_way().await;
        self.visit("find-awaited").await;
        browser.slow_down(0).await;
        self.open("/find.html", &[], "find").await;
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
        self.still_under_way().await;
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
}
