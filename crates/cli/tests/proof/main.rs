//! Proof that no rating is lost, doubled or invented: a collector that is killed, a network that
//! loses answers, and the system calls that come before each acknowledgement.
//!
//! `MOT_CUA_SOAK=1` runs the same for longer.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

mod chaos;
mod durable;
mod network;
mod service;
