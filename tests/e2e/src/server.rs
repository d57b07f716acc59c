//! `mot-cua serve` on a database of its own.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::sleep;

use crate::{free_port, from_environment};

/// A server that ends with the test.
#[derive(Debug)]
pub struct Server {
    child: Option<Child>,
    folder: TempDir,
    port: u16,
}

impl Server {
    /// Starts it and waits until it listens.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut server = Self { child: None, folder, port: free_port() };
        server.resume().await;
        server
    }

    /// Ends it, as when a machine goes down; the database stays.
    pub async fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().await.expect("the server ends");
        }
    }

    /// Starts it again at the same address.
    pub async fn resume(&mut self) {
        let child = Command::new(from_environment("MOT_CUA_BIN"))
            .args(["serve", "--site", &from_environment("MOT_CUA_SITE")])
            .args(["--listen", &self.address()])
            .args(["--database", &format!("sqlite:{}", self.database().display())])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("MOT_CUA_BIN starts");
        self.child = Some(child);
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", self.port)).await.is_ok() {
                return;
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("the server doesn't listen");
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address())
    }

    /// Where the ratings are.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder.path().join("ratings.sqlite")
    }
}
