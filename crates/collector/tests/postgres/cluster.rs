//! A PostgreSQL server in a temporary folder, which ends with this process.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Runs the server until this process closes the pipe, however it ends, then clears up.
const GUARD: &str = r#"
"$@" & server=$!
cat >/dev/null
kill -INT $server
wait $server
rm -rf "$FOLDER"
"#;

pub(crate) struct Cluster {
    pub(crate) folder: PathBuf,
    pub(crate) user: User,
    /// Its pipe holds the server.
    _guard: Child,
}

impl Cluster {
    /// Starts a server; says so and gives nothing where PostgreSQL isn't installed.
    pub(crate) fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            // Not by `eprintln!`, which the test runner keeps to itself.
            std::io::stderr()
                .write_all(b"PostgreSQL is not installed: its tests are left out\n")
                .unwrap();
            return None;
        };
        let user = User::get(programs);
        let folder = user.folder();
        let mut make = user.command("initdb");
        make.args(["--auth=trust", "--username=test", "--encoding=UTF8", "--no-sync", "--pgdata"]);
        run(make.arg(folder.join("data")));
        Some(Self::serve(user, folder))
    }

    /// Starts a server on what is in a folder.
    pub(crate) fn serve(user: User, folder: PathBuf) -> Self {
        let data = folder.join("data");
        let mut guard = user.command("/bin/sh");
        guard.args(["-c", GUARD, "guard"]).arg(user.programs.join("postgres")).arg("-D").arg(&data);
        guard.arg("-k").arg(&folder);
        // What is tested here is what is written, not whether a disk keeps it.
        guard.args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]);
        let guard = guard
            .env("FOLDER", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let cluster = Self { folder, user, _guard: guard };
        cluster.wait();
        cluster
    }

    /// The address of a database on it.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://test@/{database}?host={}", self.folder.display())
    }

    fn wait(&self) {
        let ready = || {
            let mut ask = self.user.command("pg_isready");
            ask.arg("--quiet").arg("--host").arg(&self.folder).status().unwrap().success()
        };
        while !ready() {
            std::thread::yield_now();
        }
    }
}

/// What a program says, which must end well.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The folder of the server's programs: on the path, or where Debian keeps them.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders = debian.map(|version| version.path().join("bin"));
    // A link on the path stands for the folder that it leads to.
    let initdb = |folder: PathBuf| folder.join("initdb").canonicalize().ok();
    let mut found = std::env::split_paths(&path).chain(folders).filter_map(initdb);
    found.next()?.parent().map(Path::to_owned)
}

/// Whom the server runs as: it refuses root.
#[derive(Clone)]
pub(crate) struct User {
    /// Another one than this process, where this process is root.
    id: Option<u32>,
    programs: PathBuf,
}

impl User {
    fn get(programs: PathBuf) -> Self {
        let id = |arguments: &[&str]| -> u32 {
            run(Command::new("id").args(arguments)).trim().parse().unwrap()
        };
        Self { id: (id(&["-u"]) == 0).then(|| id(&["-u", "nobody"])), programs }
    }

    /// A folder of its own. Removed by the guard, since nothing of this process outlives its end.
    pub(crate) fn folder(&self) -> PathBuf {
        let folder = TempDir::new().unwrap().keep();
        if let Some(id) = self.id {
            std::os::unix::fs::chown(&folder, Some(id), None).unwrap();
        }
        folder
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.env("LC_ALL", "C.UTF-8").current_dir("/");
        if let Some(id) = self.id {
            command.uid(id);
        }
        command
    }
}
