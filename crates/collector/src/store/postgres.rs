//! The database on a PostgreSQL server.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::time::Duration;

use bytes::BytesMut;
use tokio::runtime::Runtime;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, Config, NoTls, Statement};

use super::StoreError;
use super::connection::{Connection, Insert, Kind, Value};
use super::servers::Servers;

/// How long an answer may take. A server that is silent for longer is cut off from us: whoever
/// waits is told so and sends again.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long an answer may take in a transaction that may take long.
const LONG_PATIENCE: Duration = Duration::from_secs(3_600);

/// How long one of several servers may take to greet us: the next must have its turn while whoever
/// sends a rating still waits.
const GREETING: Duration = Duration::from_secs(5);

/// What is asked of the server for a connection. Once we are cut off from it, a transaction that we
/// have left open would hold rows for hours, and stop the other collectors; and who waits for rows
/// longer than we wait for an answer would wait for nobody. In milliseconds, both shorter than our
/// patience. It needn't say that a table is there already.
const SESSION: &str = "SET idle_in_transaction_session_timeout = 5000; SET lock_timeout = 8000;
    SET client_min_messages = warning";

/// A connection to a server.
pub(crate) struct Postgres {
    client: Client,
    driver: Driver,
    statements: HashMap<String, Statement>,
    /// How long an answer may take now.
    patience: Duration,
    /// The server didn't answer in time: what it will answer yet belongs to nobody.
    silent: bool,
}

impl Postgres {
    /// Connects. Blocks, so it must not be called where requests are served.
    pub(crate) fn connect(servers: &Servers) -> Result<Self, StoreError> {
        let driver = Driver::new()?;
        let mut failed = StoreError::Silent;
        for (number, config) in servers.in_turn() {
            match driver.wait(greet(config.clone())) {
                Ok(client) => {
                    servers.found(number);
                    return Ok(Self {
                        client,
                        driver,
                        statements: HashMap::new(),
                        patience: PATIENCE,
                        silent: false,
                    });
                }
                Err(error) => failed = error,
            }
        }
        Err(failed)
    }

    fn wait<T>(
        &mut self,
        work: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
        let (client, patience) = (&self.client, self.patience);
        self.driver.wait(async {
            match tokio::time::timeout(patience, work(client)).await {
                Ok(answer) => Ok(answer?),
                Err(_) => {
                    self.silent = true;
                    Err(StoreError::Silent)
                }
            }
        })
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.wait(async |client| client.prepare(sql).await)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// What drives a connection: the thread that asks also reads the answer. To hand each to another
/// thread would take longer than most answers do.
struct Driver(Option<Runtime>);

impl Driver {
    fn new() -> Result<Self, StoreError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| StoreError::Postgres(error.to_string()))?;
        Ok(Self(Some(runtime)))
    }

    /// Blocks.
    fn wait<T>(&self, work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
        self.0.as_ref().map_or(Err(StoreError::Silent), |runtime| runtime.block_on(work))
    }

    /// Reads what the server has said since: above all, that it has closed the connection.
    fn catch_up(&self) {
        let read = async {
            // Once to hear that something is there, and once for the connection to read it.
            tokio::task::yield_now().await;
            tokio::task::yield_now().await;
            Ok(())
        };
        self.wait(read).ok();
    }
}

/// A connection may be dropped anywhere, also where nothing may wait for its tasks to end.
impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// Connects to one server.
async fn greet(mut config: Config) -> Result<Client, StoreError> {
    config.application_name("mot-cua");
    let greeting = async {
        let (client, connection) = config.connect(NoTls).await?;
        // It ends with the client, or with an error that the client's next call shows as well.
        tokio::spawn(async { connection.await.ok() });
        client.batch_execute(SESSION).await?;
        Ok(client)
    };
    tokio::time::timeout(GREETING, greeting).await.unwrap_or(Err(StoreError::Silent))
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Postgres")
    }
}

impl Connection for Postgres {
    fn begin(&mut self) -> Result<(), StoreError> {
        self.script("BEGIN")
    }

    fn begin_long(&mut self) -> Result<(), StoreError> {
        self.patience = LONG_PATIENCE;
        self.script("BEGIN; SET LOCAL lock_timeout = 0")
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.script("COMMIT")?;
        self.patience = PATIENCE;
        Ok(())
    }

    fn begin_snapshot(&mut self) -> Result<(), StoreError> {
        self.patience = LONG_PATIENCE;
        // It holds nothing that others wait for, and what is read may take long to be written.
        self.script(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
             SET LOCAL idle_in_transaction_session_timeout = 0",
        )
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.wait(async |client| client.batch_execute(sql).await)
    }

    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let statement = self.prepare(sql)?;
        let values = parameters(values);
        self.wait(async |client| client.execute(&statement, &values).await)
    }

    fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        take: &mut dyn FnMut(&[Value<'_>]) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let statement = self.prepare(sql)?;
        let values = parameters(values);
        let rows = self.wait(async |client| client.query(&statement, &values).await)?;
        for row in &rows {
            if take(&read(row)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn insert(
        &mut self,
        insert: &Insert,
        rows: &[Vec<Value<'_>>],
    ) -> Result<Vec<bool>, StoreError> {
        let statement = self.prepare(&insert.many)?;
        let column = |(place, kind): (usize, &Kind)| -> Box<dyn ToSql + Sync + Send + '_> {
            let values = rows.iter().map(move |row| row.get(place));
            match kind {
                Kind::Integer => {
                    Box::new(values.map(|value| value.and_then(number)).collect::<Vec<_>>())
                }
                Kind::Text => {
                    Box::new(values.map(|value| value.and_then(text)).collect::<Vec<_>>())
                }
            }
        };
        let columns: Vec<_> = insert.kinds.iter().enumerate().map(column).collect();
        let columns: Vec<&(dyn ToSql + Sync)> =
            columns.iter().map(|column| &**column as &(dyn ToSql + Sync)).collect();
        let back = self.wait(async |client| client.query(&statement, &columns).await)?;
        let Some(place) = insert.returns else { return Ok(vec![true; rows.len()]) };
        let new: HashSet<&str> = back.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?;
        let is_new = |row: &Vec<Value<'_>>| {
            row.get(place).and_then(text).is_some_and(|key| new.contains(key))
        };
        Ok(rows.iter().map(is_new).collect())
    }

    fn is_broken(&self) -> bool {
        self.driver.catch_up();
        self.silent || self.client.is_closed()
    }
}

fn parameters<'a>(values: &'a [Value<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn number(value: &Value<'_>) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(*number),
        Value::Null | Value::Text(_) => None,
    }
}

fn text<'a>(value: &'a Value<'_>) -> Option<&'a str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Null | Value::Integer(_) => None,
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(number) if *kind == Type::INT2 => {
                i16::try_from(*number)?.to_sql(kind, out)
            }
            Self::Integer(number) if *kind == Type::INT4 => {
                i32::try_from(*number)?.to_sql(kind, out)
            }
            Self::Integer(number) => number.to_sql(kind, out),
            Self::Text(text) => text.as_ref().to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT2, Type::INT4, Type::INT8, Type::TEXT].contains(kind)
    }

    to_sql_checked!();
}

fn read(row: &tokio_postgres::Row) -> Result<Vec<Value<'_>>, StoreError> {
    let value = |(place, column): (usize, &tokio_postgres::Column)| {
        Ok(match *column.type_() {
            Type::INT2 => row.try_get::<_, Option<i16>>(place)?.map(i64::from).into(),
            Type::INT4 => row.try_get::<_, Option<i32>>(place)?.map(i64::from).into(),
            Type::INT8 => row.try_get::<_, Option<i64>>(place)?.into(),
            _ => row.try_get::<_, Option<&str>>(place)?.into(),
        })
    };
    row.columns().iter().enumerate().map(value).collect()
}
