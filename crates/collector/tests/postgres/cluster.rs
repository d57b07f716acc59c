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
    folder: PathBuf,
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
        // Removed by the guard, since nothing of this process outlives its end.
        let folder = TempDir::new().unwrap().keep();
        user.own(&folder);
        let data = folder.join("data");
        let made = user
            .command("initdb")
            .args(["--auth=trust", "--username=test", "--encoding=UTF8", "--no-sync", "--pgdata"])
            .arg(&data)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
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
        let cluster = Self { folder, _guard: guard };
        cluster.wait(&user);
        Some(cluster)
    }

    /// The address of a database on it.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://test@/{database}?host={}", self.folder.display())
    }

    fn wait(&self, user: &User) {
        let ready = || {
            let mut ask = user.command("pg_isready");
            ask.arg("--quiet").arg("--host").arg(&self.folder).status().unwrap().success()
        };
        while !ready() {
            std::thread::yield_now();
        }
    }
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
struct User {
    /// Another one than this process, where this process is root.
    id: Option<u32>,
    programs: PathBuf,
}

impl User {
    fn get(programs: PathBuf) -> Self {
        let id = |arguments: &[&str]| -> u32 {
            let output = Command::new("id").args(arguments).output().unwrap();
            String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
        };
        Self { id: (id(&["-u"]) == 0).then(|| id(&["-u", "nobody"])), programs }
    }

    fn own(&self, folder: &Path) {
        if let Some(id) = self.id {
            std::os::unix::fs::chown(folder, Some(id), None).unwrap();
        }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.env("LC_ALL", "C.UTF-8").current_dir("/");
        if let Some(id) = self.id {
            command.uid(id);
        }
        command
    }
}
