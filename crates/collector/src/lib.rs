//! Takes ratings in, keeps each once and counts them.
//!
//! [`router`] is the whole service without a port; [`Server`] gives it one. A rating is answered
//! only after it is on the disk.

mod access;
mod clock;
mod comments;
mod connections;
mod decode;
mod desk;
mod export;
pub mod figures;
mod http;
mod limits;
mod metrics;
mod office_names;
mod problem;
mod server;
mod simulate;
pub mod statistics;
mod store;
mod submission;
pub mod ticket;
mod writer;

pub use access::{Grant, ReadingKey, Scope};
pub use clock::{now, today};
pub use http::{AllowedOrigin, OriginError, Settings, router, site};
pub use ipnet::IpNet;
pub use limits::Thresholds;
pub use office_names::{OfficeNames, OfficeNamesError};
pub use server::{ServeError, Server};
pub use simulate::{IMPROVED, STUFFED, Simulated, Simulation, SimulationError, WORSE};
pub use store::{
    Database, DatabaseError, Entry, Purged, Retention, Servers, Store, StoreError, Verification,
};
pub use writer::Writer;
