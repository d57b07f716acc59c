//! The suite of `tests/it`, on PostgreSQL; said and left out where that isn't installed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

#[path = "../it/access.rs"]
mod access;
#[path = "../it/app.rs"]
mod app;
mod backend;
mod cluster;
#[path = "../it/comments.rs"]
mod comments;
mod connection;
#[path = "../it/counts.rs"]
mod counts;
#[path = "../it/desk.rs"]
mod desk;
#[path = "../it/fuzz.rs"]
mod fuzz;
#[path = "../it/limits.rs"]
mod limits;
#[path = "../it/ratings.rs"]
mod ratings;
#[path = "../it/retention.rs"]
mod retention;
#[path = "../it/server.rs"]
mod server;
#[path = "../it/stats.rs"]
mod stats;
#[path = "../it/store.rs"]
mod store;
#[path = "../it/tickets.rs"]
mod tickets;
