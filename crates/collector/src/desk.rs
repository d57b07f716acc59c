//! The survey team's pages: functions of figures and words, without a database.

mod asked;
mod chart;
mod comments;
mod frame;
mod labels;
mod number;
mod offices;
mod overview;
mod report;
mod sign_in;
mod signs;
mod sipas;
mod tables;
mod trouble;
mod words;

pub(crate) use comments::comments;
pub(crate) use frame::{Frame, Place};
pub(crate) use labels::Labels;
pub(crate) use offices::offices;
pub(crate) use overview::overview;
pub(crate) use sign_in::sign_in;
pub(crate) use signs::signs;
pub(crate) use sipas::sipas;
pub(crate) use tables::{By, Order, Sort, parts, tables};
pub(crate) use trouble::trouble;
pub(crate) use words::{Words, words};

/// The styles of every page.
pub(crate) const STYLES: &str = include_str!("../../../styles/desk.css");

/// What a browser may run to save its user a wait; every page works without it.
pub(crate) const SCRIPT: &str = include_str!("desk/desk.js");
