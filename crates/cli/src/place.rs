//! Where ratings are, as every command asks for it.

use clap::Args;
use collector::{Database, Store, StoreError};

/// The database.
#[derive(Clone, Debug, Args)]
pub(crate) struct Place {
    /// Where ratings are kept: `sqlite:FILE` or `postgres://…`
    #[arg(
        long,
        default_value = "sqlite:ratings.sqlite",
        env = "MOT_CUA_DATABASE",
        hide_env_values = true
    )]
    pub(crate) database: Database,
}

impl Place {
    /// Opens it, and brings its schema up to date.
    pub(crate) fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.database)
    }
}
