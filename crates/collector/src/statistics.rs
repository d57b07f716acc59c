//! What can honestly be said of counted ratings: shares with their uncertainty, differences that
//! chance doesn't explain, and cells that must stay hidden.
//!
//! Everything here is a function of counts. Formulas are named with where they stand; the tests
//! compare them with independent implementations.

mod discoveries;
mod exact;
mod hidden;
mod share;
#[cfg(test)]
mod tests;
mod versus;

pub use discoveries::discoveries;
pub use hidden::hide_few;
pub use share::{Interval, Share};
pub use versus::{Comparison, compare, funnel};
