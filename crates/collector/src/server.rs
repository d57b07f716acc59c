//! Gives the service a port and stops it without losing what it has taken.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::path::Path;

use tokio::net::TcpListener;

use crate::http::{Settings, router};
use crate::store::{Store, StoreError};
use crate::writer::Writer;

/// Why the service can't run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The database can't be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The port can't be had, or the system gives no thread.
    #[error("{what}: {error}")]
    Io {
        /// What was tried.
        what: String,
        /// What the system said.
        error: io::Error,
    },
}

/// Serves until `stop` is done; then requests that were taken are answered, and what waits is
/// written, before it returns.
///
/// # Errors
/// [`ServeError`] when the database or the port can't be had.
pub async fn serve(
    address: SocketAddr,
    database: &Path,
    settings: &Settings,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let io = |what: &str| {
        let what = what.to_owned();
        move |error| ServeError::Io { what, error }
    };
    let (writer, thread) =
        Writer::start(Store::open(database)?).map_err(io("the writing thread"))?;
    let listener = TcpListener::bind(address).await.map_err(io(&format!("listen on {address}")))?;
    tracing::info!(%address, "ready");
    axum::serve(listener, router(writer, settings))
        .with_graceful_shutdown(stop)
        .await
        .map_err(io("serve"))?;
    // The router held the last writer: the thread ends once the queue is empty.
    tokio::task::spawn_blocking(move || thread.join()).await.ok();
    tracing::info!("stopped, everything is written");
    Ok(())
}
