//! A collector's way to a database server, which can be cut: nothing is refused, nothing arrives.

use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};

use crate::network::listen;
use crate::wire::carry;

#[derive(Clone)]
pub(crate) struct Link {
    pub(crate) address: String,
    state: Arc<State>,
}

struct State {
    server: Mutex<PathBuf>,
    is_cut: Mutex<bool>,
    changed: Condvar,
    /// The next commit of the collector doesn't arrive, nor anything after it.
    commit_cuts: AtomicBool,
}

impl Link {
    /// A way to the server whose socket is in that folder.
    pub(crate) fn to(server: &Path) -> Self {
        let state = Arc::new(State {
            server: Mutex::new(server.to_owned()),
            is_cut: Mutex::new(false),
            changed: Condvar::new(),
            commit_cuts: AtomicBool::new(false),
        });
        let shared = Arc::clone(&state);
        let address = listen(move |collector| {
            shared.wait_until_mended();
            let socket = shared.server.lock().unwrap().join(".s.PGSQL.5432");
            if let Ok(server) = UnixStream::connect(socket) {
                let back = Arc::clone(&shared);
                let may_return = move |_: &[u8]| back.wait_until_mended();
                carry(&collector, &server, |bytes| shared.pass(bytes), may_return);
            }
        });
        Self { address, state }
    }

    pub(crate) fn cut(&self) {
        self.state.set(true);
    }

    /// Cuts it while the collector holds rows, and waits until it does.
    pub(crate) fn cut_before_commit(&self) {
        self.state.commit_cuts.store(true, Ordering::Relaxed);
        let cut = self.state.is_cut.lock().unwrap();
        drop(self.state.changed.wait_while(cut, |cut| !*cut).unwrap());
    }

    /// What was held back arrives now.
    pub(crate) fn mend(&self) {
        self.state.set(false);
    }

    pub(crate) fn leads_to(&self, server: &Path) {
        *self.state.server.lock().unwrap() = server.to_owned();
    }
}

impl State {
    fn set(&self, cut: bool) {
        *self.is_cut.lock().unwrap() = cut;
        self.changed.notify_all();
    }

    fn wait_until_mended(&self) {
        let cut = self.is_cut.lock().unwrap();
        drop(self.changed.wait_while(cut, |cut| *cut).unwrap());
    }

    fn pass(&self, bytes: &[u8]) {
        let commits = bytes.windows(6).any(|text| text == b"COMMIT");
        if commits && self.commit_cuts.swap(false, Ordering::Relaxed) {
            self.set(true);
        }
        self.wait_until_mended();
    }
}
