//! What drives a connection.

use tokio::runtime::Runtime;

use crate::store::StoreError;

/// The thread that asks also reads the answer. To hand each to another thread would take longer than most
/// answers do.
pub(super) struct Driver(Option<Runtime>);

impl Driver {
    pub(super) fn new() -> Result<Self, StoreError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| StoreError::Postgres(error.to_string()))?;
        Ok(Self(Some(runtime)))
    }

    /// Blocks.
    pub(super) fn wait<T>(
        &self,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        self.0.as_ref().map_or(Err(StoreError::Silent), |runtime| runtime.block_on(work))
    }

    /// Reads what the server has said since: above all, that it has closed the connection.
    pub(super) fn catch_up(&self) {
        let read = async {
            // Once to hear that something is there, and once for the connection to read it.
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
            Ok(())
        };
        self.wait(read).ok();
    }
}

/// A connection may be dropped anywhere, also where nothing may wait for its tasks to end.
impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
