//! `mot-cua serve` as an operator runs it: killed, stopped, started again and started wrongly.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;

use rules::rating::RatingId;
use tempfile::TempDir;

struct Service {
    process: Child,
    address: String,
}

impl Service {
    fn start(database: &Path) -> Self {
        let mut process = serve(&format!("sqlite:{}", database.display()));
        let log = BufReader::new(process.stderr.take().unwrap());
        let mut lines = log.lines().map_while(Result::ok);
        let ready = lines.find(|line| line.contains("ready")).unwrap();
        let address = ready.split_once("address=").unwrap().1.to_owned();
        // Whatever else it says must be read, or it would wait for a reader.
        thread::spawn(move || lines.for_each(drop));
        Self { process, address }
    }

    /// The status line and the body; nothing if the service is gone.
    fn send(&self, request: &str) -> Option<(String, String)> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        Some((head.lines().next()?.to_owned(), body.to_owned()))
    }

    fn post(&self, number: u64) -> bool {
        let body = format!("{{\"ratings\":[{}]}}", rating(number));
        let length = body.len();
        let head = format!("host: x\r\nconnection: close\r\ncontent-length: {length}");
        self.send(&format!("POST /v1/ratings HTTP/1.1\r\n{head}\r\n\r\n{body}"))
            .is_some_and(|(status, _)| status == "HTTP/1.1 202 Accepted")
    }

    fn count(&self) -> u64 {
        let request = "GET /v1/stats?period=2026 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
        let (_, body) = self.send(request).unwrap();
        let Some((_, scores)) = body.split_once("\"distribution\":[") else { return 0 };
        let (scores, _) = scores.split_once(']').unwrap();
        scores.split(',').map(|score| score.parse::<u64>().unwrap()).sum()
    }

    fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    fn wait(mut self) -> ExitStatus {
        self.process.wait().unwrap()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn serve(database: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_mot-cua"))
        .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
        .args([
            "--mark-over",
            "1000000",
            "--refuse-over",
            "1000000",
            "--open-stats",
            "--hide-under",
            "1",
        ])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn rating(number: u64) -> String {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    let id = String::from(RatingId::new(20_781, &random));
    format!(
        r#"{{"id":"{id}","procedure":"passport","stage":"completed","score":4,
        "answered_on":"2026-11-24","question_set":"q","locale":"vi","widget":"0.1.0",
        "catalogue":"c"}}"#
    )
}

/// Stops a service by a signal while four clients send, then counts what is there.
///
/// Answers with how many were acknowledged, how many are stored, and how the service ended.
fn stopped_under_load(signal: &str) -> (u64, u64, ExitStatus) {
    let folder = TempDir::new().unwrap();
    let database = folder.path().join("ratings.sqlite");
    let service = Service::start(&database);
    let acknowledged = thread::scope(|scope| {
        let clients: Vec<_> = (0..4)
            .map(|client| {
                let service = &service;
                // Until the service is gone.
                let post = move |number: &u64| service.post(*number);
                scope.spawn(move || (client..).step_by(4).take_while(post).count())
            })
            .collect();
        while service.count() < 200 {
            thread::yield_now();
        }
        service.signal(signal);
        let acknowledged: usize = clients.into_iter().map(|client| client.join().unwrap()).sum();
        u64::try_from(acknowledged).unwrap()
    });
    let status = service.wait();
    (acknowledged, Service::start(&database).count(), status)
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    let (acknowledged, stored, _) = stopped_under_load("-KILL");
    // Four requests may have been written without having been answered.
    assert!((acknowledged..=acknowledged + 4).contains(&stored), "{acknowledged}, {stored}");
}

#[test]
fn a_stop_answers_what_it_has_written() {
    let (acknowledged, stored, status) = stopped_under_load("-TERM");
    assert_eq!(acknowledged, stored);
    assert!(status.success(), "{status}");
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let folder = TempDir::new().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "not a database, but long enough to be looked at as one".repeat(50))
        .unwrap();
    let cases = [
        (format!("sqlite:{}", text.display()), "not a database"),
        ("mysql://x".to_owned(), "`sqlite:FILE` or `postgres://…` is expected"),
        (format!("sqlite:{}/none/x", folder.path().display()), "unable to open database file"),
    ];
    for (database, expected) in cases {
        let output = serve(&database).wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success());
        assert!(said.contains(expected), "{database}: {said}");
    }
}
