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

const DATABASE: &str = "target/soak";

/// What its key allows: everything.
const SCOPES: [&str; 4] = ["read", "rows", "comments", "admin"];

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
        fresh(Path::new(DATABASE))?;
        let database = format!("sqlite:{DATABASE}/ratings.sqlite");
        let server = Server::collector(&database)?;
        // Without one, most of it says no more than that a key is missing.
        let mut key = Command::new("target/release/mot-cua");
        key.args(["key", "create", "--label", "soak", "--database", &database]);
        key.args(SCOPES.into_iter().flat_map(|scope| ["--scope", scope]));
        let key = run::read(&mut key)?;
        let program = Path::new(FOLDER).join("bin/schemathesis");
        let program = std::path::absolute(&program).map_err(Failure::file(program))?;
        let mut ask = Command::new(program);
        // It leaves a cache where it runs.
        ask.current_dir(FOLDER).args(["run", "--checks", CHECKS, "--max-examples", "100"]);
        ask.arg("--header").arg(format!("Authorization: Bearer {}", key.trim()));
        run::show(ask.arg(format!("http://{}/openapi.json", server.address)))
    })
}
