//! Reads the catalogue of procedures and policies, checks it and compiles it.
//!
//! [`source`] holds the files as their editors wrote them, [`lower`] gives them their meaning,
//! [`check`] finds what a citizen should never see, and [`build`] writes what the widget fetches.
//! [`record`] imports what the national portal says of procedures that nobody has written yet.

pub mod build;
pub mod check;
pub mod expiring;
pub mod explain;
pub mod finding;
pub mod graph;
mod one_language;
pub mod problem;
pub mod reading;
mod severity;
mod walk;

pub mod record;
pub mod succession;

pub mod lower;
pub mod source;

pub mod calendar;
pub mod lunar;
