//! Where ratings are kept.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::StoreError;
use super::connection::Connection;
use super::postgres::Postgres;
use super::servers::Servers;
use super::sqlite::Sqlite;

/// A database, by its address. It is never shown with its password.
#[derive(Clone, Debug)]
pub enum Database {
    /// A file, written `sqlite:FILE`.
    Sqlite(PathBuf),
    /// A server, or several of which one takes writes, written `postgres://…`.
    Postgres(Servers),
}

/// A text that names no database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseError {
    /// Neither of the two forms. The text may hold a password, so only its beginning is shown.
    #[error("`{0}` is not a database: `sqlite:FILE` or `postgres://…` is expected")]
    Form(String),
    /// An address of a server that can't be read.
    #[error("the address of the PostgreSQL server: {0}")]
    Postgres(String),
}

impl Database {
    /// The file of that path.
    #[must_use]
    pub fn sqlite(path: &Path) -> Self {
        Self::Sqlite(path.to_owned())
    }

    /// A connection that may write.
    pub(crate) fn connect(&self) -> Result<Box<dyn Connection>, StoreError> {
        Ok(match self {
            Self::Sqlite(path) => Box::new(Sqlite::open(path)?),
            Self::Postgres(servers) => Box::new(Postgres::connect(servers)?),
        })
    }

    /// A connection that only reads.
    pub(crate) fn connect_reader(&self) -> Result<Box<dyn Connection>, StoreError> {
        match self {
            Self::Sqlite(path) => Ok(Box::new(Sqlite::open_reader(path)?)),
            Self::Postgres(_) => self.connect(),
        }
    }

    /// A migration in the words of this database.
    pub(crate) fn dialect(&self, sql: &str) -> String {
        match self {
            Self::Sqlite(_) => sql.to_owned(),
            // Rows in the order of their key: PostgreSQL has no such tables.
            Self::Postgres(_) => sql.replace(" WITHOUT ROWID", ""),
        }
    }
}

impl FromStr for Database {
    type Err = DatabaseError;

    fn from_str(text: &str) -> Result<Self, DatabaseError> {
        match text.split_once(':') {
            Some(("sqlite", file)) if !file.is_empty() => Ok(Self::Sqlite(file.into())),
            Some(("postgres" | "postgresql", _)) => text
                .parse()
                .map(|config| Self::Postgres(Servers::of(&config)))
                .map_err(|error: tokio_postgres::Error| {
                    let cause = std::error::Error::source(&error);
                    DatabaseError::Postgres(
                        cause.map_or_else(|| error.to_string(), ToString::to_string),
                    )
                }),
            Some((scheme, _)) => Err(DatabaseError::Form(format!("{scheme}:…"))),
            None => Err(DatabaseError::Form(text.to_owned())),
        }
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(servers) => {
                write!(f, "postgres:{}", servers.database().unwrap_or_default())
            }
        }
    }
}
