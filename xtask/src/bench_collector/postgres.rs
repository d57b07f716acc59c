//! A PostgreSQL server as it is installed, and single-row inserts into it by `pgbench`.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::server::Figures;
use crate::failure::Failure;
use crate::run;

/// As much as the floor keeps of a rating, under an id like its own.
const TABLE: &str = "CREATE TABLE floor (id TEXT PRIMARY KEY, procedure_id TEXT NOT NULL,
    score INTEGER NOT NULL, answered_on TEXT NOT NULL)";
const INSERT: &str = "INSERT INTO floor
    VALUES (gen_random_uuid()::text, 'passport', 5, '2026-11-24') ON CONFLICT DO NOTHING;\n";

/// A server that ends with this. It syncs each commit, as it does unless it is told otherwise.
pub(super) struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    /// It refuses to run as root.
    user: Option<u32>,
}

impl Postgres {
    /// Starts a server in an empty folder; nothing where PostgreSQL isn't installed.
    pub(super) fn start(folder: &Path) -> Result<Option<Self>, Failure> {
        let Some(programs) = programs() else { return Ok(None) };
        let id = |arguments: &[&str]| run::read(Command::new("id").args(arguments));
        let number = |text: String| text.trim().parse::<u32>().ok();
        let root = number(id(&["-u"])?) == Some(0);
        let user = if root { number(id(&["-u", "nobody"])?) } else { None };
        let folder = std::path::absolute(folder).map_err(Failure::file(folder))?;
        fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
        if user.is_some() {
            std::os::unix::fs::chown(&folder, user, None).map_err(Failure::file(&folder))?;
        }
        let server = Self { programs, folder, user };
        let data = server.folder.join("data");
        let mut make = server.command("initdb");
        make.args(["--auth=trust", "--username=bench", "--encoding=UTF8", "--pgdata"]).arg(&data);
        run::log("bench-initdb", &mut make)?;
        let options = format!("-c listen_addresses= -k {}", server.folder.display());
        let mut start = server.control("start");
        start.args(["--wait", "--log"]).arg(server.folder.join("log")).arg("--options");
        run::log("bench-postgres", start.arg(options))?;
        let mut ask = server.command("psql");
        ask.args(["--username=bench", "--dbname=postgres", "--command", TABLE, "--host"]);
        run::log("bench-psql", ask.arg(&server.folder))?;
        let script = server.folder.join("insert.sql");
        fs::write(&script, INSERT).map_err(Failure::file(&script))?;
        Ok(Some(server))
    }

    pub(super) fn address(&self) -> String {
        format!("postgres://bench@/postgres?host={}", self.folder.display())
    }

    /// One round of inserts by so many clients.
    pub(super) fn inserts(&self, clients: &str) -> Result<Figures, Failure> {
        let mut bench = self.command("pgbench");
        bench.args(["--no-vacuum", "--protocol=prepared", "--time=2", "--username=bench"]);
        bench.args(["--client", clients, "--file"]).arg(self.folder.join("insert.sql"));
        let said = run::read(bench.arg("--host").arg(&self.folder).arg("postgres"))?;
        let rate = said.lines().find_map(|line| line.strip_prefix("tps = ")?.split('.').next());
        match rate.and_then(|rate| rate.parse().ok()) {
            Some(rate) => Ok(Figures { rate, slowest: 0 }),
            None => Err(Failure::Check(vec![format!("pgbench said `{said}`")])),
        }
    }

    fn control(&self, what: &str) -> Command {
        let mut control = self.command("pg_ctl");
        control.arg(what).arg("--pgdata").arg(self.folder.join("data"));
        control
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.env("LC_ALL", "C.UTF-8").current_dir("/");
        if let Some(user) = self.user {
            command.uid(user);
        }
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        run::log("bench-postgres", self.control("stop").args(["--mode=immediate"])).ok();
    }
}

/// The folder of the server's programs: on the path, or where Debian keeps them.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders = debian.map(|version| version.path().join("bin"));
    // A link on the path stands for the folder that it leads to.
    let initdb = |folder: PathBuf| folder.join("initdb").canonicalize().ok();
    let mut found = std::env::split_paths(&path).chain(folders).filter_map(initdb);
    found.next()?.parent().map(Path::to_owned)
}
