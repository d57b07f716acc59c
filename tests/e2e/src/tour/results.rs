//! Results that are known, that rest on a policy, that depend, whose rules have ended, and of
//! records alone.

use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;
use tokio::process::Command;

use super::{ROOT, Tour};
use crate::{Host, from_environment};

/// A page whose catalogue holds records.
const RECORD: &str = r#"<!doctype html><html lang="vi"><meta charset="utf-8"><title>Thủ tục</title>
<link rel="stylesheet" href="/plain.css"><script src="/mot-cua/mot-cua.js" defer></script>
<main><mot-cua procedure="9.000024" province="48" catalogue="/more/data/">
  <a href="https://dichvucong.gov.vn/">Thành phần hồ sơ</a>
</mot-cua></main>"#;

impl<V: AsyncFn(&str)> Tour<'_, V> {
    /// Results that are known, that rest on a policy, that depend, and whose rules have ended.
    pub(super) async fn results(&self) {
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
        browser.press(&format!("{ROOT}.querySelector('.mc-paper__name')")).await;
        browser.until_text("Đã có 1 / ").await;
        // Whoever looked at the state before may have opened or left closed what it is in.
        let copy = "find(button => button.textContent.includes('Sao chép liên kết'))";
        browser.press(&format!("[...{ROOT}.querySelectorAll('button')].{copy}")).await;
        browser.until(&format!("{ROOT}.querySelector('.mc-keep__told').textContent")).await;
        self.visit("result-kept").await;
        browser.type_into("input[type=date]", "2026-12-20").await;
        browser.until_text("chậm nhất").await;
        self.visit("result-planned").await;
        browser.attributes(&[("as-of", "2032-02-02T10:00")]).await;
        self.visit("result-expired").await;
        self.open_again("/plain.html", &[], "result").await;
        browser.until_text("Tiếp tục từ lần trước").await;
        self.visit("result-resumed").await;

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
        self.records().await;
    }

    /// A procedure that only a national record tells of.
    async fn records(&self) {
        let folder = compiled_records().await;
        let host = Host::with_folder(RECORD, "frame-ancestors 'none'", folder.path()).await;
        self.open_at(&host.url("/"), &[], "question").await;
        self.visit("question-record").await;
        self.browser.answer("Cấp mới").await;
        self.browser.until_screen("result").await;
        self.visit("result-record").await;
    }
}

/// A catalogue of the records that the tests have: those of the nation aren't on every machine.
async fn compiled_records() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixtures = fixtures.join("../../crates/catalogue/tests/fixtures");
    let built = Command::new(from_environment("MOT_CUA_BIN"))
        .args(["catalogue", "build"])
        .arg(fixtures.join("data"))
        .arg("--records")
        .arg(fixtures.join("records/details.jsonl"))
        .arg("--out")
        .arg(folder.path().join("data"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .await
        .expect("MOT_CUA_BIN starts");
    assert!(built.success(), "the records of the tests are compiled");
    folder
}
