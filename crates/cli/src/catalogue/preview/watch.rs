//! Looks again and again whether files have changed.
//!
//! Asking for the times of some hundred files costs a millisecond, and works on every file system,
//! shared folders included.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use super::state::State;

/// Short enough that an editor doesn't wait, long enough that nothing is felt of it.
const PAUSE: Duration = Duration::from_millis(300);

/// The state of the folder, kept current as long as somebody looks at it.
pub(super) fn start(data: PathBuf) -> watch::Receiver<Arc<State>> {
    let (tell, state) = watch::channel(Arc::new(State::default()));
    thread::spawn(move || {
        let mut known = None;
        while !tell.is_closed() {
            let now = files(&data);
            if known.as_ref() != Some(&now) {
                let next = tell.borrow().after(&data);
                // What changed while it was read is seen in the next round.
                known = Some(now);
                tell.send_replace(Arc::new(next));
            }
            thread::sleep(PAUSE);
        }
    });
    state
}

/// Every file with its time and length; what can't be read counts as missing.
fn files(folder: &Path) -> Vec<(PathBuf, Option<SystemTime>, u64)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.metadata() {
                Ok(meta) if meta.is_dir() => open.push(path),
                Ok(meta) => found.push((path, meta.modified().ok(), meta.len())),
                Err(_) => {}
            }
        }
    }
    found.sort();
    found
}
