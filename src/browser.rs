//! Everything that touches the browser, one thin file a facility.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod colours;
pub(crate) mod database;
pub(crate) mod events;
pub(crate) mod focus;
pub(crate) mod locks;
pub(crate) mod network;
pub(crate) mod page;
pub(crate) mod paint;
pub(crate) mod print;
pub(crate) mod random;
pub(crate) mod shadow;
pub(crate) mod storage;
