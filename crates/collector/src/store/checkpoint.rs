//! The log of a SQLite file is moved into the file behind what is written: whoever waits for a commit
//! doesn't wait for that, too.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::StoreError;

/// Pages that the log grows by until a thread moves them. If it did so sooner, what is written again
/// and again, such as sums of today, would be moved more often.
const BEHIND: i32 = 2_000;

/// Pages after which a commit moves the rest itself. A log begins anew only once all of it has been
/// moved, which doesn't happen behind commits that go on and on. 32 MB of disk.
const AT_ONCE: i32 = 8_000;

/// Lets a connection's log be moved so, instead of by each commit that finds it long.
pub(super) fn behind(connection: &mut Connection, file: &Path) -> Result<(), StoreError> {
    let mut mover = Mover { file: file.to_owned(), thread: None };
    let mut asked = 0;
    connection.wal_hook(Some(move |log: &mut Wal, pages| {
        // It has begun anew.
        asked = asked.min(pages);
        if pages >= AT_ONCE {
            // The thread may be at it; then the next commit finds the log as long.
            log.checkpoint().ok();
        } else if pages.saturating_sub(asked) >= BEHIND {
            asked = pages;
            mover.ask();
        }
        Ok(())
    }))?;
    Ok(())
}

/// A thread with a connection of its own, once there is something to move.
struct Mover {
    file: PathBuf,
    thread: Option<(SyncSender<()>, JoinHandle<()>)>,
}

impl Mover {
    /// What fails here is left to the commit that finds the log too long.
    fn ask(&mut self) {
        if self.thread.is_none() {
            let (sender, asked) = sync_channel(1);
            let file = self.file.clone();
            let thread = thread::Builder::new().name("checkpoints".into());
            self.thread =
                thread.spawn(move || work(&file, &asked)).ok().map(|thread| (sender, thread));
        }
        if let Some((sender, _)) = &self.thread {
            sender.try_send(()).ok();
        }
    }
}

/// Before its connection is closed, so that this one closes the file, and tidies up.
impl Drop for Mover {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.thread.take() {
            drop(sender);
            thread.join().ok();
        }
    }
}

fn work(file: &Path, asked: &Receiver<()>) {
    let connection = match Connection::open(file) {
        Ok(connection) => connection,
        Err(error) => return tracing::warn!(%error, "the log isn't moved behind what is written"),
    };
    while asked.recv().is_ok() {
        let moved = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        if let Err(error) = moved {
            tracing::warn!(%error, "the log wasn't moved behind what is written");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    const PAGE: usize = 4_096;

    struct File {
        folder: tempfile::TempDir,
        connection: Connection,
    }

    impl File {
        fn new() -> Self {
            let folder = tempfile::TempDir::new().unwrap();
            let file = folder.path().join("x.sqlite");
            let mut connection = Connection::open(&file).unwrap();
            connection.pragma_update(None, "journal_mode", "WAL").unwrap();
            connection.pragma_update(None, "synchronous", "OFF").unwrap();
            connection.execute_batch("CREATE TABLE pages (page BLOB NOT NULL)").unwrap();
            behind(&mut connection, &file).unwrap();
            Self { folder, connection }
        }

        /// In commits of 100 each.
        fn write_pages(&self, pages: i32) {
            let insert =
                "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 100)
                INSERT INTO pages SELECT randomblob(4000) FROM n";
            for _ in 0..pages / 100 {
                self.connection.execute(insert, []).unwrap();
            }
        }

        /// Pages in the file itself, or as many as would fit into its log.
        fn pages(&self, name: &str) -> usize {
            let file = std::fs::metadata(self.folder.path().join(name)).unwrap();
            usize::try_from(file.len()).unwrap() / PAGE
        }
    }

    #[test]
    fn the_log_is_moved_while_no_commit_does_it() {
        let file = File::new();
        file.write_pages(BEHIND / 2);
        assert!(file.pages("x.sqlite") < 10);
        file.write_pages(BEHIND);
        let begun = Instant::now();
        while file.pages("x.sqlite") < usize::try_from(BEHIND).unwrap() {
            assert!(begun.elapsed() < Duration::from_secs(30), "nobody moves it");
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn the_log_begins_anew_though_commits_go_on() {
        let file = File::new();
        file.write_pages(3 * AT_ONCE);
        let most = usize::try_from(AT_ONCE + 2 * BEHIND).unwrap();
        assert!(file.pages("x.sqlite-wal") < most, "{}", file.pages("x.sqlite-wal"));
    }

    #[test]
    fn the_last_one_out_tidies_up() {
        let file = File::new();
        file.write_pages(2 * BEHIND);
        file.connection.close().unwrap();
        assert!(!file.folder.path().join("x.sqlite-wal").exists());
    }
}
