//! What all routes share.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::Request;
use axum::http::header;
use ipnet::IpNet;
use tokio::sync::Semaphore;

use super::address;
use super::body::Room;
use super::session::Sessions;
use super::tickets::Tickets;
use super::{AllowedOrigin, Settings, origin};
use crate::desk::Labels;
use crate::limits::{Limits, TooMuch};
use crate::problem::Problem;
use crate::store::Store;
use crate::writer::{NotKept, Writer};

/// Questions that are read from the database at once; more wait for their turn. Each takes a
/// connection with what it remembers of the file, and a core.
const READERS: usize = 4;

/// Files that leave at once. A slow client has one for minutes, so that more are told to come back.
const DOWNLOADS: usize = 4;

/// The parts that answer a request.
#[derive(Debug)]
pub(super) struct Service {
    pub(super) writer: Writer,
    pub(super) room: Room,
    pub(super) tickets: Tickets,
    pub(super) open_stats: bool,
    /// Fewer ratings make no figure.
    pub(super) least: u64,
    pub(super) labels: Labels,
    pub(super) sessions: Sessions,
    pub(super) downloads: Arc<Semaphore>,
    readers: Arc<Semaphore>,
    limits: Limits,
    allowed_origins: Vec<AllowedOrigin>,
    trusted_proxies: Vec<IpNet>,
}

/// Who has sent a request, as far as limits need to know. It is dropped with the request.
#[derive(Debug)]
pub(super) struct Sender {
    pub(super) portal: Vec<u8>,
    address: IpAddr,
}

impl Service {
    pub(super) fn new(writer: Writer, settings: &Settings) -> Self {
        Self {
            tickets: Tickets::new(writer.database().clone()),
            writer,
            open_stats: settings.open_stats,
            least: settings.hide_under,
            labels: Labels::new(settings.site.as_deref(), settings.offices.clone()),
            sessions: Sessions::default(),
            downloads: Arc::new(Semaphore::new(DOWNLOADS)),
            readers: Arc::new(Semaphore::new(READERS)),
            room: Room::new(),
            limits: Limits::new(settings.thresholds, Instant::now()),
            allowed_origins: settings.allowed_origins.clone(),
            trusted_proxies: settings.trusted_proxies.clone(),
        }
    }

    /// Reads from the database where blocking is no harm, with all sums up to date.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        self.writer.sum_up().await.map_err(Problem::NotKept)?;
        let database = self.writer.database().clone();
        let turn = Arc::clone(&self.readers).acquire_owned().await.map_err(|_| Problem::Broken)?;
        let read = move || {
            // Whoever asked may be gone: the turn ends with the work.
            let _turn = turn;
            work(&mut Store::open_reader(&database).map_err(Problem::Store)?)
        };
        let done = tokio::task::spawn_blocking(read).await;
        done.map_err(|_| Problem::NotKept(NotKept::Database))?
    }

    /// Who has sent a request, if a page of that site may.
    pub(super) fn sender(&self, request: &Request) -> Result<Sender, Problem> {
        let headers = request.headers();
        origin::check(headers, &self.allowed_origins)?;
        let portal = headers.get(header::ORIGIN).map(|origin| origin.as_bytes().to_vec());
        let address = address::client(request.extensions(), headers, &self.trusted_proxies);
        Ok(Sender { portal: portal.unwrap_or_default(), address })
    }

    /// Counts what a sender brings, and says how much of it, from the front, needs no mark.
    pub(super) fn count(&self, sender: &Sender, items: usize) -> Result<usize, Problem> {
        let items = u32::try_from(items).unwrap_or(u32::MAX);
        let free = self
            .limits
            .count(&sender.portal, sender.address, items, Instant::now())
            .map_err(|TooMuch(wait)| Problem::TooMuch(wait))?;
        Ok(usize::try_from(free).unwrap_or(usize::MAX))
    }
}
