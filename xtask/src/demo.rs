//! `cargo xtask demo`: the demo portal on this machine.

use std::fs;
use std::process::Command;

use crate::build::{Profile, SITE, build_with};
use crate::failure::Failure;
use crate::run::{self, Progress};

const DATABASE: &str = "target/demo/ratings.sqlite";

pub(crate) fn demo(progress: &mut Progress, port: u16) -> Result<(), Failure> {
    let server = build_with(progress, Profile::Release)?;
    fs::create_dir_all("target/demo").map_err(Failure::file("target/demo"))?;
    let address = format!("127.0.0.1:{port}");
    println!("demo: ready after {}", progress.summary());
    println!("   the portal     http://{address}/");
    println!("   the ratings    http://{address}/v1/stats   (kept in {DATABASE})");
    println!("   to stop        Ctrl-C");
    let mut serve = Command::new(server);
    serve.args(["serve", "--open-stats", "--site", SITE, "--listen", &address, "--database"]);
    serve.arg(format!("sqlite:{DATABASE}"));
    run::show(&mut serve)
}
