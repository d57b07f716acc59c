//! `cargo xtask demo`: the demo portal on this machine, with a survey desk that has figures.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::build::{Profile, SITE, build_with};
use crate::failure::Failure;
use crate::run::{self, Progress};

const DATABASE: &str = "target/demo/ratings.sqlite";

/// The key of the demo's desk; where it is, the desk has been filled.
const KEY: &str = "target/demo/desk.key";

/// Two years of these give every page of a province something to show.
const RATINGS: &str = "150000";

pub(crate) fn demo(progress: &mut Progress, port: u16) -> Result<(), Failure> {
    let server = build_with(progress, Profile::Release)?;
    fs::create_dir_all("target/demo").map_err(Failure::file("target/demo"))?;
    let key = desk(progress, &server)?;
    let address = format!("127.0.0.1:{port}");
    println!("demo: ready after {}", progress.summary());
    println!("   the portal     http://{address}/");
    println!("   the ratings    http://{address}/v1/stats   (kept in {DATABASE})");
    println!("   the desk       http://{address}/desk   with simulated ratings; its key:");
    println!("                  {key}");
    println!("   to stop        Ctrl-C");
    let mut serve = Command::new(server);
    serve.args(["serve", "--open-stats", "--site", SITE, "--listen", &address, "--database"]);
    serve.arg(format!("sqlite:{DATABASE}"));
    run::show(&mut serve)
}

/// The key of the desk, which is filled the first time.
fn desk(progress: &mut Progress, server: &Path) -> Result<String, Failure> {
    let database = format!("sqlite:{DATABASE}");
    if !Path::new(DATABASE).is_file() || !Path::new(KEY).is_file() {
        progress.step("simulate ratings for the desk", || {
            let mut simulate = Command::new(server);
            simulate.args(["ratings", "simulate", "--n", RATINGS, "--database", &database]);
            // So few that a month of most offices has a figure.
            simulate.args(["--offices-each", "10"]);
            run::log("simulate", &mut simulate)
        })?;
        let mut create = Command::new(server);
        create.args(["key", "create", "--label", "Demo", "--database", &database]);
        create.args(["--scope", "read", "--scope", "rows", "--scope", "comments"]);
        let key = run::read(&mut create)?;
        fs::write(KEY, key.trim()).map_err(Failure::file(KEY))?;
    }
    fs::read_to_string(KEY).map_err(Failure::file(KEY))
}
