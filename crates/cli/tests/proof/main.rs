//! Proof that no rating is lost, doubled or invented: a collector that is killed, a network that
//! loses answers, a database server that dies and another that takes its place, and the system calls
//! that come before each acknowledgement.
//!
//! `MOT_CUA_SOAK=1` runs the same for longer.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

mod balancer;
mod chaos;
#[path = "../../../collector/tests/postgres/cluster.rs"]
mod cluster;
mod durable;
mod link;
mod machines;
mod network;
mod service;
mod standby;
mod wire;
