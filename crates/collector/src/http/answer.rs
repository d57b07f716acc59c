//! What a client is told when its items were taken.

use schemars::JsonSchema;
use serde::Serialize;

use crate::decode::Refused;

/// Everything that could be taken is on the disk.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Accepted {
    /// Items that are kept: those that were sent before count as well.
    pub(crate) accepted: usize,
    /// Items that aren't kept and needn't be sent again.
    pub(crate) problems: Vec<Refused>,
}
