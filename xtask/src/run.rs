//! Runs programs and says what takes how long.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Lines of a log that are shown when a program fails.
const TAIL: usize = 60;

/// The steps of one command.
#[derive(Debug)]
pub(crate) struct Progress {
    started: Instant,
    steps: usize,
    skipped: usize,
}

impl Progress {
    pub(crate) fn start() -> Self {
        Self { started: Instant::now(), steps: 0, skipped: 0 }
    }

    /// Runs one step, with a line when it starts and one when it ends.
    pub(crate) fn step(
        &mut self,
        name: &str,
        step: impl FnOnce() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        println!("── {name}");
        let started = Instant::now();
        let outcome = step();
        let seconds = started.elapsed().as_secs();
        match outcome {
            Ok(()) => {
                self.steps = self.steps.saturating_add(1);
                println!("   {name}: done in {}", spoken(started.elapsed()));
                Ok(())
            }
            Err(failure) => {
                Err(Failure::Step { step: name.to_owned(), seconds, failure: Box::new(failure) })
            }
        }
    }

    /// Says that a step had nothing to do.
    pub(crate) fn skip(&mut self, name: &str) {
        self.skipped = self.skipped.saturating_add(1);
        println!("── {name}: nothing changed");
    }

    pub(crate) fn summary(&self) -> String {
        let time = spoken(self.started.elapsed());
        match self.skipped {
            0 => format!("{} steps done in {time}", self.steps),
            skipped => {
                format!("{} steps done, {skipped} had nothing to do, in {time}", self.steps)
            }
        }
    }
}

/// A length of time as a person says it.
pub(crate) fn spoken(time: Duration) -> String {
    let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
    match minutes {
        0 => format!("{seconds} s"),
        _ => format!("{minutes} min {seconds} s"),
    }
}

/// Runs a program, its output shown as it comes.
pub(crate) fn show(command: &mut Command) -> Result<(), Failure> {
    let program = name(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|error| Failure::Start { program: program.clone(), error })?;
    if status.success() { Ok(()) } else { Err(Failure::Program { program, log: None }) }
}

/// Runs a program, its output kept in `target/logs/<log>.log` and its end shown on failure.
pub(crate) fn log(log: &str, command: &mut Command) -> Result<(), Failure> {
    let program = name(command);
    let folder = Path::new("target/logs");
    fs::create_dir_all(folder).map_err(Failure::file(folder))?;
    let path = folder.join(format!("{log}.log"));
    let output = File::create(&path).map_err(Failure::file(&path))?;
    let errors = output.try_clone().map_err(Failure::file(&path))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .status()
        .map_err(|error| Failure::Start { program: program.clone(), error })?;
    if status.success() {
        return Ok(());
    }
    show_tail(&path);
    Err(Failure::Program { program, log: Some(path) })
}

fn show_tail(path: &PathBuf) {
    let text = fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(TAIL)) {
        eprintln!("   │ {line}");
    }
}

/// The output of a program.
pub(crate) fn read(command: &mut Command) -> Result<String, Failure> {
    let program = name(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::Start { program: program.clone(), error })?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::Program { program, log: None })
    }
}

fn name(command: &Command) -> String {
    let mut name = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        name.push(' ');
        name.push_str(&argument.to_string_lossy());
    }
    name
}

/// `cargo` with some arguments.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments);
    command
}
