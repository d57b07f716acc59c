//! What the law says, case by case, and what must hold in every case.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod cases;
mod changes;
mod fee_policies;
mod fees;
mod kit;
mod limit_policies;
mod open_texts;
mod oracle;
mod planner;
mod properties;
mod receptions;
mod time;
mod words;
