//! Pages on which the widget can't work, or not yet.

use super::Tour;
use crate::Host;

/// A policy that forbids WebAssembly.
const NO_WASM: &str = "script-src 'self' 'unsafe-inline'; connect-src 'self'";
const ANY: &str = "frame-ancestors 'none'";

/// A page in a language, with a script before the loader's and an element.
macro_rules! page {
    ($language:literal, $before:literal, $attributes:literal) => {
        concat!(
            "<!doctype html><html lang='",
            $language,
            "'><meta charset='utf-8'><title>Thủ tục</title><link rel='stylesheet' href='/plain.css'>",
            "<script>",
            $before,
            "</script><script src='/mot-cua/mot-cua.js' defer></script><main><mot-cua ",
            $attributes,
            "><a href='https://dichvucong.gov.vn/'>Thành phần hồ sơ, thời hạn, phí</a></mot-cua></main>"
        )
    };
}

const NAMED: &str = page!("vi", "", "procedure=1.004194 province=48");
const ENGLISH: &str = page!("en", "", "procedure=1.004194 province=48");
const FIND: &str = page!("vi", "", "");
const BUTTON: &str = page!("vi", "", "procedure=1.004194 province=48 mode=button");
const OLD_BROWSER: &str = page!("vi", "window.WebAssembly = undefined", "procedure=1.004194");

/// What the loader has put into the first widget.
const SHOWN: &str = "document.querySelector('mot-cua').shadowRoot?.textContent";

impl<V: AsyncFn(&str)> Tour<'_, V> {
    /// Pages on which something is wrong.
    pub(super) async fn problems(&self) {
        self.open("/broken.html", &[], "problem").await;
        for index in 0..7 {
            let element = format!("document.querySelectorAll('mot-cua')[{index}]");
            self.browser.run(&format!("{element}.scrollIntoView()")).await;
            let shown =
                format!("{element}.shadowRoot.querySelector('.mc--problem, .mc--received')");
            self.browser.until(&shown).await;
        }
        self.visit("problems").await;
        for (state, page, policy, said) in [
            ("plain-list", NAMED, NO_WASM, "mọi trường hợp"),
            ("plain-list-english", ENGLISH, NO_WASM, "every case"),
            ("nothing-to-list", FIND, NO_WASM, "wasm_blocked"),
            ("old-browser", OLD_BROWSER, ANY, "unsupported_browser"),
            ("button", BUTTON, ANY, "Mở hướng dẫn"),
        ] {
            let host = Host::start(page, policy).await;
            self.see(&host, said).await;
            self.visit(state).await;
        }
        self.late().await;
    }

    /// What has come while the rest is on its way, and what is said when it doesn't come.
    async fn late(&self) {
        let browser = self.browser;
        let host = Host::with_slow(NAMED, "mot_cua_bg.wasm", None).await;
        self.see(&host, "Chỗ bạn đến ở là của ai?").await;
        self.visit("question-rendered").await;
        let host = Host::with_slow(FIND, "mot_cua_bg.wasm", None).await;
        browser.goto(&host.url("/")).await;
        browser.until("document.querySelector('mot-cua a').offsetHeight > 0").await;
        self.visit("loading").await;

        let host = Host::with_slow(NAMED, "split_later.wasm", None).await;
        // What never comes isn't waited for.
        browser.goto(&host.url("/")).await;
        browser.until_screen("question").await;
        browser.answer("Nhà, phòng tôi thuê").await;
        browser.until_text("Đang mở…").await;
        self.visit("part-awaited").await;

        browser.block(&["*split_later.wasm"]).await;
        self.open("/plain.html", &[], "question").await;
        browser.answer("Nhà, phòng tôi thuê").await;
        browser.until_text("Chưa tải được phần tiếp theo").await;
        self.visit("part-missing").await;
        browser.block(&["*mot_cua_bg.wasm"]).await;
        browser.goto(&self.server.url("/plain.html")).await;
        browser.until(&format!("{SHOWN}?.includes('wasm_missing')")).await;
        self.visit("files-missing").await;
        browser.block(&[]).await;
    }

    /// Opens the page of a host, and waits for what the loader shows there.
    async fn see(&self, host: &Host, said: &str) {
        self.browser.goto(&host.url("/")).await;
        self.browser.until(&format!("{SHOWN}?.includes({said:?})")).await;
    }
}
