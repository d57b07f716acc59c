//! Everything that touches the browser, one thin file a facility.

pub(crate) mod clock;
pub(crate) mod events;
pub(crate) mod focus;
pub(crate) mod network;
pub(crate) mod random;
pub(crate) mod storage;
