//! The collector from the outside: requests in, rows in the file.

mod app;
mod limits;
mod ratings;
mod site;
mod stats;
mod store;
