//! The database that the suite runs on: one of its own for each test, on one server for all.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use collector::Database;
use tokio_postgres::{Client, NoTls, SimpleQueryMessage};

use crate::cluster::Cluster;

/// Ends with the process.
static CLUSTER: LazyLock<Option<Cluster>> = LazyLock::new(Cluster::start);

static NEXT: AtomicU32 = AtomicU32::new(0);

pub(crate) struct Home {
    pub(crate) database: Database,
    url: String,
}

/// Nobody else writes until this is dropped.
pub(crate) struct Held(#[expect(dead_code, reason = "dropped with what it holds")] Client);

impl Home {
    /// An empty database; nothing where PostgreSQL isn't installed.
    pub(crate) async fn fresh() -> Option<Self> {
        let cluster = tokio::task::spawn_blocking(|| CLUSTER.as_ref()).await.unwrap()?;
        let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let server = connect(&cluster.url("postgres")).await;
        server.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
        let url = cluster.url(&name);
        Some(Self { database: url.parse().unwrap(), url })
    }

    /// Rows as text, read by a connection of the test's own; nothing for NULL.
    pub(crate) async fn query(&self, sql: &str) -> Vec<Vec<String>> {
        let messages = connect(&self.url).await.simple_query(sql).await.unwrap();
        let row = |message| match message {
            SimpleQueryMessage::Row(row) => {
                Some((0..row.len()).map(|i| row.get(i).unwrap_or_default().to_owned()).collect())
            }
            _ => None,
        };
        messages.into_iter().filter_map(row).collect()
    }

    pub(crate) async fn rows(&self) -> i64 {
        self.query("SELECT COUNT(*) FROM ratings").await[0][0].parse().unwrap()
    }

    pub(crate) async fn columns(&self, table: &str) -> Vec<String> {
        let catalogue = "SELECT column_name FROM information_schema.columns";
        let sql = format!("{catalogue} WHERE table_name = '{table}' ORDER BY ordinal_position");
        self.query(&sql).await.concat()
    }

    pub(crate) async fn hold(&self) -> Held {
        self.hold_by("LOCK TABLE ratings IN EXCLUSIVE MODE").await
    }

    /// Nobody else gets what a statement takes until this is dropped.
    pub(crate) async fn hold_by(&self, statement: &str) -> Held {
        let client = connect(&self.url).await;
        client.batch_execute(&format!("BEGIN; {statement}")).await.unwrap();
        Held(client)
    }
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}
