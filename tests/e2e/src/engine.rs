//! The three engines, and how a driver of each is started.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::sleep;

use crate::free_port;

/// How often a driver is asked for a window before the test gives up, 50 ms apart.
const PATIENCE: usize = 600;

/// What runs the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge, Cốc Cốc and most Android browsers.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, as `WebKitGTK`.
    WebKit,
}

/// A driver with what it needs, all of which ends with it.
#[derive(Debug)]
pub(crate) struct Driver {
    _driver: Group,
    _screen: Option<Group>,
    profile: TempDir,
}

impl Driver {
    /// Where the browser keeps what it saves.
    pub(crate) fn folder(&self) -> &Path {
        self.profile.path()
    }

    /// Ends the driver; what the browser has kept stays.
    pub(crate) fn end(self) -> TempDir {
        self.profile
    }
}

impl Engine {
    /// Starts a browser with a profile of its own.
    pub(crate) async fn start(self) -> (Client, Driver) {
        self.start_in(tempfile::tempdir().expect("a temporary folder")).await
    }

    /// Starts a browser with a profile that another one has left.
    pub(crate) async fn start_in(self, profile: TempDir) -> (Client, Driver) {
        let port = free_port();
        let mut command = Command::new(match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        });
        // Profiles, caches and data of all three go into the folder that is removed.
        command.env("HOME", profile.path()).env("TMPDIR", profile.path());
        command.env("XDG_CACHE_HOME", profile.path()).env("XDG_DATA_HOME", profile.path());
        match self {
            Self::Firefox => command.arg("--port").arg(port.to_string()),
            Self::Chromium | Self::WebKit => command.arg(format!("--port={port}")),
        };
        let screen = match self {
            Self::WebKit => Some(screen(&mut command).await),
            Self::Chromium | Self::Firefox => None,
        };
        let driver = Group::start(command.stdout(Stdio::null()));
        let Value::Object(capabilities) = self.capabilities(profile.path()) else {
            panic!("capabilities")
        };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let address = format!("http://127.0.0.1:{port}");
        let mut refusal = None;
        for _ in 0..PATIENCE {
            match builder.connect(&address).await {
                Ok(client) => {
                    let driver = Driver { _driver: driver, _screen: screen, profile };
                    return (client, driver);
                }
                Err(error) => refusal = Some(error),
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("no {self:?} at {address}: {refusal:?}");
    }

    fn capabilities(self, profile: &Path) -> Value {
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run",
                    "--hide-scrollbars",
                    "--lang=vi",
                    // Else the driver makes one that goes with the browser.
                    format!("--user-data-dir={}", profile.join("chromium").display()),
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": "vi",
                        // A page is as wide as its window, however long it is.
                        "ui.useOverlayScrollbars": 1,
                        // Nothing but the test's pages is asked for.
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                    },
                },
            }),
            Self::WebKit => json!({ "browserName": "MiniBrowser" }),
        }
    }
}

/// A screen in memory, for a browser that has no other way to run unseen.
async fn screen(browser: &mut Command) -> Group {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1600x5200x24", "-nolisten", "tcp"]);
    let mut server = Group::start(command.stdout(Stdio::piped()));
    let output = server.child.stdout.take().expect("Xvfb has an output");
    let number = BufReader::new(output).lines().next_line().await;
    let number = number.expect("Xvfb says its number").expect("Xvfb starts");
    browser.env("DISPLAY", format!(":{}", number.trim())).env_remove("WAYLAND_DISPLAY");
    server
}

/// A program and all that it started.
#[derive(Debug)]
struct Group {
    child: Child,
}

impl Group {
    fn start(command: &mut Command) -> Self {
        let program = command.as_std().get_program().to_owned();
        let child = command
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{} starts: {error}", program.display()));
        Self { child }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let Some(leader) = self.child.id() else { return };
        // A group that is gone already is as good.
        let _ = std::process::Command::new("kill")
            .args(["-KILL", "--", &format!("-{leader}")])
            .stderr(Stdio::null())
            .status();
    }
}

/// A test in each engine, of a function that takes one.
#[macro_export]
macro_rules! in_three_engines {
    ($test:ident) => {
        #[tokio::test]
        async fn in_chromium() {
            $test($crate::Engine::Chromium).await;
        }

        #[tokio::test]
        async fn in_firefox() {
            $test($crate::Engine::Firefox).await;
        }

        #[tokio::test]
        async fn in_webkit() {
            $test($crate::Engine::WebKit).await;
        }
    };
}
