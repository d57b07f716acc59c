//! A server that follows another one, and takes its place.

use std::fs;
use std::process::Command;

use crate::cluster::{Cluster, run};

impl Cluster {
    /// A copy of this server that follows it.
    pub(crate) fn standby(&self) -> Self {
        let user = self.user.clone();
        let folder = user.folder();
        let mut copy = user.command("pg_basebackup");
        copy.args(["--username=test", "--write-recovery-conf", "--checkpoint=fast", "--no-sync"]);
        copy.arg("--host").arg(&self.folder).arg("--pgdata").arg(folder.join("data"));
        run(&mut copy);
        Self::serve(user, folder)
    }

    /// From now on a commit is answered when a standby has it, too. Whoever copies this server later
    /// copies that as well, and will wait for a standby of its own.
    pub(crate) fn wait_for_standby(&self) {
        self.sql("ALTER SYSTEM SET synchronous_standby_names = '*'");
        self.sql("SELECT pg_reload_conf()");
        while self.sql("SELECT sync_state FROM pg_stat_replication") != "sync\n" {
            std::thread::yield_now();
        }
    }

    /// Takes writes from now on.
    pub(crate) fn promote(&self) {
        assert_eq!(self.sql("SELECT pg_promote()"), "t\n");
    }

    /// Ends at once, with all of its processes, as when the machine does.
    pub(crate) fn kill(&self) {
        let pid = fs::read_to_string(self.folder.join("data/postmaster.pid")).unwrap();
        let pid = pid.lines().next().unwrap();
        let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
        let mut kill = Command::new("kill");
        // Some of the children may have ended meanwhile.
        kill.args(["-9", pid]).args(children.split_whitespace()).output().unwrap();
    }

    /// What a statement gives, a row a line.
    pub(crate) fn sql(&self, sql: &str) -> String {
        let mut ask = self.user.command("psql");
        ask.args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", sql]);
        ask.arg(self.url("postgres"));
        run(&mut ask)
    }
}
