//! Takes connections, a bounded number at a time, and lets none of them last for ever.

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower_service::Service as _;

use crate::metrics::Metrics;

/// How long a connection may be silent, and how long the head of a request may take.
const SILENCE: Duration = Duration::from_secs(30);

/// How long a connection lasts at most: long enough for the product's files over the slowest phone.
const AGE: Duration = Duration::from_secs(300);

/// How long a request may take to end once its connection must. A client that needs longer hasn't
/// been answered, so it will send again.
const GRACE: Duration = Duration::from_secs(10);

/// How long to wait when the system has no connection to give, as when files run out.
const BREATH: Duration = Duration::from_millis(100);

/// The largest head of a request, and what a connection may buffer.
const HEAD: usize = 16 * 1_024;

/// Serves until `stop` is done, then lets what has begun end. Says whether all of it has ended.
pub(crate) async fn accept(
    listener: TcpListener,
    router: Router,
    most: usize,
    metrics: &Arc<Metrics>,
    stop: impl Future<Output = ()>,
) -> bool {
    let (tell, told) = watch::channel(());
    let slots = Arc::new(Semaphore::new(most));
    let mut stop = pin!(stop);
    loop {
        let next = async { (Arc::clone(&slots).acquire_owned().await, listener.accept().await) };
        let (slot, connection) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match (slot, connection) {
            (Ok(slot), Ok((stream, peer))) => {
                let open = Open::count(metrics, slot);
                tokio::spawn(serve(stream, peer, router.clone(), told.clone(), open));
            }
            _ => tokio::time::sleep(BREATH).await,
        }
    }
    tracing::info!("stopping");
    drop((listener, router, tell));
    let all = u32::try_from(most).unwrap_or(u32::MAX);
    tokio::time::timeout(GRACE, slots.acquire_many(all)).await.is_ok()
}

/// An open connection: counted, and one of those that may be open, until it ends.
struct Open {
    metrics: Arc<Metrics>,
    _slot: OwnedSemaphorePermit,
}

impl Open {
    fn count(metrics: &Arc<Metrics>, slot: OwnedSemaphorePermit) -> Self {
        metrics.connections.inc();
        Self { metrics: Arc::clone(metrics), _slot: slot }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.metrics.connections.dec();
    }
}

async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    mut told: watch::Receiver<()>,
    _open: Open,
) {
    // An answer is one small packet: it must not wait for another.
    stream.set_nodelay(true).ok();
    let answer = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(SILENCE)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), answer);
    let mut connection = pin!(connection);
    tokio::select! {
        // A client that goes away or sends what isn't HTTP is no event of ours.
        _ = connection.as_mut() => return,
        _ = told.changed() => {}
        () = tokio::time::sleep(AGE) => {}
    }
    connection.as_mut().graceful_shutdown();
    tokio::time::timeout(GRACE, connection).await.ok();
}
