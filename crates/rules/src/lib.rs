//! What follows from the law for one case: which papers, what fee and which day.
//!
//! Nothing here reads a file, a clock or a network, draws a random number or uses a
//! floating-point number: the same case gives the same answer on every device. Law, amounts
//! and days are data ([`procedure`], [`calendar`]); what is unknown stays unknown.
#![no_std]
#![warn(missing_docs)]
#![deny(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]
#![deny(clippy::float_arithmetic, clippy::expect_used, clippy::panic)]
// A test may count and index as it likes: a panic there is a failed test.
#![cfg_attr(
    test,
    allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, reason = "tests")
)]

extern crate alloc;

// The question: a case of a procedure.
pub mod case;
pub mod condition;
pub mod life_event;
pub mod procedure;

// The answers.
pub mod change;
pub mod charge;
pub mod day_count;
pub mod due;
pub mod papers;
pub mod planner;
pub mod receipt;
pub mod standing;

// What the law consists of.
pub mod calendar;
pub mod channel;
pub mod document;
pub mod fee;
pub mod limit;
pub mod place;
pub mod policy;
pub mod reception;
pub mod record;
pub mod text;
pub mod window;
pub mod work_calendar;

// How they are put together.
mod amount;
mod base;
mod benefit;
mod count;
mod due_date;
mod local_limit;
mod price;

// How data and ratings travel, and how procedures are found.
pub mod file;
pub mod iso;
pub mod manifest;
pub mod rating;
pub mod redact;
pub mod search;
