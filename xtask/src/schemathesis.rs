//! Asks the collector everything that its OpenAPI document allows, and much that it doesn't.

use std::path::Path;
use std::process::Command;

use crate::bench_collector::Server;
use crate::failure::Failure;
use crate::files::fresh;
use crate::run::{self, Progress, cargo};

/// The package of the Python registry.
const PACKAGE: &str = "schemathesis==4.32.5";

/// Its own environment, so that no other project is touched.
const FOLDER: &str = "target/schemathesis";

/// What must hold of every answer.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_schema_conformance";

pub(crate) fn check(progress: &mut Progress) -> Result<(), Failure> {
    let pip = format!("{FOLDER}/bin/pip");
    if !Path::new(&pip).is_file() {
        progress.step("install schemathesis", || {
            run::log("venv", Command::new("python3").args(["-m", "venv", FOLDER]))?;
            run::log("schemathesis", Command::new(&pip).args(["install", "--quiet", PACKAGE]))
        })?;
    }
    progress.step("schemathesis", || {
        run::log("soak-build", &mut cargo(&["build", "--release", "-p", "cli"]))?;
        let database = Path::new("target/soak");
        fresh(database)?;
        let server = Server::collector(&database.join("ratings.sqlite"))?;
        let mut ask = Command::new(format!("{FOLDER}/bin/schemathesis"));
        ask.args(["run", "--checks", CHECKS, "--max-examples", "100"]);
        run::show(ask.arg(format!("http://{}/openapi.json", server.address)))
    })
}
