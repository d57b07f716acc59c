//! `mot-cua serve` on a database of its own, and requests to it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use rules::rating::RatingId;

/// 24 November 2026, counted from 1970.
const DAY: u32 = 20_781;

/// How long a device waits for an answer. Its request may still arrive later.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct Service {
    process: Child,
    pub(crate) address: String,
}

impl Service {
    pub(crate) fn start(database: &str) -> Self {
        Self::start_under(&[] as &[&str], database)
    }

    /// Starts it by another program, such as one that writes down its system calls.
    pub(crate) fn start_under(by: &[impl AsRef<OsStr>], database: &str) -> Self {
        let program = env!("CARGO_BIN_EXE_mot-cua");
        let mut command = match by.split_first() {
            Some((first, rest)) => {
                let mut command = Command::new(first);
                command.args(rest).arg(program);
                command
            }
            None => Command::new(program),
        };
        command.args(["serve", "--listen", "127.0.0.1:0", "--open-stats"]);
        command.args(["--mark-over", "4000000000", "--refuse-over", "4000000000", "--database"]);
        command.arg(database).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let log = BufReader::new(process.stderr.take().unwrap());
        let mut lines = log.lines().map_while(Result::ok);
        let address = lines.find_map(|line| Some(line.split_once("address=")?.1.to_owned()));
        let address = address.unwrap();
        // Whatever else it says must be read, or it would wait for a reader.
        thread::spawn(move || lines.for_each(drop));
        Self { process, address }
    }

    pub(crate) fn kill(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }

    /// Asks it to stop, where it was started by another program, which ends with it.
    pub(crate) fn stop_under(&mut self) {
        let by = self.process.id();
        let children = std::fs::read_to_string(format!("/proc/{by}/task/{by}/children")).unwrap();
        let id = children.trim();
        assert!(Command::new("kill").args(["-TERM", id]).status().unwrap().success());
        self.process.wait().unwrap();
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The status of an answer; nothing if none came, or not all of it.
pub(crate) fn post(address: &str, body: &str) -> Option<u16> {
    let length = body.len();
    let head = format!("host: x\r\nconnection: close\r\ncontent-length: {length}");
    let request = format!("POST /v1/ratings HTTP/1.1\r\n{head}\r\n\r\n{body}");
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "))?;
    (length.parse() == Ok(body.len())).then(|| head.split(' ').nth(1)?.parse().ok())?
}

pub(crate) fn id(number: u64) -> String {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    RatingId::new(DAY, &random).into()
}

/// A rating as a device sends it; every third device's clock is a day off.
pub(crate) fn rating(number: u64) -> String {
    let (id, day, score) = (id(number), 23 + number % 3, number % 5 + 1);
    format!(
        r#"{{"id":"{id}","procedure":"passport","province":"48","stage":"completed",
        "score":{score},"answered_on":"2026-11-{day}","question_set":"q","locale":"vi",
        "widget":"0.1.0","catalogue":"c"}}"#
    )
}

/// The sums say that there are so many ratings, too.
pub(crate) fn verify(database: &str, all: usize) {
    let verify = Command::new(env!("CARGO_BIN_EXE_mot-cua"))
        .args(["ratings", "verify", "--database", database])
        .env("LC_ALL", "en")
        .output()
        .unwrap();
    let said = String::from_utf8(verify.stdout).unwrap();
    assert_eq!(said, format!("{all} ratings, every sum is right\n"));
}
