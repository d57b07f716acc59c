//! The database on a PostgreSQL server.

mod driver;
mod values;

use std::collections::{HashMap, HashSet};
use std::future::poll_fn;
use std::mem;
use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio_postgres::{Client, Config, NoTls, Statement};

use super::StoreError;
use super::connection::{Connection, Insert, Value};
use super::servers::Servers;
use driver::Driver;
use values::{borrowed, columns, parameters, read, text};

/// How long an answer may take. A server that is silent for longer is cut off from us: whoever
/// waits is told so and sends again.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long an answer may take in a transaction that may take long.
const LONG_PATIENCE: Duration = Duration::from_secs(3_600);

/// How long one of several servers may take to greet us: the next must have its turn while whoever
/// sends a rating still waits.
const GREETING: Duration = Duration::from_secs(5);

/// Questions that may be on their way at once.
const ASKED: usize = 8;

/// What is asked of the server for a connection. Once we are cut off from it, a transaction that we
/// have left open would hold rows for hours, and stop the other collectors; and who waits for rows
/// longer than we wait for an answer would wait for nobody. In milliseconds, both shorter than our
/// patience. It needn't say that a table is there already.
const SESSION: &str = "SET idle_in_transaction_session_timeout = 5000; SET lock_timeout = 8000;
    SET client_min_messages = warning";

/// The answer to a question that was asked.
type Asked = Pin<Box<dyn Future<Output = Result<(), tokio_postgres::Error>> + Send>>;

/// A connection to a server.
pub(crate) struct Postgres {
    client: Arc<Client>,
    driver: Driver,
    /// What was asked and isn't answered yet, in its order. What gives nothing back is asked without
    /// waiting for the answer, up to the end of the transaction: a batch waits twice and not five times.
    asked: Vec<Asked>,
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
                        client: Arc::new(client),
                        driver,
                        asked: Vec::new(),
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

    /// Asks, and waits for all answers up to this one.
    fn wait<T>(
        &mut self,
        work: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, StoreError> {
        let (client, patience) = (&self.client, self.patience);
        let earlier = mem::take(&mut self.asked);
        self.driver.wait(async {
            let earlier = async {
                for asked in earlier {
                    asked.await?;
                }
                Ok::<(), tokio_postgres::Error>(())
            };
            let answers = async { tokio::join!(earlier, work(client)) };
            match tokio::time::timeout(patience, answers).await {
                Ok((earlier, answer)) => {
                    earlier?;
                    Ok(answer?)
                }
                Err(_) => {
                    self.silent = true;
                    Err(StoreError::Silent)
                }
            }
        })
    }

    /// Asks, and leaves the answer to who waits next.
    fn ask(
        &mut self,
        work: impl Future<Output = Result<(), tokio_postgres::Error>> + Send + 'static,
    ) -> Result<(), StoreError> {
        if self.asked.len() >= ASKED {
            self.wait(async |_| Ok(()))?;
        }
        let mut work: Asked = Box::pin(work);
        // It is on its way once it was looked at.
        let look = poll_fn(|context| Poll::Ready(work.as_mut().poll(context)));
        match self.driver.wait(async { Ok(look.await) })? {
            Poll::Ready(answer) => Ok(answer?),
            Poll::Pending => {
                self.asked.push(work);
                Ok(())
            }
        }
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
        // The one before may have been long, and may have failed.
        self.patience = PATIENCE;
        let client = Arc::clone(&self.client);
        self.ask(async move { client.batch_execute("BEGIN").await })
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
        let columns = columns(&insert.kinds, rows);
        let Some(place) = insert.returns else {
            let client = Arc::clone(&self.client);
            self.ask(
                async move { client.execute(&statement, &borrowed(&columns)).await.map(drop) },
            )?;
            return Ok(vec![true; rows.len()]);
        };
        let columns = borrowed(&columns);
        let back = self.wait(async |client| client.query(&statement, &columns).await)?;
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
