//! The catalogue as its editors meet it: folders in, findings or compiled files out.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a panic here is a failed test")]

mod broken;
mod build;
mod calendar;
mod data;
mod expiring;
mod explain;
mod figures;
mod folder;
mod graph;
mod job;
mod life_events;
mod local_policies;
mod lowering;
mod records;
mod schema;
mod shapes;
