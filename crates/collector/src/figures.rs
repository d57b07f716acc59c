//! What can be shown of ratings, from sums that are kept as they arrive.
//!
//! Pages, reports and `/v1/stats` all ask here, so that they can't differ; what stands for too few
//! people is hidden here, once.

mod figure;
mod filter;
mod funnel;
mod hiding;
mod overview;
mod period;
mod signs;
mod summary;
mod sums;
mod table;
mod trend;
mod visible;

pub use figure::{Figure, Verdict, Versus};
pub use filter::{Dimension, Filter, View, ViewError};
pub use funnel::{Funnel, Office, Stands};
pub use overview::{Overview, Response};
pub use period::{Grain, Period, PeriodError};
pub use signs::{Sign, SignKind, Signs};
pub(crate) use summary::{SummaryLine, summary};
pub(crate) use sums::{Counted, FACTOR_CODES, MEASURES, REASON_CODES, Sums};
pub use table::{Line, Table};
pub use trend::{Point, Trend};
