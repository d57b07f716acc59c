//! What is measured: the collector, and the floor beside it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::failure::Failure;
use crate::run;

/// More than any run sends: limits of shared addresses aren't what is measured.
const UNLIMITED: &str = "4000000000";

/// Seconds of a round: short, so that whatever else the machine does hits both sides.
const SECONDS: &str = "2";

/// A server that ends with this.
pub(crate) struct Server {
    process: Child,
    pub(crate) address: String,
}

/// What came of one round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    /// Requests a second.
    pub(super) rate: u64,
    /// The 99th percentile, in microseconds.
    pub(super) slowest: u64,
}

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    pub(super) connections: &'static str,
    /// Ratings of one request.
    pub(super) ratings: &'static str,
}

impl Load {
    /// One rating a request.
    pub(super) fn single(connections: &'static str) -> Self {
        Self { connections, ratings: "1" }
    }
}

impl Server {
    pub(super) fn floor(file: &str) -> Result<Self, Failure> {
        let mut command = Command::new("target/release/floor");
        command.arg(file).stdout(Stdio::piped());
        let mut process = start(command)?;
        let mut address = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut address).map_err(Failure::file(file))?;
        }
        Ok(Self { process, address: address.trim().to_owned() })
    }

    /// The collector, on a database.
    pub(crate) fn collector(database: &str) -> Result<Self, Failure> {
        let mut command = Command::new("target/release/mot-cua");
        command.args(["serve", "--open-stats", "--listen", "127.0.0.1:0"]);
        command.args(["--mark-over", UNLIMITED, "--refuse-over", UNLIMITED]);
        command.args(["--database", database]).stderr(Stdio::piped());
        let mut process = start(command)?;
        let log = process.stderr.take().map(BufReader::new);
        let mut lines = log.into_iter().flat_map(|log| log.lines().map_while(Result::ok));
        let ready = lines.find_map(|line| Some(line.split_once("address=")?.1.to_owned()));
        let address =
            ready.ok_or_else(|| Failure::Check(vec!["the collector isn't ready".into()]))?;
        Ok(Self { process, address })
    }

    pub(super) fn load(&self, load: Load) -> Result<Figures, Failure> {
        let mut command = Command::new("target/release/load");
        let said =
            run::read(command.args([&self.address, load.connections, SECONDS, load.ratings]))?;
        let numbers: Vec<u64> = said.split_whitespace().filter_map(|it| it.parse().ok()).collect();
        match numbers.as_slice() {
            [rate, _, slowest, _] => Ok(Figures { rate: *rate, slowest: *slowest }),
            _ => Err(Failure::Check(vec![format!("load said `{said}`")])),
        }
    }

    /// Lets [`Server::resident`] begin again.
    pub(super) fn forget_peak(&self) -> Result<(), Failure> {
        let file = format!("/proc/{}/clear_refs", self.process.id());
        fs::write(&file, "5").map_err(Failure::file(&file))
    }

    /// The most that was resident, in KB.
    pub(crate) fn resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn start(mut command: Command) -> Result<Child, Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    command.spawn().map_err(|error| Failure::Start { program, error })
}
