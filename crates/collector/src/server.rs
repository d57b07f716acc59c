//! Gives the service a port and stops it without losing what it has taken.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use axum::Router;
use tokio::net::TcpListener;

use crate::connections;
use crate::http::{Settings, router};
use crate::metrics::Metrics;
use crate::store::{Database, Store, StoreError};
use crate::writer::Writer;

/// The service on a port, not serving yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    connections: usize,
    metrics: Arc<Metrics>,
    writer: JoinHandle<()>,
}

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

impl Server {
    /// Opens the database and takes the port; connections wait until [`Server::run`].
    ///
    /// # Errors
    /// [`ServeError`] when the database or the port can't be had.
    pub async fn bind(
        address: SocketAddr,
        database: &Database,
        settings: &Settings,
    ) -> Result<Self, ServeError> {
        let listen = || format!("listen on {address}");
        let listener = TcpListener::bind(address).await.map_err(io(listen()))?;
        let address = listener.local_addr().map_err(io(listen()))?;
        let database = database.clone();
        let store = tokio::task::spawn_blocking(move || Store::open(&database)).await.map_err(
            |error| ServeError::Io { what: "the database".into(), error: error.into() },
        )??;
        let (writer, thread) = Writer::start(store).map_err(io("the writing thread"))?;
        let connections = settings.connections;
        let metrics = Arc::clone(writer.metrics());
        let router = router(writer, settings);
        Ok(Self { listener, address, router, connections, metrics, writer: thread })
    }

    /// Where it listens: the port that the system chose, if it was asked for port 0.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` is done; then requests that were taken are answered, and what waits is
    /// written, before it returns.
    ///
    /// # Errors
    /// [`ServeError::Io`] when the system takes the port away.
    pub async fn run(
        self,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        tracing::info!(address = %self.address, "ready");
        let accepting =
            connections::accept(self.listener, self.router, self.connections, &self.metrics, stop);
        if !accepting.await {
            tracing::warn!("stopped with connections open; what was answered is written");
            return Ok(());
        }
        // The router held the last writer: the thread ends once the queue is empty.
        tokio::task::spawn_blocking(move || self.writer.join()).await.ok();
        tracing::info!("stopped, everything is written");
        Ok(())
    }
}

fn io(what: impl Into<String>) -> impl FnOnce(io::Error) -> ServeError {
    |error| ServeError::Io { what: what.into(), error }
}
