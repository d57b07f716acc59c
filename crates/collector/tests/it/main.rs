//! The collector from the outside: requests in, rows in the database.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

mod access;
mod app;
mod backend;
mod comments;
mod connections;
mod counts;
mod desk;
mod export;
mod fuzz;
mod limits;
mod operating;
mod origin;
mod ratings;
mod retention;
mod scopes;
mod server;
mod simulation;
mod site;
mod stats;
mod store;
mod summary;
mod tickets;
