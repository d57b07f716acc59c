//! A window of a browser, and what a person does in it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::engine::{Driver, Engine};
use crate::picture::Picture;

/// How often something is looked for before the test gives up, 50 ms apart.
const PATIENCE: usize = 600;

/// Waits until what has changed was drawn.
const NEXT_FRAMES: &str = "return new Promise(drawn => requestAnimationFrame(() =>
    requestAnimationFrame(() => setTimeout(drawn, 50))))";

/// A browser that ends with the test.
#[derive(Debug)]
pub struct Browser {
    engine: Engine,
    client: Client,
    driver: Driver,
}

impl Browser {
    /// Opens a window of Chromium of that size in CSS pixels.
    pub async fn open(width: u32, height: u32) -> Self {
        Self::of(Engine::Chromium, width, height).await
    }

    /// Closes Chromium, and opens it again with what it has kept.
    pub async fn reopen(self, width: u32, height: u32) -> Self {
        let Self { engine, client, driver } = self;
        // A browser that is gone already is as good.
        let _ = client.close().await;
        let (client, driver) = engine.start_in(driver.end()).await;
        let browser = Self { engine, client, driver };
        browser.resize(width, height).await;
        browser
    }

    /// Opens a window of any engine.
    pub async fn of(engine: Engine, width: u32, height: u32) -> Self {
        let (client, driver) = engine.start().await;
        let browser = Self { engine, client, driver };
        browser.resize(width, height).await;
        browser
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Sets the size of the page: in Chromium also narrower than a window can be.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.engine == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", size).await;
            return;
        }
        // The window is larger than the page by what the browser shows around it.
        self.client.set_window_size(width, height).await.expect("the window changes");
        let around = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]").await;
        let around = |side: usize| {
            around[side].as_u64().and_then(|pixels| u32::try_from(pixels).ok()).unwrap_or_default()
        };
        let (width, height) = (width + around(0), height + around(1));
        self.client.set_window_size(width, height).await.expect("the window changes");
    }

    /// Calls Chromium's developer tools.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.client
            .issue_cmd(DevTools { command: command.to_owned(), parameters })
            .await
            .expect("the developer tools answer")
    }

    /// Keeps what a page that stays sends to such addresses; none lets all through.
    pub async fn block(&self, addresses: &[&str]) {
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.setBlockedURLs", json!({ "urls": addresses })).await;
    }

    /// Lets each request take so long, as a slow network does.
    pub async fn slow_down(&self, milliseconds: u32) {
        let network = json!({
            "offline": false,
            "latency": milliseconds,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        });
        self.devtools("Network.enable", json!({})).await;
        self.devtools("Network.emulateNetworkConditions", network).await;
    }

    /// Opens another tab of the same browser and goes there; the tab it comes from, and the new one.
    pub async fn new_tab(&self) -> [WindowHandle; 2] {
        let before = self.client.window().await.expect("a window");
        let tab = self.client.new_window(true).await.expect("a new tab").handle;
        self.to_tab(&tab).await;
        [before, tab]
    }

    /// Goes to a tab.
    pub async fn to_tab(&self, tab: &WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.expect("the tab is there");
    }

    /// Waits until exactly so many ratings wait on the device.
    pub async fn until_waiting(&self, ratings: usize) {
        let kept = "
            return new Promise(resolve => {
                const opening = indexedDB.open('mot-cua ' + location.origin);
                opening.onupgradeneeded = () => opening.transaction.abort();
                opening.onerror = () => resolve(0);
                opening.onsuccess = () => {
                    const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
                    opening.result.close();
                    keys.onsuccess = () =>
                        resolve(keys.result.filter(key => key.startsWith('rating:')).length);
                };
            })";
        let mut found = Value::Null;
        for _ in 0..PATIENCE {
            found = self.run(kept).await;
            if found == json!(ratings) {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("{found} ratings wait, not {ratings}");
    }

    /// Opens a page.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.expect("the page opens");
    }

    /// Runs a script in the page; what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.client
            .execute(script, vec![])
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until an expression holds.
    pub async fn until(&self, expression: &str) {
        for _ in 0..PATIENCE {
            if self.run(&format!("return !!({expression})")).await == Value::Bool(true) {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        let page = self
            .run(
                "return [document.body, ...document.querySelectorAll('mot-cua')].map(shown =>
                    (shown.shadowRoot?.lastChild ?? shown).innerText).join('\\n\\n')",
            )
            .await;
        panic!("never came true: {expression}\nthe page says {page}");
    }

    /// Waits until the widget shows a screen, with all its parts.
    pub async fn until_screen(&self, screen: &str) {
        self.until(&format!(
            "document.querySelector('mot-cua')?.shadowRoot
                ?.querySelector('.mc--{screen}:not([aria-busy])')"
        ))
        .await;
    }

    /// Waits until the screens of all widgets have all their parts.
    pub async fn until_whole(&self) {
        self.until(
            "[...document.querySelectorAll('mot-cua')]
                .every(widget => !widget.shadowRoot?.querySelector('.mc[aria-busy]'))",
        )
        .await;
    }

    /// Waits until the first widget shows a text.
    pub async fn until_text(&self, text: &str) {
        self.until(&format!(
            "document.querySelector('mot-cua')?.shadowRoot?.lastChild?.innerText.includes({text:?})"
        ))
        .await;
    }

    /// Types a text into the first field of the first widget, without the keyboard.
    pub async fn type_into(&self, field: &str, text: &str) {
        self.run(&format!(
            "const field = document.querySelector('mot-cua').shadowRoot.querySelector({field:?});
            field.value = {text:?};
            field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}))"
        ))
        .await;
    }

    /// The text of the first widget.
    pub async fn text(&self) -> String {
        self.until_whole().await;
        let script = "return document.querySelector('mot-cua').shadowRoot.lastChild.innerText";
        self.run(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Clicks the first button, choice or entry of the widget whose text holds `text`.
    pub async fn click(&self, text: &str) {
        let find = format!(
            "[...document.querySelector('mot-cua').shadowRoot
                .querySelectorAll('button, label, summary')]
                .find(e => e.innerText.includes({text:?}))"
        );
        self.until(&find).await;
        self.press(&find).await;
    }

    /// Clicks an element, in a task of the page. What a driver runs by itself isn't one to WebKit, which
    /// then lets what waits run between the listeners of one click.
    pub async fn press(&self, element: &str) {
        let task = format!("setTimeout(() => {{ {element}.click(); done() }})");
        self.run(&format!("return new Promise(done => {task})")).await;
    }

    /// Chooses an entry of the widget's list by its value.
    pub async fn choose(&self, value: &str) {
        self.run(&format!(
            "const list = document.querySelector('mot-cua').shadowRoot.querySelector('select');
            list.value = {value:?};
            list.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}))"
        ))
        .await;
    }

    /// Answers a question and goes on.
    pub async fn answer(&self, text: &str) {
        self.click(text).await;
        self.until("document.querySelector('mot-cua').shadowRoot.querySelector('input:checked')")
            .await;
        self.press(
            "document.querySelector('mot-cua').shadowRoot.querySelector('.mc-button--primary')",
        )
        .await;
    }

    /// Types keys, one after another; `\t` is Tab, `\n` Enter, `↓` an arrow.
    pub async fn keys(&self, keys: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys.chars() {
            let value = match key {
                '\t' => '\u{e004}',
                '\n' => '\u{e007}',
                '⌫' => '\u{e003}',
                '↓' => '\u{e015}',
                '⇧' => '\u{e008}',
                key => key,
            };
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("keys are typed");
    }

    /// Presses a key while Alt is down; `\n` is Enter, `⌦` Delete.
    pub async fn alt(&self, key: char) {
        const ALT: char = '\u{e00a}';
        let value = match key {
            '\n' => '\u{e007}',
            '⌦' => '\u{e017}',
            key => key,
        };
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: ALT })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: ALT });
        self.client.perform_actions(actions).await.expect("keys are typed");
    }

    /// What has the focus, inside shadow roots too: its text, or its kind and value.
    pub async fn focused(&self) -> String {
        let script = "
            let e = document.activeElement;
            while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
            const label = e?.closest('label');
            return [e?.localName, e?.type, (label ?? e)?.innerText].filter(x => x).join(' ')";
        self.run(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until something has the focus whose text holds `text`.
    pub async fn tab_to(&self, text: &str) {
        let mut seen = Vec::new();
        for _ in 0..60 {
            self.keys("\t").await;
            let focused = self.focused().await;
            if focused.contains(text) {
                return;
            }
            seen.push(focused);
        }
        let shown = "return document.querySelector('mot-cua')?.shadowRoot.innerHTML";
        let shown = self.run(shown).await;
        panic!("`{text}` can't be reached by Tab: {seen:#?}\nof {shown}");
    }

    /// Goes into the page inside the first frame of this page.
    pub async fn enter_frame(&self) {
        self.client.enter_frame(0).await.expect("the frame is there");
    }

    /// A picture of the first element that a selector finds, as far as it is in the window.
    pub async fn picture(&self, selector: &str) -> Picture {
        // WebKit cuts what is below a scrolled page when it is asked for one element, and may answer
        // with what it drew before.
        let mut window = Vec::new();
        for _ in 0..PATIENCE {
            self.run(NEXT_FRAMES).await;
            let before = window;
            window = self.client.screenshot().await.expect("the browser draws");
            if self.engine != Engine::WebKit || window == before {
                break;
            }
        }
        let place = format!(
            "const at = document.querySelector({selector:?}).getBoundingClientRect();
            return [at.left, at.top, at.right, at.bottom].map(Math.round)"
        );
        let place = self.run(&place).await;
        let side = |side: usize| {
            place[side].as_u64().and_then(|side| usize::try_from(side).ok()).expect("in the window")
        };
        Picture::read(&window).part(side(0)..side(2), side(1)..side(3))
    }

    /// Writes a picture of the whole page.
    pub async fn shot(&self, path: &Path) {
        let picture = self
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true }),
            )
            .await;
        let data = picture["data"].as_str().unwrap_or_default();
        let picture = STANDARD.decode(data).expect("a picture in base64");
        std::fs::write(path, picture).expect("the picture is written");
    }

    /// On how many pages it is printed.
    pub async fn printed_pages(&self) -> usize {
        let settings = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
        let printed = self.devtools("Page.printToPDF", settings).await;
        let data = printed["data"].as_str().unwrap_or_default();
        let file = STANDARD.decode(data).expect("a document in base64");
        let file = String::from_utf8_lossy(&file).into_owned();
        file.matches("/Type /Page\n").count()
    }

    /// From now on files are saved without asking.
    pub async fn save_files(&self) {
        if self.engine == Engine::Chromium {
            let folder = self.driver.folder().display().to_string();
            let may = json!({ "behavior": "allow", "downloadPath": folder });
            self.devtools("Browser.setDownloadBehavior", may).await;
        }
    }

    /// Waits for a file that is saved; what is in it.
    pub async fn saved(&self, name: &str) -> String {
        for _ in 0..PATIENCE {
            let found = find(self.driver.folder(), name);
            let text = found.and_then(|path| std::fs::read_to_string(path).ok());
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                return text;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("{name} isn't saved");
    }

    /// Closes it.
    pub async fn close(self) {
        // A browser that is gone already is as good.
        let _ = self.client.close().await;
    }
}

/// A file of that name in a folder, or below it.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let mut folders = Vec::new();
    for entry in entries {
        if entry.file_name() == name {
            return Some(entry.path());
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(entry.path());
        }
    }
    folders.iter().find_map(|folder| find(folder, name))
}

/// Chromedriver's own command.
#[derive(Debug)]
struct DevTools {
    command: String,
    parameters: Value,
}

impl fantoccini::wd::WebDriverCompatibleCommand for DevTools {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let body = json!({ "cmd": self.command, "params": self.parameters });
        (http::Method::POST, Some(body.to_string()))
    }
}
